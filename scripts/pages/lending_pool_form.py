"""The lending pool as an HTML form with its tables."""

from markupsafe import Markup

from scripts.core.yaml_records import Keyed
from scripts.ledger.catalog import Catalog
from scripts.ledger.lending_pool import (
    PHRASES,
    ROWS,
    SPLITS,
    Pool,
    bars,
    values,
)
from scripts.pages.partials import render

FILE = "lending_pool.yml"


def phrases(pool: Pool, lang: str) -> dict[str, str]:
    """The words that results are made of, in one language."""
    words = Keyed(f"{FILE}: words", pool.words)
    return {name: words[name].of(lang) for name in PHRASES}


def presets(catalog: Catalog) -> tuple[int, int]:
    """The two funding shares of the platform that are compared, in whole per cents."""
    first, last = (
        int(catalog.amounts[preset.share].printed)
        for preset in catalog.pool.presets.values()
    )
    return first, last


def out(name: str, text: str) -> Markup:
    """A number that lending-pool.js writes anew when the reader changes a setting."""
    return Markup('<span data-out="{}">{}</span>').format(name, text)


def html(catalog: Catalog, lang: str) -> str:
    """The pool as a form that is a worked example without JavaScript and on paper.

    Args:
        catalog: its lending pool, and the facts that its texts name.
        lang: zh or en.
    """
    pool, pair = catalog.pool, presets(catalog)
    own = {name: text.of(lang) for name, text in pool.words.items()}
    words = Keyed(f"{FILE}: words", own)
    said, settings = phrases(pool, lang), pool.defaults()
    shown = values(settings, said, pair)
    outs = {name: out(name, text) for name, text in shown.items()}
    compared = {
        f"{name}_{end}": outs[f"split_{share}_{name}"]
        for name in ("profit", "yield")
        for end, share in zip(("first", "last"), pair, strict=True)
    }
    inputs = {
        name: {
            **vars(one),
            "label": one.label.of(lang),
            "why": catalog.plain(one.why.of(lang), lang, FILE),
        }
        for name, one in pool.inputs.items()
    }
    insight, (first, last) = Markup.escape(words["insight"]), pair
    return render(
        "lending_pool.html",
        words=words,
        phrases=said,
        splits=SPLITS,
        presets=pair,
        inputs=inputs,
        results=ROWS,
        shown=shown,
        lengths=bars(settings),
        summary=Markup.escape(words["summary"]).format(**outs),
        insight=insight.format(**outs, **compared, first=first, last=last),
    )
