"""The lending pool with a single control, as an HTML form."""

from markupsafe import Markup

from scripts.core.yaml_records import Keyed
from scripts.ledger.catalog import Catalog
from scripts.ledger.lending_pool import SIDES, SPLITS, values
from scripts.pages.lending_pool_form import FILE, out, phrases, presets
from scripts.pages.partials import render


def html(catalog: Catalog, lang: str) -> str:
    """The platform's share as the one control, with two shares to jump to.

    Args:
        catalog: its lending pool, and the facts that hold the two shares.
        lang: zh or en.

    Returns:
        HTML that shows the results of both shares side by side; where lending-pool.js
        runs, the control takes their place.
    """
    pool, pair = catalog.pool, presets(catalog)
    words = Keyed(
        f"{FILE}: words", {name: text.of(lang) for name, text in pool.words.items()}
    )
    said, settings = phrases(pool, lang), pool.defaults()
    states = []
    for share, preset in zip(pair, pool.presets.values(), strict=True):
        shown = values(settings | {"share": share * 10}, said, pair)
        state = {
            "name": catalog.plain(preset.label.of(lang), lang, FILE),
            "share": share,
            "funds": {side: shown[f"funds_{side}"] for side in SIDES},
            "sentence": words["small_sentence"].format(**shown),
        }
        states.append(state)
    start = values(settings | {"share": pair[0] * 10}, said, pair)
    outs = {name: out(name, text) for name, text in start.items()}
    rates = {name: f"{one.default}%" for name, one in pool.inputs.items()}
    return render(
        "lending_pool_small.html",
        words=words,
        label=pool.inputs["share"].label.of(lang),
        fixed={k: one.default for k, one in pool.inputs.items() if k != "share"},
        phrases=said,
        splits=SPLITS,
        presets=pair,
        states=states,
        outs=outs,
        sentence=Markup.escape(words["small_sentence"]).format(**outs),
        note=words["small_note"].format(first=f"{pair[0]}%", **rates),
    )
