"""The words that stand for a chart: its rows as a sentence, by family of chart.

The author writes the takeaway; this text carries every number of the table, so that a
reader who does not see the picture loses none. Of a long monthly series it carries the
year-ends; the chart's table has every month.
"""

from scripts.charts.toolkit.chart_data import Row, View
from scripts.ledger.tables import FAMILIES, Table


def _columns(table: Table, *types: str) -> list[str]:
    return [n for n, c in table.columns.items() if c.type in types and c.label]


def _name(view: View, row: Row) -> str:
    words = _columns(view.table, "words")
    return view.text(row, words[0]) if words else row[view.table.key]


def _numbers(view: View, row: Row) -> str:
    columns = _columns(view.table, "number")
    shown = [view.quantity(row, c) for c in columns]
    if len(columns) < 2:
        return "".join(shown)
    labels = [view.label(c) for c in columns]
    gap = "" if view.zh else " "
    return view.join("list", [a + gap + b for a, b in zip(labels, shown, strict=True)])


LONG = 60  # rows that nobody listens to in one go


def _listened_to(view: View, when: str) -> list[Row]:
    if len(view.rows) <= LONG:
        return list(view.rows)
    return [r for r in view.rows if r[when].endswith("-12")]


def _series(view: View) -> list[str]:
    dates = _columns(view.table, "date")
    when = dates[0] if dates else view.table.key
    numbers = _columns(view.table, "number")
    lines = [
        view.join(
            "colon",
            [view.text(r, when), _numbers(view, r) if numbers else _name(view, r)],
        )
        for r in _listened_to(view, when)
    ]
    return lines + [words.of(view.lang) for words in (view.table.events or {}).values()]


def _groups(view: View) -> list[str]:
    lines, names = [], _columns(view.table, "choice")
    for name in names:
        column = view.table.columns[name]
        for choice, words in (column.choices or {}).items():
            rows = [_name(view, r) for r in view.rows if r[name] == choice]
            if rows:
                head = words.of(view.lang)
                if len(names) > 1:
                    head = f"{view.label(name)} – {head}"
                lines.append(view.join("colon", [head, view.join("list", rows)]))
    return lines


def describe(view: View) -> str:
    """The rows of a chart's table in one paragraph, in the view's language."""
    match FAMILIES[view.table.family]:
        case "series":
            parts = _series(view)
        case "items":
            parts = [
                view.join("colon", [_name(view, r), _numbers(view, r)])
                for r in view.rows
            ]
        case "groups":
            parts = _groups(view)
        case _:
            return (
                " → ".join(_name(view, r) for r in view.rows)
                + view.join("stop", ["", ""]).strip()
            )
    return view.join("semicolon", parts) + view.join("stop", ["", ""]).strip()
