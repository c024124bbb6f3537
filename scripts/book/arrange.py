"""Parts of a page in the form and the place that they have on paper."""

from lxml import html

Element = html.HtmlElement


def bars(article: Element) -> None:
    """Make boxes of the bars of the loan journey: WeasyPrint hands no CSS to an SVG."""
    for drawn in article.cssselect(".journey-bar"):
        bar = html.Element("div", {"class": "journey-bar"})
        for part in drawn.cssselect("rect"):
            width = f"width: {part.attrib['width']}%"
            box = {"class": part.attrib["class"], "style": width}
            bar.append(html.Element("div", box))
        drawn.addprevious(bar)
        drawn.drop_tree()


def cast(article: Element, title: str) -> None:
    """Put the cast before the answer, under its own heading: the two face each other.

    Args:
        article: The first page of the book, fit for it.
        title: The heading.
    """
    for answer in article.cssselect("[id='index--verdict']"):
        for cards in article.cssselect(".cast"):
            heading = html.Element("h2", {"id": "index--cast"})
            heading.text = title
            answer.addprevious(heading)
            answer.addprevious(cards)


def sheet(article: Element) -> None:
    """Put the self-assessment on one page with what introduces it, from its heading on.

    When it closes a chapter it comes after the notes, which would have a page of their own.
    """
    for form in article.cssselect("div.assessment"):
        page = html.Element("section", {"class": "sheet"})
        form.addprevious(page)
        for part in [*page.itersiblings(preceding=True)]:
            page.insert(0, part)
            if part.tag == "h2":
                break
        page.append(form)
        behind = [*page.itersiblings()]
        if all(part.get("class") == "footnote" for part in behind):
            article.append(page)


def full_pages(article: Element) -> None:
    """Put a figure that fills a page at the end of its section, whose text runs on."""
    for figure in article.cssselect("figure.full:not(.with-table)"):
        last = figure
        for part in figure.itersiblings():
            if part.tag == "h2" or part.get("class") == "footnote":
                break
            last = part
        if last is not figure:
            last.addnext(figure)


def loose_notes(article: Element) -> None:
    """Let the notes break anywhere: their columns are too narrow for long formulas."""
    for part in article.cssselect(".footnote li, .footnote li *"):
        part.text = (part.text or "").replace("\u00a0", " ")
        part.tail = (part.tail or "").replace("\u00a0", " ")
