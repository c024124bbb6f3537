"""A page made fit for its readers: wide tables, addresses, its first screen."""

import re
from html import escape, unescape

SCREEN = 2000  # characters, more than a large window shows of either language
TABLE = re.compile(r'(?<!<div class="chart-table">)<table>.*?</table>', re.DOTALL)
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


def _boxed(match: re.Match[str]) -> str:
    boxes = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
    return f"{boxes}{_stacked(match)}</div></div>"


def stack_tables(html: str) -> str:
    """A page's HTML with labels in the cells of tables of three or more columns.

    Every table is in the boxes in which Material's script would put it: it scrolls there
    without the script, too, and does not move when the script comes.
    """
    return TABLE.sub(_boxed, html)


def show_addresses(html: str) -> str:
    """A page's HTML in which links that leave the site carry their address for print.

    The address in href does not serve: Material's script makes every link absolute.
    """
    return re.sub(r'<a (?=href="(https?://[^"]+)")', r'<a data-url="\1" ', html)


def first_screen(html: str) -> str:
    """A page's HTML with a stop after its first chart, or before a section off screen.

    A script waits for the style sheets. What comes before it has been read when they
    come and is painted as one, text and chart; the long rest does not hold it up.
    The heads of the pages name it as that without which a page is not worth painting.
    """
    if (chart := html.find('<figure class="chart')) >= 0:  # or a chart-card
        stop = html.find("</figure>", chart) + len("</figure>")
    else:
        sections = (found.start() for found in re.finditer("<h2", html))
        long = (at for at in sections if len(re.sub("<[^>]+>", "", html[:at])) > SCREEN)
        stop = next(long, len(html))
    return f'{html[:stop]}<script id="first-screen">0</script>{html[stop:]}'


def fix(html: str) -> str:
    """A page's HTML after all corrections of this module."""
    return first_screen(show_addresses(stack_tables(html)))
