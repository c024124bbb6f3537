"""The lending pool as an HTML form with its tables."""

from collections.abc import Callable
from html import escape

from scripts.core.yaml_records import Keyed
from scripts.ledger.lending_pool import ROWS, SIDES, SPLITS, Pool, values


def html(pool: Pool, lang: str, plain: Callable[[str], str]) -> str:
    """The pool as a form that is a worked example without JavaScript and on paper.

    plain: from a text with [[fact:id]] to the text with the numbers.
    """
    own = {k: escape(w.of(lang)) for k, w in pool.words.items()}
    words = Keyed("lending_pool.yml: words", own)
    shown = values(pool.defaults(), (words["never"], words["always"]))

    def out(name: str) -> str:
        return f'<span data-out="{name}">{shown[name]}</span>'

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

    settings = []
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
        settings.append([f'<label for="pool-{name}">{label}</label>', value, why])
    results = [[words[r], *(out(f"{r}_{side}") for side in SIDES)] for r in ROWS]
    splits = [
        [
            f"{s}\u00a0:\u00a0{100 - s}",
            *(out(f"split_{s}_{n}") for n in ("profit", "yield", "breakeven")),
        ]
        for s in SPLITS
    ]
    names = {n: out(n) for n in shown if n.startswith(("funds_", "profit_"))}
    heads = ["split", "earns_platform", "yield", "breakeven_platform"]
    parts = [
        table(
            "inputs",
            [words[w] for w in ("setting", "value", "why")],
            settings,
            " data-stack",
        ),
        f'<div class="pool-control" hidden><button type="reset">{words["reset"]}</button></div>',
        f'<p role="status">{words["summary"].format(**names)}</p>',
        table("results", [words["item"], *(words[s] for s in SIDES)], results),
        table("splits", [words[h] for h in heads], splits),
    ]
    never = f'data-never="{words["never"]}" data-always="{words["always"]}"'
    return f'<form class="pool" {never}>\n' + "\n".join(parts) + "\n</form>"
