"""What WeasyPrint's tag tree lacks for PDF/UA-1, added before the file is written.

WeasyPrint 70 repeats a link for every box inside it, tags running heads as text, leaves
header cells without scope, list items without body, and knows no language but the
book's own. Checked by a validator in tests/test_pdf.py: what an upgrade does itself can
go from here.
"""

from xml.etree.ElementTree import Element

import pydyf

Kid = bytes | int | None  # a reference to an object, or the number of tagged content

# WeasyPrint tags few elements by themselves. The book has no quotation in a block, so text
# in the other language becomes a <blockquote>, and its tag a /Span with a language below.
# It is renamed in the parsed tree: an HTML parser would end the paragraph before it.
OTHER_LANGUAGE = "blockquote"
EMPTY_ALLOWED = {"/TD", "/TH", "/Figure"}


class Tree:
    """The tag tree of one PDF while it is repaired; other: code of the other language."""

    def __init__(self, pdf: pydyf.PDF, other: str) -> None:
        """Prepare to repair a PDF; other: the code of the language it is not in."""
        self.pdf, self.other = pdf, other
        self.dropped: set[bytes] = set()  # references of needless annotations
        self.tagged: set[tuple[bytes, int]] = set()  # page and number of tagged content

    def _object(self, reference: bytes) -> pydyf.Dictionary:
        return self.pdf.objects[int(reference.split()[0])]

    def _drop(self, reference: bytes) -> None:
        self._object(reference).clear()  # pydyf miscounts when an object is free

    def _new(self, tag: str, parent: pydyf.Dictionary, kids: list[Kid]) -> bytes:
        element = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": tag,
                "K": pydyf.Array(kids),
                "Pg": parent["Pg"],
                "P": parent.reference,
            }
        )
        self.pdf.add_object(element)
        for kid in kids:
            if isinstance(kid, bytes) and "P" in self._object(kid):
                self._object(kid)["P"] = element.reference
        reference: bytes = element.reference
        return reference

    def repair(
        self, element: pydyf.Dictionary, link: bool = False, head: bool = False
    ) -> None:
        """Repair an element and all below it.

        Args:
            element: The structure element.
            link: Whether it is inside a link.
            head: Whether it is inside the head of a table.
        """
        tag = element["S"]
        if tag == "/BlockQuote":
            element["S"], element["Lang"] = "/Span", pydyf.String(self.other)
        elif tag == "/Link" and link:
            element["S"] = "/Span"
        elif tag == "/TH":
            element["A"]["Scope"] = "/Column" if head else "/Row"
        link, head = link or tag == "/Link", head or tag == "/THead"
        kids = []
        for kid in element["K"]:
            if isinstance(kid, int):
                self.tagged.add((element["Pg"], kid))
            elif (found := self._object(kid)).get("Type") == "/OBJR":
                # The first annotation of a link covers those of the boxes inside it.
                if link and element["S"] != "/Link":
                    self.dropped.add(found["Obj"])
                    self._drop(kid)
                    continue
            else:
                self.repair(found, link, head)
                if not found["K"] and found["S"] not in EMPTY_ALLOWED:
                    self._drop(kid)
                    continue
                if element["S"] == "/L" and found["S"] == "/Div":  # a column
                    for item in found["K"]:
                        self._object(item)["P"] = element.reference
                        kids.append(item)
                    self._drop(kid)
                    continue
            kids.append(kid)
        if element["S"] == "/L":
            kids = self._items(kids)
        element["K"] = pydyf.Array(self._bodies(element, kids))

    def _items(self, kids: list[Kid]) -> list[Kid]:
        """The kids of a list: what is no item goes into the body of the item before it."""
        done: list[Kid] = []
        for kid in kids:
            last = done[-1] if done else None
            if not isinstance(kid, bytes) or not isinstance(last, bytes):
                done.append(kid)
                continue
            found = self._object(kid)
            if found["S"] in ("/LI", "/L", "/Caption"):
                done.append(kid)
                continue
            body = self._object(self._object(last)["K"][-1])
            found["P"] = body.reference
            body["K"].append(kid)
        return done

    def _bodies(self, element: pydyf.Dictionary, kids: list[Kid]) -> list[Kid]:
        """The kids of a list item: what is neither label nor body goes into one."""
        if element["S"] != "/LI":
            return kids
        done: list[Kid] = []
        loose: list[Kid] = []
        for kid in [*kids, None]:
            known = kid is None or (
                isinstance(kid, bytes) and self._object(kid)["S"] in ("/Lbl", "/LBody")
            )
            if known and loose:
                done.append(self._new("/LBody", element, loose))
                loose = []
            if kid is not None:
                (done if known else loose).append(kid)
        return done

    def repair_pages(self, parents: pydyf.Array) -> None:
        """Make artifacts of the untagged content, and forget the dropped annotations.

        parents: the tree's numbers and what they lead to, by turns.
        """
        for number, reference in enumerate(self.pdf.page_references):
            page = self._object(reference)
            stream = self._object(page["Contents"]).stream
            for at, piece in enumerate(stream):
                if not isinstance(piece, pydyf.Dictionary) or "MCID" not in piece:
                    continue
                if (reference, piece["MCID"]) not in self.tagged:
                    parents[2 * number + 1][piece["MCID"]] = b"null"
                    stream[at - 1] = "/Artifact"
                    stream[at] = pydyf.Dictionary({"Type": "/Pagination"})
            notes = [n for n in page.get("Annots", ()) if n not in self.dropped]
            if "Annots" in page:
                page["Annots"] = pydyf.Array(notes)
            for note in notes:
                self._object(note)["F"] = 4  # printed as on the screen
        gone = {self._object(one)["StructParent"] for one in self.dropped}
        pairs = zip(parents[::2], parents[1::2], strict=True)
        left = [part for pair in pairs if pair[0] not in gone for part in pair]
        parents[:] = left
        for one in self.dropped:
            self._drop(one)


def prepare(root: Element) -> None:
    """Mark the text in the other language in a parsed document."""
    for element in root.iter("span"):
        if element.get("lang"):
            element.tag = OTHER_LANGUAGE


def repair(pdf: pydyf.PDF, other: str) -> None:
    """Repair the tags of a PDF that WeasyPrint is about to write.

    Args:
        pdf: The document.
        other: Language code of what is in OTHER_LANGUAGE elements.
    """
    tree = Tree(pdf, other)
    root = tree._object(pdf.catalog["StructTreeRoot"])
    for top in root["K"]:
        tree.repair(tree._object(top))
    tree.repair_pages(tree._object(root["ParentTree"])["Nums"])
