"""Both PDFs as a reader gets them, read by poppler's tools."""

import json
import re
import shutil
import subprocess
from collections import Counter

import page as validator
import pytest
from conftest import LANGS, ROOT, chart_figure
from lxml import html
from readback import pdf_text, squeeze

from scripts.book import assemble as assemble_module
from scripts.book import chinese_spacing, pdf_tags
from scripts.book.assemble import assemble, sort_key
from scripts.book.pdf import write_book
from scripts.core.errors import AuthorError

FORBIDDEN_FIRST = "。，、；：？！）》」』】”’%"  # at the start of a line
FORBIDDEN_LAST = "（《「『【“‘"
BODY = (70, 770)  # between running head and page number, in points from the top


def _tool(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True)
    return done.stdout.decode(errors="replace")


@pytest.fixture(scope="session")
def texts(pdfs):
    """Text of each PDF, squeezed."""
    return {lang: squeeze(pdf_text(path, "-layout")) for lang, path in pdfs.items()}


@pytest.fixture(scope="session")
def lines(pdfs):
    """The lines of each page's body in each PDF as (top, left, text), from the top."""
    found = {}
    for lang, path in pdfs.items():
        tree = html.fromstring(pdf_text(path, "-bbox-layout"))
        found[lang] = [_body(sheet) for sheet in tree.cssselect("page")]
    return found


def _top(word: html.HtmlElement) -> float:
    return float(word.get("ymin"))


def _body(sheet: html.HtmlElement) -> list[tuple[float, float, str]]:
    """A page's lines. pdftotext breaks one where two punctuation marks share a gap:
    what stands close behind another piece at the same height belongs to its line.
    """
    pieces = []
    for line in sheet.cssselect("line"):
        top, left, right = (float(line.get(name)) for name in ("ymin", "xmin", "xmax"))
        text = " ".join(word.text_content() for word in line.cssselect("word"))
        if BODY[0] < top < BODY[1]:
            pieces.append([top, left, right, text])
    whole: list[list] = []
    for piece in sorted(pieces, key=lambda p: p[1]):
        for line in whole:
            if abs(line[0] - piece[0]) < 4 and -12 < piece[1] - line[2] < 6:
                line[2:] = piece[2], line[3] + piece[3]
                break
        else:
            whole.append(piece)
    return sorted((top, left, text) for top, left, _, text in whole)


def test_pages_outline_and_fonts(pdfs):
    for lang, path in pdfs.items():
        info = _tool("pdfinfo", str(path))
        assert 35 < int(re.search(r"Pages:\s+(\d+)", info)[1]) < 120, lang
        assert re.search(r"Tagged:\s+yes", info), lang
        fonts = _tool("pdffonts", str(path)).splitlines()[2:]
        assert fonts
        for font in fonts:
            assert "Type 3" not in font
            assert re.search(r"yes yes yes", font), font
        assert path.stat().st_size < 3_000_000
        _tool("qpdf", "--check", str(path))


def test_the_whole_content_is_in(texts, catalog, pages):
    for lang in LANGS:
        for id in ("household_2017", "household_new_2017", "webank_lent", "case_lent"):
            assert squeeze(catalog.show(id, lang)) in texts[lang], id
        for path in (ROOT / "docs" / lang).glob("[!i]*.md"):
            tree = pages[f"{lang}/{path.stem}/index.html"]
            for heading in tree.cssselect("article h2"):
                if heading.get("id") == "take-along":  # of use on a screen alone
                    continue
                heading = squeeze(heading.text_content().replace("¶", ""))
                assert heading in texts[lang], heading
        for table in catalog.tables.values():
            title = catalog.plain(table.title.of(lang), lang, "")
            assert squeeze(title) in texts[lang], table.id


def test_nothing_broken_shows(texts):
    for lang, text in texts.items():
        assert "[[" not in text, lang
        assert not re.search("[\ufffd\u25a1\u2e80-\u2fdf]", text), lang


def test_every_number_that_the_pages_use_is_printed(texts, release, catalog):
    facts = json.loads((release / "data" / "facts.json").read_text(encoding="utf-8"))
    used = [id for id, fact in facts.items() if fact["pages"]]
    assert len(used) > 60
    for lang in LANGS:
        for id in used:
            assert squeeze(catalog.show(id, lang)) in texts[lang], (lang, id)


def test_the_contents_name_the_right_pages(pdfs):
    for lang, path in pdfs.items():
        pages = pdf_text(path, "-layout").split("\f")
        front = "\n".join(pages[1:3])
        entries = re.findall(r"^ *(\S.*?) {2,}(\d+) *$", front, re.MULTILINE)
        assert len(entries) > 50, lang
        for title, number in entries:
            page = squeeze(pages[int(number) - 1])
            assert squeeze(title)[:12] in page, (lang, title, number)


def test_the_numbers_of_the_contents_stand_in_a_column(pdfs, release, catalog):
    """None over the end of its entry, each at the same edge."""
    for lang, path in pdfs.items():
        book = assemble(release, lang, catalog)
        entries = len([*book.contents, "index", *book.figures, *book.tables])
        front = _tool("pdftotext", "-bbox", "-f", "2", "-l", "3", str(path), "-")
        ends = Counter()
        for sheet in html.fromstring(front).cssselect("page"):
            words = [w for w in sheet.cssselect("word") if _top(w) < BODY[1]]
            for word in words:
                line = [w for w in words if abs(_top(w) - _top(word)) < 4]
                end = float(word.get("xmax"))
                last = end == max(float(w.get("xmax")) for w in line)
                if last and word.text.isdigit():
                    ends[round(end)] += 1
        assert max(ends.values()) == entries, (lang, ends)


def test_the_contents_are_not_read_blank_by_blank(pdfs, release, catalog, tmp_path):
    """Dots or blanks that lead to a number would be tagged, and heard, one by one."""
    for lang, path in pdfs.items():
        book = assemble(release, lang, catalog)
        entries = len([*book.contents, *book.figures, *book.tables])
        front, own = tmp_path / f"{lang}.pdf", ("--pages", str(path), "2-3", "--")
        plain = ("--qdf", "--object-streams=disable")
        _tool("qpdf", *plain, str(path), *own, str(front))
        pieces = front.read_bytes().count(b"/MCID")
        assert entries < pieces < 5 * entries, (lang, pieces, entries)


def test_the_lists_of_the_contents_are_alike(release, catalog):
    for lang in LANGS:
        gap = catalog.words["gap"].of(lang)
        book = assemble(release, lang, catalog)
        titles = [text for _, _, text in book.contents]
        for above in {above for above, _ in book.chapters if above}:
            assert any(one.startswith(f"{above}{gap}") for one in titles), above
        for _, text in [*book.figures, *book.tables]:
            number, _, title = text.partition(gap)
            assert re.fullmatch(r"(?:Figure |Table |图|表)\d+", number), text
            assert not re.search(r"\. |。|\.$", title), text  # the first sentence alone


def test_code_is_set_in_columns(pdfs):
    for path in pdfs.values():
        tree = html.fromstring(pdf_text(path, "-bbox-layout"))
        [sheet] = [
            one for one in tree.cssselect("page") if "@misc" in one.text_content()
        ]
        edges = {w.get("xmin") for w in sheet.cssselect("word") if w.text == "="}
        signs = [w for w in sheet.cssselect("word") if w.text == "="]
        assert len(signs) > 3 and len(edges) == 1, edges


def declared(selector: str, name: str) -> str:
    """What the book's style sheet says for a selector and a property."""
    css = (ROOT / "scripts" / "book" / "book.css").read_text("utf-8")
    [rule] = re.findall(rf"^{re.escape(selector)} {{ (.*) }}$", css, re.MULTILINE)
    return dict(re.findall(r"([\w-]+): ([^;]+);", rule))[name]


def test_columns_keep_apart_and_bullets_are_seen():
    assert float(declared("th, td", "padding").split()[1].removesuffix("mm")) >= 3
    assert declared("li::marker", "color") == "var(--ink)"  # as dark as the text


def test_the_index_of_numbers_names_the_right_pages(pdfs, catalog):
    for lang, path in pdfs.items():
        pages = pdf_text(path, "-layout").split("\f")
        cells = pdf_text(path).split("\f")  # not by line
        head = "数字索引" if lang == "zh" else "Index of numbers"
        index = "".join(p for p in pages[-7:] if head in p)
        assert not re.search(r"\d (?=、)|\d、 \d", index)  # all marks equally wide
        values = {squeeze(catalog.show(id, lang)) for id in catalog.facts}
        checked = 0
        for row, numbers in re.findall(
            r"^(.*\S) {2,}(\d+(?:[、,] ?\d+)*) *$", index, re.MULTILINE
        ):
            ends = [v for v in values if squeeze(row).endswith(v)]
            value = max(ends, key=len, default="no value")
            for number in re.findall(r"\d+", numbers):
                place = (lang, row, number)
                assert value in squeeze(cells[int(number) - 1]), place
                checked += 1
        assert checked > 60, (lang, checked)


def test_figures_and_tables_are_numbered_in_their_order(texts):
    for lang, word in (("zh", "图"), ("en", "Figure")):
        listed = texts[lang].split("图目" if lang == "zh" else "Figures")[1]
        numbers = [int(n) for n in re.findall(rf"{word}(\d+?)(?=[^\d.]|20)", listed)]
        first = list(dict.fromkeys(numbers))[:11]
        assert first == list(range(1, 12)), (lang, first)


def test_a_validator_finds_the_pdfs_accessible(pdfs):
    for lang, path in pdfs.items():
        report = validator.validate_pdf(path, profile="ua1")
        assert report.rules.total > 100
        assert report.is_compliant, (lang, [f.message for f in report.failures])


@pytest.fixture
def short(site, tmp_path, monkeypatch):
    """A site whose book has two chapters."""

    def two(*args):
        return {name: whole(*args)[name] for name in ("roadmap", "sources")}

    whole = assemble_module.outline
    monkeypatch.setattr(assemble_module, "outline", two)
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("assets"))
    return copy


def test_what_weasyprint_leaves_out_is_found_by_the_validator(
    short, catalog, monkeypatch
):
    report = validator.validate_pdf(write_book(short, "zh", catalog), profile="ua1")
    assert report.is_compliant, [failure.message for failure in report.failures]
    monkeypatch.setattr(pdf_tags, "repair", lambda *_: None)
    report = validator.validate_pdf(write_book(short, "zh", catalog), profile="ua1")
    told = {failure.rule_id for failure in report.failures}
    assert {"PDFUA1-LI-KIDS-001", "PDFUA1-LINK-LINK-TAG-001"} <= told


def test_every_figure_is_tagged_with_its_words(pdfs):
    for lang, path in pdfs.items():
        structure = _tool("pdfinfo", "-struct", str(path))
        assert structure.count("Figure") >= 14, lang  # the cover's drawing too
        assert structure.count("TH") > 100, lang


def test_text_in_the_other_language_says_so(pdfs):
    for lang, other in (("zh", "en"), ("en", "zh-CN")):
        plain = _tool("qpdf", "--qdf", "--object-streams=disable", str(pdfs[lang]), "-")
        # one for each name in the other language, and the book's other title
        assert plain.count(f"/Lang ({other})") > 40, lang


def test_chinese_lines_begin_and_end_as_they_should(lines):
    checked = 0
    for number, sheet in enumerate(lines["zh"], 1):
        for _, _, text in sheet:
            assert text[0] not in FORBIDDEN_FIRST, (number, text)
            assert text[-1] not in FORBIDDEN_LAST, (number, text)
            checked += 1
    assert checked > 1500


def test_no_heading_ends_a_page(lines, pages):
    for lang in LANGS:
        headings = {
            squeeze(h.text_content().replace("¶", ""))
            for path, tree in pages.items()
            if path.startswith(lang)
            for h in tree.cssselect("article :is(h1, h2, h3)")
        }
        assert len(headings) > 80
        met = 0
        for number, sheet in enumerate(lines[lang], 1):
            met += sum(squeeze(text) in headings for _, _, text in sheet)
            if sheet:
                assert squeeze(sheet[-1][2]) not in headings, (lang, number, sheet[-1])
        assert met > 80, lang  # else nothing was compared


def test_nothing_runs_out_of_a_page(pdfs):
    """All words are on the sheet, and only the two running heads are above the text."""
    for lang, path in pdfs.items():
        tree = html.fromstring(pdf_text(path, "-bbox-layout"))
        for number, sheet in enumerate(tree.cssselect("page"), 1):
            width, height = float(sheet.get("width")), float(sheet.get("height"))
            for word in sheet.cssselect("word") if number > 1 else []:
                place = (lang, number, word.text)
                assert float(word.get("xmin")) > 40, place
                assert float(word.get("xmax")) < width - 40, place
                assert 10 < _top(word) < height - 20, place
            heads = [one for one in sheet.cssselect("line") if _top(one) < 42]
            assert number <= 3 or len(heads) == 2, (lang, number)


def test_no_page_is_almost_empty(lines):
    for lang in LANGS:
        for number, sheet in enumerate(lines[lang], 1):
            assert number == 1 or len(sheet) > 5, (lang, number)


def test_the_answer_follows_the_cast(pdfs, catalog, pages):
    for lang, path in pdfs.items():
        sheets = pdf_text(path).split("\f")
        sheets = [squeeze(sheet) for sheet in sheets]
        title = squeeze(catalog.words["book_cast"].of(lang))
        heads = pages[f"{lang}/index.html"].cssselect("#verdict")
        answer = squeeze(heads[0].text_content().replace("¶", ""))
        [cast] = [n for n, sheet in enumerate(sheets, 1) if n > 3 and title in sheet]
        assert sheets[cast].startswith(answer), (lang, sheets[cast][:40])


def test_the_self_assessment_is_one_page_of_the_book(pdfs, pages):
    for lang, path in pdfs.items():
        sheets = pdf_text(path).split("\f")
        page = pages[f"{lang}/roadmap/index.html"]
        parts = page.cssselect("#checklist, .assess-item legend, .assess-advice")
        assert len(parts) > 20
        texts = [squeeze(part.text_content().replace("¶", "")) for part in parts]
        found = [s for s in map(squeeze, sheets) if all(text in s for text in texts)]
        assert len(found) == 1, lang


def test_every_picture_stands_on_the_page_of_its_caption_and_source(
    pdfs, pages, catalog
):
    for lang, path in pdfs.items():
        sheets = pdf_text(path).split("\f")[3:]
        sheets = [squeeze(sheet) for sheet in sheets]
        compared = 0
        for id in catalog.tables:
            figure = chart_figure(pages, lang, id)
            title = squeeze(figure.cssselect(".chart-title")[0].text_content())
            labels = figure.cssselect(".chart-wide text")
            drawn = [squeeze(one.text_content()) for one in labels]
            heads = figure.cssselect("thead th")
            data = [squeeze(one.text_content()) for one in heads]
            # The story names only the number of sources, where there are many.
            drawings = [
                one
                for path, page in pages.items()
                if path.startswith(lang)
                for one in page.cssselect(f'figure[data-chart="{id}"] .chart-source')
            ]
            sources = {squeeze(one.text_content()) for one in drawings}
            found = [sheet for sheet in sheets if title in sheet]
            assert len(found) >= 2, title  # in the story, and among the data
            for sheet in found:
                picture = all(text in sheet for text in drawn)
                told = any(one in sheet for one in sources)
                assert told or not picture, (lang, title)
                table = all(text in sheet for text in data)
                assert picture or table, (lang, title)
            compared += 1
        assert compared >= 11


def test_a_link_to_nowhere_stops_the_book(short, catalog):
    page = short / "en" / "roadmap" / "index.html"
    text = page.read_text(encoding="utf-8")
    head, mark, rest = text.partition("<article")
    assert 'href="../sources/#' in rest
    rest = rest.replace('href="../sources/#', 'href="../sources/#gone-', 1)
    page.write_text(head + mark + rest, encoding="utf-8")
    with pytest.raises(AuthorError, match=r"sources--gone-.*correct"):
        write_book(short, "en", catalog)


def test_chinese_is_set_with_room_and_without_double_gaps():
    text = "<p>增至<b>9.62</b>万亿元（“约”）。<sup>1</sup>“是”，Plotly</p>"
    tree = html.fromstring(text)
    chinese_spacing.chinese(tree)
    assert tree.text_content() == html.fromstring(text).text_content()
    spans = [(s.text, s.get("class")) for s in tree.cssselect("span")]
    assert spans == [
        ("至", "room-after"),
        ("9.62", "room-after"),
        ("“", "half"),
        ("”", "half"),
        ("）", "half"),
        ("。", "half"),
        ("”", "half"),
    ]


def test_a_number_that_a_script_may_change_is_set_with_room():
    tree = html.fromstring("<p>出<span>1</span>元，赚<span>6.05</span>元</p>")
    chinese_spacing.chinese(tree)
    spaced = [s.text for s in tree.cssselect(".room-after")]
    assert spaced == ["出", "1", "赚", "6.05"]


def test_a_chinese_paragraph_does_not_end_in_one_character():
    text = (
        "<div><p>借不借，要银行自己来判断<b>才行</b>。<sup>1</sup></p><p>银行</p></div>"
    )
    tree = html.fromstring(text)
    chinese_spacing.chinese(tree)
    assert tree.text_content() == html.fromstring(text).text_content()
    assert [s.text for s in tree.cssselect(".together")] == []
    tree = html.fromstring("<p>借不借，要<b>银行</b>自己来判断。<sup>1</sup></p>")
    chinese_spacing.chinese(tree)
    assert [s.text for s in tree.cssselect(".together")] == ["判断。"]


def test_the_index_passes_over_an_article():
    labels = ["The rate", "A small bank", "an hour", "Balance"]
    in_order = ["Balance", "an hour", "The rate", "A small bank"]
    assert sorted(labels, key=sort_key) == in_order


def test_the_loan_journey_has_coloured_bars_and_no_buttons(release, catalog):
    for lang in LANGS:
        brief = html.fromstring(assemble(release, lang, catalog).chapters[0][1])
        assert len(brief.cssselect(".journey-forms")) == 6
        assert not brief.cssselect(".journey button, .journey svg")
        bars = brief.cssselect(".journey-bar")
        assert len(bars) > 9
        for bar in bars:
            widths = [p.get("style")[len("width: ") : -1] for p in bar]
            assert sum(map(float, widths)) == pytest.approx(100)
