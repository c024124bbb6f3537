"""What stands on a page of the book at another place or in another form than on screen."""

from xml.etree.ElementTree import fromstring

from lxml import html

from scripts.book import arrange, floating


def _tree(inside: str) -> html.HtmlElement:
    return html.fromstring(f"<article>{inside}</article>")


def _shape(tree: html.HtmlElement) -> list[str]:
    return [one.get("id") or str(one.tag) for one in tree]


def test_the_cast_goes_before_the_answer_under_its_own_heading():
    tree = _tree(
        "<h2 id='pairs'>Two</h2><div class='cast' id='cards'></div><p>…</p>"
        "<h2 id='index--verdict'>The answer</h2>"
    )
    arrange.cast(tree, "Who is who")
    assert _shape(tree) == ["pairs", "p", "index--cast", "cards", "index--verdict"]
    assert tree.cssselect("#index--cast")[0].text == "Who is who"


def test_the_self_assessment_is_on_a_page_with_its_heading():
    tree = _tree(
        "<h2 id='before'></h2><p></p><h2 id='checklist'></h2><p id='intro'></p>"
        "<div class='assessment' id='form'></div><p id='after'></p>"
    )
    arrange.sheet(tree)
    assert _shape(tree) == ["before", "p", "section", "after"]
    assert _shape(tree.cssselect(".sheet")[0]) == ["checklist", "intro", "form"]


def test_a_self_assessment_that_closes_its_chapter_comes_after_the_notes():
    tree = _tree(
        "<h2 id='before'></h2><h2 id='checklist'></h2>"
        "<div class='assessment' id='form'></div><div class='footnote' id='notes'></div>"
    )
    arrange.sheet(tree)
    assert _shape(tree) == ["before", "notes", "section"]


def test_a_figure_that_fills_a_page_ends_its_section():
    tree = _tree(
        "<h2 id='a'></h2><figure class='chart full' id='f'></figure><p id='p'></p>"
        "<table id='t'></table><h2 id='b'></h2>"
    )
    arrange.full_pages(tree)
    assert _shape(tree) == ["a", "p", "t", "f", "b"]


def test_a_bar_of_the_loan_journey_is_made_of_boxes():
    tree = _tree(
        "<svg class='journey-bar'><rect class='platform' x='0' width='30.00'/>"
        "<rect class='bank' x='30' width='70.00'/></svg><p id='amounts'></p>"
    )
    arrange.bars(tree)
    assert _shape(tree) == ["div", "amounts"]
    assert [(one.get("class"), one.get("style")) for one in tree[0]] == [
        ("platform", "width: 30.00%"),
        ("bank", "width: 70.00%"),
    ]


def test_a_note_breaks_where_a_formula_would_not():
    tree = _tree(
        "<div class='footnote'><li>9.62\u00a0trillion <b>÷\u00a01.39</b></li></div>"
    )
    arrange.loose_notes(tree)
    assert tree.text_content() == "9.62 trillion ÷ 1.39"


def test_a_wide_picture_floats_and_a_high_one_fills_a_page():
    for box, page, names in (
        ("0 0 720 300", "logic", {"chart", "floating"}),
        ("0 0 720 900", "logic", {"chart", "full"}),
        ("0 0 720 300", "index", {"chart"}),
    ):
        figure = html.fromstring(
            "<figure class='chart'><div class='chart-wide'><svg></svg></div></figure>"
        )
        figure.cssselect("svg")[0].set("viewBox", box)  # as chapter.load leaves it
        floating.mark(figure, page)
        assert set(figure.classes) == names


def test_a_floating_picture_is_in_the_paragraph_beside_it():
    page = "鱼" * floating.APART
    tree = fromstring(
        "<article><h2/><figure class='chart floating' id='a'>\n<b>x</b>\n</figure>"
        f"<p>one</p><h3>{page}</h3><p>two</p><figure class='chart floating' id='b'/>"
        f"<table>{page}</table><figure class='chart' id='c'/></article>"
    )
    floating.float_figures(tree)
    tags = ["h2", "p", "h3", "p", "table", "figure"]
    assert [one.tag for one in tree] == tags
    one, two = tree.findall("p")
    assert [one[0].get("id"), two[0].get("id")] == ["a", "b"]
    assert one[0].text is None and one[0][0].tail is None


def test_pictures_that_are_near_each_other_do_not_float():
    near, far = "a fish " * 100, "a fish " * 400
    tree = fromstring(
        "<body><section class='chapter'>"
        f"<p>1</p><figure class='chart floating' id='a'/><p>{far}</p>"
        f"<p>2</p><figure class='chart floating' id='b'/><p>{near}</p>"
        "<p>3</p><figure class='chart floating' id='c'/></section>"
        "<section class='chapter'><p>4</p><figure class='chart floating' id='d'/></section>"
        "</body>"
    )
    floating.float_figures(tree)
    floats = [one[0].get("id") for one in tree.iter("p") if len(one)]
    assert floats == ["a", "d"]
