"""Every colour is written once: in the rules at the top of site.css."""

import re
from pathlib import Path

import material
import pytest
from conftest import ROOT

from scripts.charts.toolkit import palette
from scripts.charts.toolkit.style import ROLES, in_roles
from scripts.core.errors import AuthorError
from scripts.drawing.screenshots import SHEET

HEX = re.compile(
    r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b(?!;? *\w*=)", re.IGNORECASE
)
BLACK_OR_WHITE = re.compile(r"#(?:fff|000|ffffff|000000)(?:[0-9a-f]|[0-9a-f]{2})?", re.IGNORECASE)  # fmt: skip
SITE_CSS = (ROOT / palette.FILE).read_text(encoding="utf-8")
STAND_INS = set(ROLES.values())


def _coloured_files() -> list[Path]:
    """What may hold a colour: programs, templates and style sheets, not what is vendored."""
    kinds = ("py", "css", "js", "html", "svg")
    found = [p for kind in kinds for p in (ROOT / "scripts").rglob(f"*.{kind}")]
    found += [p for kind in kinds for p in (ROOT / "overrides").rglob(f"*.{kind}")]
    return [p for p in found if "vendor" not in p.parts]


# What Material's dark sheet sets and no page uses: keys to press, marked lines of code. Its
# smallest shadow is that of light pages.
NOT_USED = re.compile(r"--md-(typeset-kbd|code-hl-color|shadow-z1)")


def test_dark_pages_have_all_that_the_themes_sheet_for_them_sets():
    """It is not loaded: a new Material may colour more."""
    sheets = Path(material.__file__).parent / "templates/assets/stylesheets"
    [dark], [main] = (
        [path.read_text(encoding="utf-8") for path in sheets.glob(f"{name}.*.css")]
        for name in ("palette", "main")
    )
    start = dark.index("{color-scheme:dark")
    theirs = set(re.findall(r"(--md-[\w-]+):", dark[start : dark.index("}", start)]))
    used = {
        name for name in theirs if f"var({name}" in main and not NOT_USED.match(name)
    }
    assert len(used) > 25
    assert used <= set(re.findall(r"(--md-[\w-]+):", SITE_CSS))


def test_no_other_file_writes_a_colour():
    files = _coloured_files()
    assert len(files) > 120
    known = {*palette.light().values(), *STAND_INS}
    wrong = {}
    for path in files:
        text = path.read_text(encoding="utf-8")
        if path == ROOT / palette.FILE:  # all that is below the palette
            text = text.split("@media print {", 1)[1].split("}", 1)[1]
        typed = {c for c in HEX.findall(text) if not BLACK_OR_WHITE.fullmatch(c)}
        if path.name == "favicon.svg":  # a file that a browser reads alone
            assert len(typed) == 3
            typed -= known
        if path.name == "style.py":
            typed -= STAND_INS
        if typed:
            wrong[str(path.relative_to(ROOT))] = sorted(typed)
    assert wrong == {}


def test_what_has_no_style_sheet_gets_a_value_for_every_colour():
    assert "var(--" in SHEET
    assert "var(--" not in palette.resolve(SHEET, palette.light())
    book = (ROOT / "scripts" / "book" / "book.css").read_text(encoding="utf-8")
    left = re.findall(r"var\(--([\w-]+)\)", palette.resolve(book, palette.on_paper()))
    assert set(left) == {"sans", "serif"}


def test_paper_and_dark_pages_change_what_light_ones_set():
    light, dark, paper = palette.light(), palette.dark(), palette.on_paper()
    assert set(light) == set(dark) == set(paper)
    assert all(re.fullmatch("#[0-9a-f]{6}", value) for value in light.values())
    assert (paper["paper"], paper["chart-paper"]) == ("#ffffff", "#ffffff")
    assert (paper["ink"], paper["chart-tech"]) == (light["ink"], light["seal"])
    assert dark["chart-bank"] == dark["river"] != light["river"]


def test_roles_are_told_apart_in_what_plotly_draws():
    assert len(STAND_INS) == len(ROLES) == 10
    drawn = " ".join([*ROLES.values(), "rgb(10, 10, 10)"])
    roles = [f"var(--chart-{role})" for role in (*ROLES, "paper")]
    assert in_roles(drawn) == " ".join(roles)


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("--chart-third: #5c4d00;", "", "--chart-third is missing; set"),
        ("--chart-third: #d9bf5a;", "", "--chart-third is missing; set"),
        ("--chart-ink: var(--ink);", "", "--chart-ink is missing; set"),
        (
            "@media screen {\n  [data-md",
            "@media screen {\n  [data",
            "--chart-grid is missing",
        ),
    ],
)
def test_a_slip_in_the_palette_is_named(tmp_path, monkeypatch, old, new, message):
    assert old in SITE_CSS
    css = SITE_CSS.split("[data-md-color-scheme] {\n  --md-primary")[0]
    file = tmp_path / palette.FILE
    file.parent.mkdir(parents=True)
    file.write_text(css.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(palette, "ROOT", tmp_path)
    with pytest.raises(AuthorError, match=rf"site\.css: {message}"):
        palette.dark()


def test_an_eleventh_role_without_a_colour_is_named(monkeypatch):
    monkeypatch.setitem(ROLES, "gold", "#0b0b0b")
    with pytest.raises(AuthorError, match=r"site\.css: --chart-gold is missing; set"):
        palette.light()
