"""Five pairs in six months, and the events up to October 2018 on one time scale."""

from datetime import date

import plotly.graph_objects as go

from scripts import style
from scripts.view import Row, View

START, END = date(2016, 12, 10), date(2018, 12, 31)


def _span(row: Row) -> tuple[date, date]:
    """First and last possible day of an event known by day or only by month."""
    parts = [int(p) for p in row["date"].split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    year, month = parts
    return date(year, month, 1), date(year, month, 28)


def draw(view: View) -> go.Figure:
    step, count = (2.0 if view.narrow else 1.0), len(view.rows)
    text_width = 0 if view.narrow else 376
    chart = style.figure(
        view.narrow,
        int(count * step * (23 if view.narrow else 34)) + 40,
        margin={"l": 8 + text_width, "r": 12, "t": 26, "b": 8},
        xaxis={
            "range": [START, END],
            "side": "top",
            "showgrid": not view.narrow,
        },
        yaxis=style.hidden(-count * step + 0.3, 0.8),
    )
    every = style.QUARTERS[::2]
    chart.update_xaxes(
        tickvals=every,
        ticktext=[f"{d.year}.{d.month}" for d in every],
        gridcolor=style.GRID,
    )
    for index, row in enumerate(view.rows):
        color = style.BANK if row["kind"] == "pair" else style.TECH
        y = -index * step - (0.75 if view.narrow else 0)
        first, last = _span(row)
        day = first == last
        chart.add_scatter(
            x=[first, last],
            y=[y, y],
            mode="markers" if day else "lines",
            marker={"size": 11, "color": color},
            line={"width": 11, "color": color},
            customdata=[
                [
                    view.text(row, "date"),
                    view.text(row, "title"),
                    view.text(row, "detail"),
                ]
            ]
            * 2,
            hovertemplate=style.hover(3),
        )
        title = f"<b>{view.text(row, 'title')}</b>"
        when = style.small(view.text(row, "date"))
        at = {"xref": "paper", "font": {"color": color}}
        if view.narrow:
            chart.add_annotation(style.label(0, y + 0.75, title, **at))
            late = first > date(2017, 12, 15)  # the date stands on the side with room
            side = {"xanchor": "right", "xshift": -10} if late else {"xshift": 10}
            chart.add_annotation(style.label(first if late else last, y, when, **side))
        else:
            chart.add_annotation(style.label(0, y, title, xshift=-text_width, **at))
            right = {"xref": "paper", "xanchor": "right", "xshift": -8}
            chart.add_annotation(style.label(0, y, when, **right))
    return chart
