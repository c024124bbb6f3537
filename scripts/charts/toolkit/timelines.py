"""Events on one time scale, known by day or only by month: what the timelines share."""

from datetime import date

import plotly.graph_objects as go

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import Row, View
from scripts.ledger import number_format


def day(row: Row) -> date:
    """The day of an event, or the middle of its month where no day is known."""
    parts = [int(p) for p in row["date"].split("-")]
    return date(*[*parts, 15][:3])


def _scale(years: list[int], view: View) -> dict[str, object]:
    """Return an axis of whole years with a line each.

    Few years get a tick every half-year; of many, every second one is named.
    """
    start, end = date(years[0], 1, 1), date(years[-1], 12, 31)
    before = (end - start) * (0.07 if view.narrow else 0.03)  # a name begins there
    if len(years) < 4:
        ticks = [date(y, m, 1) for y in years for m in (1, 7)]
        july = number_format.month(7, view.lang)
        names = [str(t.year) if t.month == 1 else july for t in ticks]
    else:
        ticks = [date(y, 1, 1) for y in years]
        names = ["" if y % 2 != years[0] % 2 else str(y) for y in years]
    return {
        "range": [start - before, end],
        "tickvals": ticks,
        "ticktext": names,
    }


def _text_width(view: View) -> int:
    """Room in pixels for the longest title, in bold."""
    titles = (style.length(view.text(r, "title"), 13, bold=True) for r in view.rows)
    return int(max(titles)) + 14


def draw(view: View) -> go.Figure:
    """Any table of dated rows; the first kind of the sidecar takes the bank's colour."""
    step, count = (2.0 if view.narrow else 1.0), len(view.rows)
    text_width, key = (0 if view.narrow else _text_width(view)), 40
    years = list(range(day(view.rows[0]).year, day(view.rows[-1]).year + 1))
    middle = date((years[0] + years[-1] + 1) // 2, 1 if len(years) % 2 == 0 else 7, 1)
    kinds = view.table.columns["kind"].choices or {}
    colors = dict(zip(kinds, (style.BANK, style.TECH), strict=True))
    chart = style.figure(
        view.narrow,
        int(count * step * (23 if view.narrow else 31)) + 34 + key,
        margin={"l": 1 + text_width, "r": 4, "t": 26 + key, "b": 4},
        yaxis=style.hidden(-count * step + 0.4, 0.8),
    )
    axis = {"side": "top", "showgrid": True, "gridcolor": style.GRID}
    chart.update_xaxes(**_scale(years, view), **axis)
    corner = {"xref": "paper", "yref": "paper", "xshift": -text_width}
    words = [
        f'<span style="color:{colors[k]}">■ {name.of(view.lang)}</span>'
        for k, name in kinds.items()
    ]
    for text, up in (("　".join(words), 54), (style.small(view.word("key")), 34)):
        chart.add_annotation(style.label(0, 1, text, yshift=up, **corner))
    for index, row in enumerate(view.rows):
        color, when = colors[row["kind"]], day(row)
        known = len(row["date"]) > len("2017-06")
        y = -index * step - (0.75 if view.narrow else 0)
        chart.add_scatter(
            x=[when],
            y=[y],
            mode="markers",
            marker=style.marks(color, 9, "circle" if known else "circle-open"),
            **style.hover([view.shown(row, "date", "title", "detail")]),
        )
        title = f"<b>{view.text(row, 'title')}</b>"
        above = 0.75 if view.narrow else 0
        at = {"xref": "paper", "xshift": -text_width, "font": {"color": color}}
        chart.add_annotation(style.label(0, y + above, title, **at))
        late = when >= middle  # the date is on the side with room
        side = {"xanchor": "right", "xshift": -11} if late else {"xshift": 11}
        date_text = style.small(view.text(row, "date"))
        chart.add_annotation(style.label(when, y, date_text, **side))
    return chart
