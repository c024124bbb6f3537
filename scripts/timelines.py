"""Events on one time scale, known by day or only by month: what the timelines share."""

from datetime import date, timedelta

import plotly.graph_objects as go

from scripts import style
from scripts.view import Row, View


def _span(row: Row) -> tuple[date, date]:
    """First and last possible day of an event known by day or only by month."""
    parts = [int(p) for p in row["date"].split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    year, month = parts
    return date(year, month, 1), date(year, month, 28)


def _scale(years: list[int], narrow: bool) -> dict[str, object]:
    """An axis of whole years, with a tick every half-year when they are few."""
    start, end = date(years[0], 1, 1), date(years[-1], 12, 31)
    few = len(years) < 4
    ticks = [date(y, m, 1) for y in years for m in ((1, 7) if few else (1,))]
    ticks = ticks[:: 2 if narrow and not few else 1]
    return {
        "range": [start - timedelta((end - start).days * 0.03), end],
        "tickvals": ticks,
        "ticktext": [f"{t.year}.{t.month}" if few else str(t.year) for t in ticks],
    }


def _text_width(view: View) -> int:
    """Room in pixels for the longest title, in bold, with its date."""
    lengths = (
        style.length(view.text(row, "title"), 16)
        + style.length(view.text(row, "date"), 12)
        for row in view.rows
    )
    return int(max(lengths)) + 26


def draw(view: View) -> go.Figure:
    """Any table of dated rows; the first kind of the sidecar takes the bank's colour."""
    step, count = (2.0 if view.narrow else 1.0), len(view.rows)
    text_width, key = (0, 22) if view.narrow else (_text_width(view), 0)
    spans = [_span(row) for row in view.rows]
    years = list(range(spans[0][0].year, spans[-1][0].year + 1))
    middle = date((years[0] + years[-1] + 1) // 2, 1 if len(years) % 2 == 0 else 7, 1)
    kinds = view.table.columns["kind"].choices or {}
    colors = dict(zip(kinds, (style.BANK, style.TECH), strict=True))
    chart = style.figure(
        view.narrow,
        int(count * step * (23 if view.narrow else 34)) + 40 + key,
        margin={"l": 8 + text_width, "r": 12, "t": 26 + key, "b": 8},
        yaxis=style.hidden(-count * step + 0.3, 0.8),
    )
    axis = {"side": "top", "showgrid": True, "gridcolor": style.GRID}
    chart.update_xaxes(**_scale(years, view.narrow), **axis)
    words = [
        f'<span style="color:{colors[k]}">■ {name.of(view.lang)}</span>'
        for k, name in kinds.items()
    ]
    corner = {"xref": "paper", "yref": "paper", "xshift": -text_width}
    chart.add_annotation(style.label(0, 1, "　".join(words), yshift=14 + key, **corner))
    for index, (row, (first, last)) in enumerate(zip(view.rows, spans, strict=True)):
        color = colors[row["kind"]]
        y = -index * step - (0.75 if view.narrow else 0)
        shown = [view.text(row, name) for name in ("date", "title", "detail")]
        chart.add_scatter(
            x=[first, last],
            y=[y, y],
            mode="markers" if first == last else "lines",
            marker={"size": 11, "color": color},
            line={"width": 11, "color": color},
            customdata=[shown] * 2,
            hovertemplate=style.hover(3),
        )
        title, when = f"<b>{shown[1]}</b>", style.small(shown[0])
        at = {"xref": "paper", "font": {"color": color}}
        if view.narrow:
            chart.add_annotation(style.label(0, y + 0.75, title, **at))
            late = first >= middle  # the date stands on the side with room
            side = {"xanchor": "right", "xshift": -14} if late else {"xshift": 10}
            chart.add_annotation(style.label(first if late else last, y, when, **side))
        else:
            chart.add_annotation(style.label(0, y, title, xshift=-text_width, **at))
            right = {"xref": "paper", "xanchor": "right", "xshift": -8}
            chart.add_annotation(style.label(0, y, when, **right))
    return chart
