"""HTML of a page corrected for screens: tables, names, and where the first paint ends."""

import re

from lxml import html

from scripts.core.comments import COMMENT

SCREEN = 2000  # characters, more than a large window shows of either language
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)  # one with a class is complete
# By hand: a table laid out as blocks is no table to a screen reader any more.
ROLES = {
    "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader",
}  # fmt: skip


def _labels(row: html.HtmlElement) -> list[str]:
    """The text of each cell of a row, once for every column that it spans."""
    cells = [(cell.text_content().strip(), int(cell.get("colspan", 1))) for cell in row]
    return [text for text, columns in cells for _ in range(columns)]


def _label_cells(rows: list[html.HtmlElement], labels: list[str]) -> None:
    for row in rows:
        at = 0
        for cell in row:
            if cell.tag == "td":
                cell.set("role", "cell")
                cell.set("data-label", "".join(labels[at : at + 1]))
            at += int(cell.get("colspan", 1))


def _marked(markup: str) -> str:
    table = html.fragment_fromstring(markup)
    table.set("class", "data")
    rows = table.cssselect("tr")
    labels = [label for row in rows[:1] for label in _labels(row)]
    if len(labels) > 2:
        table.set("role", "table")
        table.set("data-stack")
        for part in table.cssselect(", ".join(ROLES)):
            part.set("role", ROLES[str(part.tag)])
        _label_cells(rows, labels)
    return html.tostring(table, encoding="unicode")


def _boxed(match: re.Match[str]) -> str:
    boxes = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
    return f"{boxes}{_marked(match[0])}</div></div>"


def stack_tables(page: str) -> str:
    """A page's HTML with labels in the cells of tables of three or more columns.

    Every table is in the boxes in which Material's script would put it, and which its
    style sheet knows; its class keeps the script from doing so once more.
    """
    return TABLE.sub(_boxed, page)


def name_by_headings(page: str) -> str:
    """A page's HTML in which parts have the name of a heading without the mark of its link.

    A voice would read the mark out at the end of the part's name.
    """
    for id in dict.fromkeys(re.findall(r'aria-labelledby="([\w-]+)"', page)):
        heading = re.compile(rf'(<h\d id="{id}">)(.*?)(?=<a class="headerlink")')
        page, found = heading.subn(rf'\1<span id="{id}-name">\2</span>', page)
        if found:
            label = 'aria-labelledby="{}"'.format
            page = page.replace(label(id), label(f"{id}-name"))
    return page


def count_notes(page: str) -> str:
    """A page's HTML whose notes say how many they are: the styles guess their height."""
    start = '<div class="footnote"'
    number = page.count('<li id="fn:')
    return page.replace(start, f'{start} style="--notes: {number}"', 1)


def first_screen(page: str) -> str:
    """A page's HTML with an empty script after its first chart, or below the first screen.

    A browser runs no script before the style sheets are there, and reads nothing that
    comes after it. So the first paint shows text and chart together, and the long rest of
    the page does not delay it: the head names this script in <link rel="expect">.
    """
    if (chart := page.find('<figure class="chart')) >= 0:  # or a chart-card
        stop = page.find("</figure>", chart) + len("</figure>")
    else:
        sections = (found.start() for found in re.finditer("<h2", page))
        long = (at for at in sections if len(re.sub("<[^>]+>", "", page[:at])) > SCREEN)
        stop = next(long, len(page))
    return f'{page[:stop]}<script id="first-screen">0</script>{page[stop:]}'


def fix(page: str) -> str:
    """A page's HTML after all corrections of this module, without comments."""
    page = COMMENT.sub("", page)
    return first_screen(count_notes(name_by_headings(stack_tables(page))))
