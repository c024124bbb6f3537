"""A number for each paragraph of a page, so that another page can lead to it."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

NUMBERED = ("p", "ul", "ol", "blockquote")
BOX = "admonition"


class _Numbers(Treeprocessor):  # type: ignore[misc]  # Markdown brings no types
    def run(self, root: Element) -> None:
        for number, block in enumerate(root, 1):
            if HTML_PLACEHOLDER_RE.fullmatch((block.text or "").strip()):
                continue  # HTML takes the place of this paragraph
            if block.tag in NUMBERED or block.get("class", "").startswith(BOX):
                block.attrib.setdefault("id", f"p{number}")


class BlockIds(Extension):  # type: ignore[misc]
    """Gives ids such as p7 to the paragraphs, lists and boxes at a page's top level.

    The number counts all blocks of the page, so it is the same in both languages.
    """

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the extension.

        Args:
            md: What converts the pages.
        """
        md.treeprocessors.register(_Numbers(md), "block-ids", -10)
