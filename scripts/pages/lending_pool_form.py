"""The lending pool as an HTML form with its tables."""

from functools import partial
from html import escape

from scripts.core.yaml_records import Keyed
from scripts.ledger.catalog import Catalog
from scripts.ledger.lending_pool import (
    PHRASES,
    ROWS,
    SIDES,
    SPLITS,
    Pool,
    bars,
    values,
)

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


def html(catalog: Catalog, lang: str) -> str:
    """The pool as a form that is a worked example without JavaScript and on paper.

    Args:
        catalog: its lending pool, and the facts that its texts name.
        lang: zh or en.
    """
    pool = catalog.pool
    own = {k: escape(w.of(lang)) for k, w in pool.words.items()}
    words = Keyed(f"{FILE}: words", own)
    plain = partial(catalog.plain, lang=lang, where=FILE)
    said, settings = phrases(pool, lang), pool.defaults()
    first, last = presets(catalog)
    shown, lengths = values(settings, said, (first, last)), bars(settings)

    def out(name: str) -> str:
        return f'<span data-out="{name}">{shown[name]}</span>'

    def bar(name: str) -> str:
        return (
            f'{out(name)}<svg class="pool-bar" viewBox="0 0 100 8" aria-hidden="true" '
            f'preserveAspectRatio="none"><rect data-bar="{name}" height="8" '
            f'width="{lengths[name]}"></rect></svg>'
        )

    def table(
        title: str, heads: list[str], rows: list[list[str]], stack: str = ""
    ) -> str:
        # roles by hand: the settings are laid out as blocks on a phone
        top = "".join(f'<th scope="col" role="columnheader">{h}</th>' for h in heads)
        body = "".join(
            f'<tr role="row"><th scope="row" role="rowheader">{first}</th>'
            + "".join(
                f'<td role="cell" data-label="{head}">{cell}</td>'
                for head, cell in zip(heads[1:], rest, strict=True)
            )
            + "</tr>"
            for first, *rest in rows
        )
        return (
            f'<table class="pool-table" role="table"{stack}><caption>{words[title]}</caption>'
            f'<thead role="rowgroup"><tr role="row">{top}</tr></thead>'
            f'<tbody role="rowgroup">{body}</tbody></table>'
        )

    inputs = []
    for name, one in pool.inputs.items():
        label = escape(one.label.of(lang))
        limits = f'min="0" max="{one.max}" step="{one.step}" value="{one.default}"'
        control = (
            f'<span class="pool-control" hidden><input type="range" id="pool-{name}" '
            f'data-in="{name}" {limits}><input type="number" data-in="{name}" {limits} '
            f'aria-label="{label} ({words["exact"]})" inputmode="decimal">%</span>'
        )
        value = f'<span class="pool-value">{out(f"in_{name}")}</span>{control}'
        why = escape(plain(one.why.of(lang)))
        inputs.append([f'<label for="pool-{name}">{label}</label>', value, why])
    results = [[words[r], *(out(f"{r}_{side}") for side in SIDES)] for r in ROWS]
    splits = [
        [
            f"{s}\u00a0:\u00a0{100 - s}",
            bar(f"split_{s}_profit"),
            bar(f"split_{s}_yield"),
            out(f"split_{s}_breakeven"),
        ]
        for s in SPLITS
    ]
    names = {n: out(n) for n in shown if n.startswith(("funds_", "profit_"))}
    compared = {
        f"{name}_{end}": out(f"split_{share}_{name}")
        for name in ("profit", "yield")
        for end, share in (("first", first), ("last", last))
    }
    changes = {n: out(n) for n in shown if n.startswith("change_")}
    insight = words["insight"].format(first=first, last=last, **changes, **compared)
    heads = ["split", "earns_platform", "yield", "breakeven_platform"]
    parts = [
        table(
            "inputs",
            [words[w] for w in ("setting", "value", "why")],
            inputs,
            " data-stack",
        ),
        f'<div class="pool-control" hidden><button type="reset">{words["reset"]}</button></div>',
        f'<p class="pool-sentence">{words["summary"].format(**names)}</p>',
        f'<p class="pool-insight">{insight}</p>',
        table("splits", [words[h] for h in heads], splits),
        table("results", [words["item"], *(words[s] for s in SIDES)], results),
        '<p class="visually-hidden" role="status"></p>',
    ]
    data = "".join(f' data-{k}="{escape(v)}"' for k, v in said.items())
    shares = " ".join(str(s) for s in SPLITS)
    pair = f'data-splits="{shares}" data-presets="{first} {last}"'
    # named by the heading above it
    head = f'<form class="pool" aria-labelledby="lending-pool"{data} {pair}>'
    return "\n".join([head, *parts, "</form>"])
