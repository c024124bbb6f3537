"""A page made fit for phones and screen readers: wide tables, boxes to tick."""

import re
from html import escape, unescape

TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
HEAD = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
CELL = re.compile(r"<td([^>]*)>")


def _stacked(match: re.Match[str]) -> str:
    table = match[0]
    labels = [unescape(re.sub(r"<[^>]+>", "", h)).strip() for h in HEAD.findall(table)]
    if len(labels) < 3:
        return table
    seen = 0

    def cell(found: re.Match[str]) -> str:
        nonlocal seen
        label = labels[seen % len(labels)]
        seen += 1
        return f'<td role="cell" data-label="{escape(label)}"{found[1]}>'

    # roles by hand: a table laid out as blocks is no table to a screen reader any more
    table = CELL.sub(cell, table).replace("<table>", '<table role="table" data-stack>')
    table = table.replace("<tr>", '<tr role="row">').replace(
        "<th>", '<th role="columnheader">'
    )
    return table.replace("<thead>", '<thead role="rowgroup">').replace(
        "<tbody>", '<tbody role="rowgroup">'
    )


def stack_tables(html: str) -> str:
    """A page's HTML with labels in the cells of tables of three or more columns."""
    return TABLE.sub(_stacked, html)


def label_boxes(html: str) -> str:
    """A page's HTML in which the text of a box to tick is its name."""
    item = r'(?s)(<li class="task-list-item">)(<input.*?)</li>'
    return re.sub(item, r"\1<label>\2</label></li>", html)
