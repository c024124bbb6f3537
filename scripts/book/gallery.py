"""The appendix of charts: each entry of the gallery as the chart's own page tells it."""

from pathlib import Path
from urllib.parse import urljoin

from scripts.book import chapter
from scripts.core.errors import AuthorError


def unfold(tree: chapter.Element, site: Path, lang: str) -> None:
    """Put the words and the figure of every chart in the place of its entry.

    Args:
        tree: The gallery, which is changed.
        site: The folder of the built site.
        lang: Its language.

    Raises:
        AuthorError: A chart's page is missing or lacks its words.
    """
    for entry in tree.cssselect(".chart-entry"):
        card = entry.cssselect(".chart-card")[0]
        name = f"charts/{card.attrib['id'].removeprefix('fig-')}"
        own = chapter.load(site, lang, name)
        found = own.cssselect("h2#about + p, figure.chart")
        if len(found) != 2:
            raise AuthorError(
                f"{site / lang / name}/index.html: has no figure with words under "
                "#about, which the book prints; see scripts/pages/chart_pages.py"
            )
        figure, about = found
        for link in figure.cssselect("a[href]"):
            link.set("href", urljoin(f"/{name}/", link.attrib["href"]))
        card.addprevious(about)
        card.addprevious(figure)
        card.drop_tree()
        entry.drop_tag()
    for wrapper in tree.cssselect(".gallery"):
        wrapper.drop_tag()
