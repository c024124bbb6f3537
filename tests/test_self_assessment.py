"""The self-assessment of the roadmap: its data, its tool in a browser, its sheet on paper."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import page as validator
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import LANGS, ROOT, settle
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page, Route
from readback import pdf_text, squeeze

from scripts.book.pdf import write_sheet
from scripts.core.errors import AuthorError
from scripts.ledger import assessment
from scripts.ledger.catalog import Catalog

DATA = ROOT / "docs" / "data" / "assessment.yml"
KEY = "from-fish-to-fishing.assessment"
QUESTIONS = 16
GIVEN = {  # all of step one, two gaps in step two
    "touchpoints.name_seen": "yes",
    "touchpoints.own_door": "yes",
    "touchpoints.data_clauses": "yes",
    "touchpoints.returns_counted": "yes",
    "products.separate_accounts": "partly",
    "products.second_loans": "unknown",
}
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); } })"""
FAULTS = [
    ("a question without evidence", "{zh: 近期样本, en: recent samples}", "", "name_seen.*evidence.*must hold"),
    ("a text in one language", "    name: {zh: 第四步：借力, en: \"Step four: borrow\"}", "    name: {zh: 第四步：借力}", "steps.shoulders: name: key 'en' is missing"),
    ("a key of no meaning", "    fails: {zh: 没有人用", "    breaks: {zh: 没有人用", "steps.touchpoints.*unknown key 'breaks'"),
    ("an answer left out", "  partly: {zh: 部分, en: Partly}\n", "", "answers must be yes, partly, no, unknown"),
    ("an answer without quotes", '  "no": {', "  no: {", r":\d+: key 'no' must be text; put it in quotes"),
    ("a word left out", "  erase: {", "  wipe: {", "words: unknown key 'wipe'"),
    ("a place for nothing", "{answered} of {total}", "{answered} of {all}", r"words.progress \(en\).*\{answered\}, \{total\}"),
    ("a place too many", "zh: 未答", 'zh: "未答{n}"', r"words.open \(zh\).*nothing"),
]  # fmt: skip


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case[0])
def test_a_fault_in_the_data_is_named(tmp_path: Path, case: tuple[str, ...]) -> None:
    _, old, new, message = case
    text = DATA.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "assessment.yml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(AuthorError, match=rf"assessment\.yml.*{message}"):
        assessment.load(tmp_path / "assessment.yml")


def test_a_step_needs_questions(tmp_path: Path) -> None:
    text = DATA.read_text(encoding="utf-8")
    head, _, _ = text.rpartition("    questions:\n")
    path = tmp_path / "assessment.yml"
    path.write_text(head + "    questions: {}\n", encoding="utf-8")
    with pytest.raises(AuthorError, match=r"steps\.shoulders: has no questions"):
        assessment.load(path)


def test_both_languages_ask_the_same(pages: dict[str, HtmlElement]) -> None:
    forms = [
        pages[f"{lang}/roadmap/index.html"].cssselect("form.assessment")[0]
        for lang in LANGS
    ]
    found = [
        [(e.tag, e.get("id"), e.get("name"), e.get("value")) for e in form.iter()]
        for form in forms
    ]
    assert found[0] == found[1]
    assert len(forms[0].cssselect("fieldset > legend")) == QUESTIONS
    assert len(forms[0].cssselect("fieldset input[type=radio]")) == 4 * QUESTIONS
    anchors = [h.get("id") for h in forms[0].cssselect(".assess-step h3")]
    names = ("touchpoints", "products", "own-base", "shoulders")
    assert anchors == [f"check-{name}" for name in names]


@pytest.fixture
def tool(browser: Browser, server: str) -> Iterator[Page]:
    """The English tool without answers; the page fails on an error of its script."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_tool(page, f"{server}/en/roadmap/")
    yield page
    page.close()
    # Only the offline copy can search under file://.
    assert not [error for error in errors if "search_index.js" not in error]


def open_tool(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".assess-result:not([hidden])").wait_for()


def give(page: Page, answers: dict[str, str]) -> None:
    for name, value in answers.items():
        page.check(f'[name="{name}"][value="{value}"]')


def given(page: Page) -> dict[str, str]:
    """The answers that are ticked."""
    return page.evaluate(
        "Object.fromEntries(new FormData(document.querySelector('form.assessment')))"
    )


def status(page: Page) -> str:
    return page.locator(".assessment [role=status]").inner_text()


def test_every_answer_is_reached_by_keyboard(tool: Page) -> None:
    names = [
        f"{id}.{key}"
        for id, step in assessment.load(DATA).steps.items()
        for key in step.questions
    ]
    tool.locator(f'[name="{names[0]}"]').first.focus()
    focused = "[document.activeElement.name, document.activeElement.value]"
    for at, name in enumerate(names):
        assert tool.evaluate(focused)[0] == name
        tool.keyboard.press("Space")
        for _ in range(at % 4):
            tool.keyboard.press("ArrowRight")
        assert tool.evaluate(focused)[1] == assessment.ANSWERS[at % 4]
        tool.keyboard.press("Tab")
    values = [assessment.ANSWERS[at % 4] for at in range(QUESTIONS)]
    assert given(tool) == dict(zip(names, values, strict=True))
    for step in range(4):  # the links to the steps, then the buttons
        assert "#check-" in tool.evaluate("document.activeElement.hash"), step
        tool.keyboard.press("Tab")
    for action in ("print", "save", "erase"):
        assert tool.evaluate("document.activeElement.dataset.do") == action
        tool.keyboard.press("Tab")


@pytest.mark.parametrize("width", [390, 1440])
def test_answers_are_large_enough_to_touch(tool: Page, width: int) -> None:
    tool.set_viewport_size({"width": width, "height": 900})
    parts = tool.locator(".assess-answers label, .assess-control button")
    sizes = parts.evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(b => [b.width, b.height])"
    )
    assert len(sizes) == 4 * QUESTIONS + 3
    assert min(min(size) for size in sizes) >= 24
    assert tool.evaluate("document.documentElement.scrollWidth") <= width


def test_it_says_where_the_lender_stands_and_what_comes_next(tool: Page) -> None:
    counts = tool.locator(".assess-counts")
    assert counts.all_inner_texts() == [f"Not answered {n}" for n in (4, 4, 5, 3)]
    assert status(tool) == f"0 of {QUESTIONS} questions answered."
    give(tool, dict(list(GIVEN.items())[:4]))
    assert status(tool) == f"4 of {QUESTIONS} questions answered. No gap so far."
    assert not tool.locator(".assess-next *").count()
    give(tool, GIVEN)
    assert counts.all_inner_texts()[:2] == [
        "Yes 4",
        "Partly 1 · Do not know 1 · Not answered 2",
    ]
    bars = tool.locator(".assess-bar").all()
    assert [bar.inner_text().split() for bar in bars[:2]] == [["✓"] * 4, ["~", "?"]]
    assert status(tool) == (
        f"6 of {QUESTIONS} questions answered. What comes next: “Step two: be useful”."
    )
    after = tool.locator(".assess-next")
    assert after.locator("li").count() == 2
    assert "How it fails: Those who return" in after.inner_text()
    live = tool.locator(".assessment").locator("[aria-live], [role=status], output")
    assert live.count() == 1
    for box in tool.locator(".assess-item [value=yes]").all():
        box.check()
    assert status(tool).startswith(f"{QUESTIONS} of {QUESTIONS} questions answered. Ev")


def test_answers_return_in_both_languages_until_they_are_cleared(
    tool: Page, server: str
) -> None:
    tool.mouse.move(3, 3)  # the theme's script comes with the first sign of a reader
    tool.wait_for_function("() => window.document$")
    tool.wait_for_load_state("networkidle")
    sent: list[str] = []
    tool.on("request", lambda request: sent.append(request.url))
    give(tool, GIVEN)
    settle(tool)
    assert not [url for url in sent if not url.partition("?")[0].endswith(".svg")]
    for lang in ("en", "zh"):
        open_tool(tool, f"{server}/{lang}/roadmap/")
        assert given(tool) == GIVEN
    assert status(tool).startswith(f"已答6题，共{QUESTIONS}题。先做")
    assert all(url.startswith(server) for url in sent)
    erase = tool.locator("[data-do=erase]")
    tool.once("dialog", lambda dialog: dialog.dismiss())
    erase.click()
    assert given(tool) == GIVEN
    tool.once("dialog", lambda dialog: dialog.accept())
    erase.click()
    assert given(tool) == {}
    assert tool.evaluate(f"localStorage.getItem({KEY!r})") is None
    assert status(tool) == f"已答0题，共{QUESTIONS}题。"
    tool.reload()
    tool.locator(".assess-result:not([hidden])").wait_for()
    assert given(tool) == {}


def test_what_is_answered_before_its_script_is_there_is_newer(
    tool: Page, server: str
) -> None:
    give(tool, GIVEN)
    held: list[Route] = []
    tool.route("**/self-assessment.js*", lambda route: held.append(route))
    tool.goto(f"{server}/en/roadmap/", wait_until="commit")
    newer = {"touchpoints.name_seen": "no", "shoulders.explained": "yes"}
    give(tool, newer)
    tool.unroute("**/self-assessment.js*")
    tool.locator(".assess-result:not([hidden])").wait_for()
    assert given(tool) == GIVEN | newer
    open_tool(tool, f"{server}/zh/roadmap/")
    assert given(tool) == GIVEN | newer


@pytest.mark.parametrize(
    "stored", ["no JSON", "null", "[1]", '{"gone.question": "yes"}']
)
def test_what_it_did_not_store_does_no_harm(
    tool: Page, server: str, stored: str
) -> None:
    tool.evaluate(f"localStorage.setItem({KEY!r}, {stored!r})")
    open_tool(tool, f"{server}/en/roadmap/")
    assert given(tool) == {}
    assert "stay in this browser" in tool.locator(".assess-kept").inner_text()
    give(tool, GIVEN)
    assert json.loads(tool.evaluate(f"localStorage.getItem({KEY!r})")) == GIVEN


def test_it_works_where_site_data_are_blocked(tool: Page, server: str) -> None:
    kept = tool.locator(".assess-kept")
    assert "stay in this browser" in kept.inner_text()
    tool.add_init_script(BLOCKED)
    open_tool(tool, f"{server}/en/roadmap/")
    assert "lets no page store anything" in kept.inner_text()
    give(tool, GIVEN)
    assert "Step two" in status(tool)
    tool.once("dialog", lambda dialog: dialog.accept())
    tool.locator("[data-do=erase]").click()
    assert given(tool) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_without_javascript_it_is_a_sheet(
    browser: Browser, server: str, lang: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{lang}/roadmap/")
    page.locator(".assess-item [value=partly]").first.check()
    assert page.locator(".assess-step .assess-advice").last.is_visible()
    for part in ("result", "control"):
        assert not page.locator(f".assess-{part}").is_visible()
    context.close()


def expected(catalog: Catalog, lang: str) -> list[str]:
    """The paragraphs of the Markdown file below its date, with the answers GIVEN."""
    data = catalog.assessment
    words = {name: text.of(lang) for name, text in data.words.items()}
    step = data.steps["products"].name.of(lang)
    joint = "" if lang == "zh" else " "
    progress = words["progress"].format(answered=6, total=QUESTIONS)
    parts = [progress + joint + words["begin"].format(step=step)]
    for id, step in data.steps.items():
        names = [
            data.answers[GIVEN[f"{id}.{key}"]].of(lang)
            if f"{id}.{key}" in GIVEN
            else words["open"]
            for key in step.questions
        ]
        order = [*(a.of(lang) for a in data.answers.values()), words["open"]]
        counts = [f"{name} {names.count(name)}" for name in order if name in names]
        asked = [
            f"- **{name}** {q.ask.of(lang)}"
            + words["evidence"].format(evidence=q.evidence.of(lang))
            for name, q in zip(names, step.questions.values(), strict=True)
        ]
        advice = (
            f"{words['next']}{step.next.of(lang)}{words['fails']}{step.fails.of(lang)}"
        )
        parts += [
            f"## {step.name.of(lang)}",
            " · ".join(counts),
            "\n".join(asked),
            advice,
        ]
    return parts


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_saved_markdown_says_all(
    tool: Page, server: str, site: Path, catalog: Catalog, lang: str, scheme: str
) -> None:
    path = site / lang / "roadmap" / "index.html"
    assert "Content-Security-Policy" in path.read_text(encoding="utf-8")
    http = f"{server}/{lang}/roadmap/"
    open_tool(tool, http if scheme == "http" else path.as_uri())
    give(tool, GIVEN)
    with tool.expect_download() as saved:
        tool.locator("[data-do=save]").click()
    name = catalog.assessment.words["file"].of(lang)
    assert re.fullmatch(rf"{name}-20\d\d-\d\d-\d\d\.md", saved.value.suggested_filename)
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    title, day, *rest = text.rstrip("\n").split("\n\n")
    assert title == f"# {tool.title()}"
    assert re.match(r"20\d\d-\d\d-\d\d", day) and "file:" not in day
    assert rest == expected(catalog, lang)


def _text(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True)
    return done.stdout.decode()


def _asks(catalog: Catalog, lang: str) -> list[str]:
    return [
        squeeze(question.ask.of(lang))
        for step in catalog.assessment.steps.values()
        for question in step.questions.values()
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_its_button_prints_one_page_with_the_answers(
    tool: Page, server: str, catalog: Catalog, tmp_path: Path, lang: str
) -> None:
    open_tool(tool, f"{server}/{lang}/roadmap/")
    for box in tool.locator(".assess-item [value=unknown]").all():
        box.check()  # the longest of all results: every step has gaps
    tool.evaluate("window.print = () => { window.printed = true; }")
    tool.locator("[data-do=print]").click()
    assert tool.evaluate("window.printed")
    pdf = tmp_path / "tool.pdf"
    tool.pdf(path=str(pdf), prefer_css_page_size=True, format="A4")
    shown = _text(pdf)
    assert shown.count("\f") == 1
    assert squeeze(status(tool)) in squeeze(shown)
    assert all(ask in squeeze(shown) for ask in _asks(catalog, lang))
    tool.evaluate("dispatchEvent(new Event('afterprint'))")
    tool.pdf(path=str(pdf), prefer_css_page_size=True, format="A4")
    sheets = [squeeze(sheet) for sheet in _text(pdf).split("\f")]
    assert len(sheets) > 4  # the page again, in which the tool has one sheet
    held = [sum(ask in sheet for ask in _asks(catalog, lang)) for sheet in sheets]
    assert sorted(held)[-2:] == [0, QUESTIONS]


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_to_hand_out_is_one_accessible_page(
    site: Path, catalog: Catalog, tmp_path: Path, lang: str
) -> None:
    for name in ("index.html", "roadmap/index.html"):
        (tmp_path / lang / name).parent.mkdir(exist_ok=True, parents=True)
        shutil.copyfile(site / lang / name, tmp_path / lang / name)
    pdf = write_sheet(tmp_path, lang, catalog)
    info = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True)
    assert re.search(rb"Pages: +1\n.*\(A4\)", info.stdout, re.DOTALL)
    shown = squeeze(_text(pdf))
    assert all(ask in shown for ask in _asks(catalog, lang))
    for word in catalog.assessment.answers.values():
        assert shown.count(squeeze(word.of(lang))) >= QUESTIONS
    report = validator.validate_pdf(pdf, profile="ua1")
    assert report.is_compliant, [f.message for f in report.failures]


def test_a_page_without_the_tool_stops_the_sheet(
    site: Path, catalog: Catalog, tmp_path: Path
) -> None:
    for name in ("index.html", "roadmap/index.html"):
        (tmp_path / "en" / name).parent.mkdir(exist_ok=True, parents=True)
        text = (site / "en" / name).read_text(encoding="utf-8")
        text = text.replace('id="checklist"', "")
        (tmp_path / "en" / name).write_text(text, encoding="utf-8")
    with pytest.raises(AuthorError, match=r"en/roadmap\.md.*#checklist.*put them back"):
        write_sheet(tmp_path, "en", catalog)


def test_the_book_gives_it_one_page(pdfs: dict[str, Path], catalog: Catalog) -> None:
    for lang, pdf in pdfs.items():
        sheets = [squeeze(sheet) for sheet in pdf_text(pdf).split("\f")]
        held = [sum(a in sheet for a in _asks(catalog, lang)) for sheet in sheets]
        assert sorted(held)[-2:] == [0, QUESTIONS]


@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
def test_axe_finds_nothing_when_all_is_answered(
    tool: Page, server: str, lang: str, scheme: str
) -> None:
    tool.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_tool(tool, f"{server}/{lang}/roadmap/")
    for at, item in enumerate(tool.locator(".assess-item").all()):
        item.locator("input").nth(at % 4).check()
    result = Axe().run(tool, context=".assessment")
    assert not result.response["violations"], result.generate_report()
