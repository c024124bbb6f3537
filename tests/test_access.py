"""Everybody can use the site: axe-core on every page, the keyboard, small screens."""

from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import (
    ALL_PAGES,
    CHARTS,
    LANGS,
    ROOT,
    address,
    open_search,
    settle,
    to_open,
    unfold,
)
from test_side_by_side import NAMES, path

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {"runOnly": LEVELS, "resultTypes": ["violations"], "preload": False}
COLOURS = ["color-contrast", "link-in-text-block"]  # all that differs in the dark
COLOUR = AXE | {"runOnly": {"type": "rule", "values": COLOURS}}
# The colours of a text are right or wrong with those of every other text that has the same
# ones on the same ground, and those of a link with every other link that looks the same in
# such a text: axe, which takes most of its time for them, is given the first three of each
# kind. With TEST_PAGES=all it is given every text and link.
KINDS = """place => {
  const grounds = new Map(), kinds = new Map();
  const ground = e => {
    if (e && !grounds.has(e)) {
      const s = getComputedStyle(e);
      grounds.set(e, [ground(e.parentElement), s.backgroundColor, s.backgroundImage, s.opacity].join());
    }
    return grounds.get(e);
  };
  const look = e => {
    const s = getComputedStyle(e);
    return [ground(e), s.color, s.fontSize, s.fontWeight, s.textShadow].join();
  };
  const first = (e, kind, mark) => {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kinds.get(kind) <= 3) e.setAttribute(mark, "");
  };
  const marks = ["data-text-kind", "data-link-kind"], root = document.querySelector(place);
  for (const mark of marks)
    document.querySelectorAll(`[${mark}]`).forEach(e => e.removeAttribute(mark));
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() && e.checkVisibility()) first(e, look(e), marks[0]);
  }
  for (const e of root.querySelectorAll("a[href], [role=link]")) {
    if (!e.checkVisibility()) continue;
    const s = getComputedStyle(e);
    const own = [e.className, look(e), s.textDecoration, s.border, s.fontStyle, s.fontFamily];
    first(e, ["link", look(e.parentElement), e.parentElement.localName, ...own].join(), marks[1]);
  }
  axe.configure({rules: [
    {id: "color-contrast", selector: "[data-text-kind]"},
    {id: "link-in-text-block", selector: "[data-link-kind]"},
  ]});
}"""
FINDINGS = """async ([place, rules]) => (await axe.run(place, rules)).violations.flatMap(rule => rule.nodes.map(node =>
  `${rule.id}: ${node.target}: ${[...node.any, ...node.all, ...node.none][0]?.message}`))"""
WIDTHS = (360, 1440)
AUDITS = [
    (width, *how) for width in WIDTHS for how in (("light", AXE), ("dark", COLOUR))
]
PAGES = ["index", *sorted(page.stem for page in (ROOT / "docs/zh").glob("[!i]*.md"))]
PATHS = to_open(
    ["index.html", "404.html", *(path("both", name) for name in NAMES)]
    + [f"{lang}/404.html" for lang in LANGS]
    + [path(lang, name) for lang in LANGS for name in PAGES]
    + [f"{lang}/charts/{chart}/index.html" for lang in LANGS for chart in CHARTS]
)


def paint(page, scheme):
    """Switch between light and dark as the reader's system does; wait for the page."""
    page.emulate_media(color_scheme=scheme)
    name = {"light": "default", "dark": "slate"}[scheme]
    painted = f"body:is([data-md-color-scheme={name}], :not([data-md-color-scheme]))"
    page.locator(painted).wait_for(state="attached")


def audit(page, rules, place="html"):
    """What axe finds in an element of a page."""
    if not ALL_PAGES:
        page.evaluate(KINDS, place)
    return page.evaluate(FINDINGS, [place, rules])


@pytest.fixture(scope="module")
def page(browser):
    """A page with axe in it, and every fold open after open_page."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(Axe().axe_script)
    yield context.new_page()
    context.close()


def resize(page, width):
    page.set_viewport_size({"width": width, "height": 900})


def open_page(page, url, width):
    resize(page, width)
    page.emulate_media(color_scheme="light")
    page.goto(url)
    unfold(page)


def test_every_page_is_audited(pages):
    assert sorted(to_open(pages)) == sorted(PATHS)


def audits(file):
    """Widths, schemes and rules of a page: of one language the ones that the other lacks."""
    if ALL_PAGES or not file.startswith(LANGS):
        return AUDITS
    return AUDITS[::3] if file.startswith(LANGS[0]) else AUDITS[1:3]


@pytest.mark.parametrize("file", PATHS)
def test_axe_finds_nothing(page, released, file):
    findings = []
    open_page(page, f"{released}/{address(file)}", WIDTHS[0])
    for width, scheme, rules in audits(file):
        resize(page, width)
        paint(page, scheme)
        found = audit(page, rules)
        findings += [f"{width} {scheme}: {text}" for text in found]
    assert not findings, "\n".join(findings)


def test_axe_sees_the_dark_scheme_and_a_fault(page, server):
    """The audit above would notice: dark is really painted, a fault really reported."""
    open_page(page, f"{server}/en/", 1440)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    paint(page, "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.add_style_tag(content="p { color: #333 !important }")
    assert any("color-contrast" in text for text in audit(page, COLOUR))
    page.add_style_tag(
        content="p { color: #eee !important } p a { color: #ddd !important; border: 0"
        " !important; text-decoration: none !important; font-weight: 400 !important }"
    )
    assert any("link-in-text-block" in text for text in audit(page, COLOUR))


def test_no_name_ends_in_the_mark_of_a_link(pages):
    named = 0
    for file, tree in pages.items():
        for id in " ".join(tree.xpath("//@aria-labelledby")).split():
            name = tree.get_element_by_id(id).text_content()
            assert name.strip() and "¶" not in name, (file, id, name)
            named += 1
    assert named > 100


def test_a_tool_tells_a_voice_one_thing_at_a_time(pages):
    """Many parts that announce themselves would flood a reader who listens."""
    spoken = "[aria-live], output, [role=status], [role=alert], [role=log]"
    parts = ".pool, .pool-small, .journey, .assessment, .tracker-filter"
    counted = Counter()
    for file, tree in pages.items():
        for tool in tree.cssselect(parts):
            counted[tool.get("class").split()[0]] += 1
            assert len(tool.cssselect(spoken)) <= 1, (file, tool.get("class"))
    assert len(counted) >= 4, counted


@pytest.mark.parametrize(
    ("width", "lang", "query"), [(360, "zh", "联合贷款"), (1440, "en", "lending")]
)
def test_axe_finds_nothing_in_what_opens_on_request(page, server, width, lang, query):
    """An interactive chart, a note, the tooltip of a term, the search results."""
    open_page(page, f"{server}/{lang}/retrospective/", width)

    def audit_both(opened):
        # In the dark only what has opened: the colours of the rest were audited above.
        for scheme, rules, place in (("dark", COLOUR, opened), ("light", AXE, "html")):
            paint(page, scheme)
            page.locator(place).first.wait_for()
            assert audit(page, rules, place) == [], scheme

    page.locator(".chart-open").first.click()
    page.locator(".chart-live .main-svg").first.wait_for()
    # not half below the header, which would cut its buttons
    page.locator(".chart-live").first.evaluate(
        "e => e.scrollIntoView({block: 'center'})"
    )
    audit_both(".chart-live")
    page.locator(".footnote-ref").first.focus()
    page.locator("#note-box").wait_for()
    audit_both("#note-box")
    page.keyboard.press("Escape")
    page.locator("#note-box").wait_for(state="hidden")
    page.locator("a.term").first.focus()
    page.locator("#note-box").wait_for()
    audit_both("#note-box")
    page.keyboard.press("Escape")
    page.locator("#note-box").wait_for(state="hidden")
    open_search(page)
    page.keyboard.insert_text(query)
    page.locator(".md-search-result__item").first.wait_for()
    audit_both(".md-search__output")
    page.keyboard.press("Escape")


def test_the_skip_link_search_and_escape_work_by_keyboard(browser, server):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{server}/en/logic/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#top:target").wait_for(state="attached")
    settle(page)  # the browser moves its starting point after that
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")
    open_search(page)
    for _ in range(50):  # Material listens once its search is up
        page.keyboard.press("Escape")
        page.wait_for_timeout(300)
        if not page.locator("#__search").is_checked():
            break
    assert not page.locator("#__search").is_checked()


@pytest.mark.parametrize(("width", "lang"), [(320, "en"), (640, "zh")])  # 1280 at 200 %
def test_nothing_is_lost_on_a_small_screen_or_at_200_percent(
    browser, server, pages, width, lang
):
    """The page itself never scrolls sideways; wide tables and steps do in their own box."""
    page = browser.new_page(viewport={"width": width, "height": 500})
    for file in to_open(pages, lang):
        page.goto(f"{server}/{address(file)}")
        unfold(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{file}: {wide} px"
        cut = page.evaluate("""() => [...document.querySelectorAll("article *, main *")].filter(e => {
          const box = e.getBoundingClientRect();
          const steps = e.closest(".journey-steps");
          if (steps && e !== steps) return box.width > steps.clientWidth + 1;
          return box.width && box.right > innerWidth + 1 &&
            !e.closest(".md-typeset__scrollwrap, pre, .chart-table, .md-sidebar, .chart svg");
        }).map(e => e.outerHTML.slice(0, 120))""")
        assert not cut, f"{file}: {cut[:3]}"
    page.close()


def test_lines_of_text_are_short_and_pictures_wide(page, server):
    resize(page, 1440)
    for lang in LANGS:
        page.goto(f"{server}/{lang}/logic/")
        em, text, chart = page.evaluate("""() => {
          const text = document.querySelector("article > p:not([class])");
          const chart = document.querySelector("article > .chart");
          return [parseFloat(getComputedStyle(text).fontSize), text.offsetWidth, chart.offsetWidth];
        }""")
        assert 30 < text / em < 38 and chart > 1.2 * text  # 38 Han, some 75 letters


def test_motion_stops_when_the_reader_asks(page, server):
    resize(page, 1440)
    page.goto(f"{server}/en/logic/")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter(e => {
      const s = getComputedStyle(e);
      const long = times => times.split(",").some(t => parseFloat(t) > 0.01);
      return long(s.transitionDuration) || long(s.animationDuration) && s.animationName !== "none" ||
        s.scrollBehavior === "smooth";
    }).map(e => e.className || e.tagName)""")
    assert not moving, Counter(map(str, moving)).most_common(8)
