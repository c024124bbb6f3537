"""Faults through the commands that people type: `mkdocs build`, `make build`, `mkdocs serve`.
Each ends with an error and one message, and leaves the old site as it was.
"""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from html import unescape
from pathlib import Path

import pytest
from conftest import ROOT, patience
from faults import assert_refused, rewrite, start, tree
from served import Served

CHART = "scripts/charts/household_loans.py"
DRAW = "def draw(view: View) -> go.Figure:\n"
# What, file, old text, new text, what the message holds. Faults of data and pages are in
# tests/test_faults.py; here is one of each kind, and what only a build meets.
BUILDS = [
    ("a percentage", "docs/data/growth_rates.csv", "2017,36.5", "2017,0.365", r"growth_rates.csv:2 rate.*36\.5"),
    ("a dead link on the landing page", "docs/index.md", "</", "</\n\n[x](gone.md)\n\n</", r"docs/index.md:\d+.*gone.md"),
    ("a list in one language", "docs/en/roadmap.md", "That leaves a choice:", "- That leaves a choice:", r"docs/zh/roadmap.md:\d+: this section has <p> .* where docs/en/roadmap.md:\d+ has <ul>"),
    ("a chapter that is not there", "mkdocs.yml", "story: [logic,", "story: [logik,", r"mkdocs.yml: extra: story names logik, .*menus; correct"),
    ("a block", "docs/zh/roadmap.md", '"60秒读懂"', '"60秒读懂', r"docs/zh/roadmap.md:\d+.*block"),
    ("a chart that raises", CHART, DRAW, f"{DRAW}    1 / 0\n", r"household_loans.py:\d+.*ZeroDivisionError"),
    ("a chart that returns an empty figure", CHART, DRAW, f"{DRAW}    return go.Figure()\n", r"household_loans.*the figure has no size"),
    ("a chart that calls itself", CHART, DRAW, f"{DRAW}    return draw(view)\n", r"household_loans.py:\d+.*RecursionError"),
    ("a chart's grammar", CHART, "def draw(", "def draw((", r"household_loans.py:\d+.*SyntaxError"),
    ("a chart's import", CHART, "import plotly", "import plottily\nimport plotly", r"household_loans.py:\d+.*plottily"),
    ("a template's grammar", "overrides/main.html", "{% block", "{% blok", r"overrides/main.html:\d+.*blok"),
    ("a tab in the configuration", "mkdocs.en.yml", "theme:\n  language", "theme:\n\tlanguage", r"mkdocs.en.yml: .*line \d+.*correct"),
    ("a key twice in the configuration", "mkdocs.en.yml", "docs_dir:", "site_name: x\ndocs_dir:", r"mkdocs.en.yml:\d+.*site_name.*twice"),
    ("a key twice in the umbrella", "mkdocs.yml", "  font: false", "  font: false\n  font: x", r"mkdocs.yml:\d+.*font.*twice"),
    ("a page that the menu does not find", "mkdocs.en.yml", "roadmap.md", "road.md", r"mkdocs.en.yml: nav names road.md"),
    ("a page that is not in the menu", "mkdocs.zh.yml", "  - 术语: glossary.md\n", "", r"mkdocs.zh.yml: nav lacks glossary.md"),
    ("a page twice in the menu", "mkdocs.zh.yml", "  - 术语: glossary.md\n", "  - 术语: glossary.md\n  - 词汇: glossary.md\n", r"mkdocs.zh.yml: nav names glossary.md twice"),
    ("pages in another order", "mkdocs.en.yml", "  - Glossary: glossary.md\n  - Sources: sources.md\n", "  - Sources: sources.md\n  - Glossary: glossary.md\n", r"mkdocs.en.yml: nav has sources.md where mkdocs.zh.yml has glossary.md; put"),
    ("the pages of the other language", "mkdocs.en.yml", "docs_dir: docs/en", "docs_dir: docs/zh", r"mkdocs.en.yml: docs_dir is docs/zh; write docs/en"),
    ("a shortcode in the menu", "mkdocs.en.yml", "  - Glossary:", "  - \"[[fact:cases]]\":", r"mkdocs.en.yml:\d+ nav.*write it out"),
    ("a straight quote in the site's name", "mkdocs.en.yml", "site_name: From", "site_name: Tom's From", r"mkdocs.en.yml:\d+ site_name \(en\): straight quote"),
    ("an unknown option", "mkdocs.zh.yml", "docs_dir:", "doc_dir:", r"mkdocs.zh.yml: "),
    ("an unknown plugin", "mkdocs.en.yml", "plugins:\n", "plugins:\n  nothing: {}\n", r"mkdocs.en.yml: "),
    ("no language named", "mkdocs.zh.yml", "  lang: zh\n", "  langue: zh\n", r"mkdocs.zh.yml: extra: lang"),
    ("a language left out", "mkdocs.yml", "    - {dir: en, lang: en, name: English}\n", "", r"mkdocs.yml: extra: languages"),
    ("a style that is not there", "mkdocs.yml", "css/charts.css", "css/chart.css", r"mkdocs.yml: .*css/chart.css"),
    ("a logo that is not there", "mkdocs.yml", "logo: assets/img/favicon.svg", "logo: assets/img/l.svg", r"mkdocs.yml: .*img/l.svg"),
]  # fmt: skip
# MkDocs reads mkdocs.yml before our hook, and says in its own words where the fault is.
MKDOCS = [
    ("a tab in the umbrella", "mkdocs.yml", "plugins: {}", "plugins:\n\tx: 1", r'mkdocs.yml", line \d+'),
    ("an unknown extension", "mkdocs.yml", "  abbr: {}", "  abbrr: {}", r"markdown_extensions.*abbrr"),
    ("an unknown theme", "mkdocs.yml", "name: material", "name: immaterial", r"theme.*immaterial.*available"),
    ("a hook that is not there", "mkdocs.yml", "scripts/hooks.py", "scripts/hook.py", r"hooks.*scripts/hook.py"),
]  # fmt: skip


def names(faults):
    return {"argvalues": [f[1:] for f in faults], "ids": [f[0] for f in faults]}


@pytest.mark.parametrize(("file", "old", "new", "told"), **names(BUILDS))
def test_a_build_that_fails_leaves_the_old_site(project, file, old, new, told):
    rewrite(project / file, old, new)
    assert_refused(project, told)


@pytest.mark.parametrize(("file", "old", "new", "told"), **names(MKDOCS))
def test_what_mkdocs_refuses_leaves_the_old_site(project, file, old, new, told):
    rewrite(project / file, old, new)
    assert_refused(project, told, cure=False)


@pytest.mark.parametrize(("file", "old", "new", "told"), **names(BUILDS[::9]))
def test_make_build_stops_at_the_same(project, file, old, new, told):
    rewrite(project / file, old, new)
    assert_refused(project, told, "scripts.publish.release")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_language_is_not_built_without_the_umbrella(project, lang):
    command = ("mkdocs", "build", "-f", f"mkdocs.{lang}.yml")
    assert_refused(project, rf"mkdocs.{lang}.yml: is one language", *command)


@pytest.mark.parametrize("file", [CHART, "docs/en/logic.md", "mkdocs.en.yml"])
def test_a_file_that_is_no_text_is_told(project, file):
    (project / file).unlink()
    (project / file).write_bytes(b"# \xff\xfe\n")
    assert_refused(project, rf"{file}.*(UTF-8|invalid start byte)")


@pytest.mark.parametrize("file", ["docs/data/timeline.csv", "docs/zh/roadmap.md"])
def test_a_folder_in_the_place_of_a_file_is_told(project, file):
    (project / file).unlink()
    (project / file).mkdir()
    assert_refused(project, rf"{file.rpartition('/')[2]}: cannot be read.*directory")


def test_a_link_to_itself_is_told(project):
    (project / "docs/zh/loop").symlink_to("loop")
    assert_refused(project, r"docs/zh/loop: is neither a page nor data.*move it out")


def test_a_missing_script_for_the_charts_is_told(project):
    for path in (project / "overrides/assets/vendor").glob("plotly*.js"):
        path.unlink()
    assert_refused(project, r"needs assets/vendor/plotly.*put it there")


@pytest.mark.parametrize("left", [b"", b"\xff\xfe</svg>}"], ids=["empty", "garbage"])
def test_emptied_cache_entries_are_made_anew(project, left):
    """A machine that loses its power may leave files without content, or with any."""
    for folder, kind in (
        ("specs", "json"),
        ("charts", "svg"),
        ("pictures", "png"),
        ("languages", "zip"),
    ):
        path = max((project / ".cache" / folder).glob(f"*.{kind}"))
        path.unlink()
        path.write_bytes(left)
    running = start(project)
    told, _ = running.communicate(timeout=patience(600))
    assert running.returncode == 0, told


# ---- under mkdocs serve ----

SERVED = [b for b in BUILDS if b[0] in (
    "a percentage", "a chart that raises", "a template's grammar",
    "a page that the menu does not find",
)]  # fmt: skip


def article(page: str) -> str:
    return page[page.index("<article") : page.index("</article>")]


def test_a_preview_keeps_the_last_good_site_and_recovers(project):
    assert len(SERVED) == 4
    with Served(project) as preview:
        paths = [f"{lang}/retrospective/" for lang in ("zh", "en")]
        good = [article(preview.read(path)) for path in paths]
        for what, file, old, new, told in SERVED:
            log = preview.edit(file, old, new)
            assert re.search(told, log) and "Traceback" not in log, what
            for path, text in zip(paths, good, strict=True):
                page = preview.read(path)
                assert re.search(told, unescape(page.partition('role="alert"')[2])), (
                    what
                )
                assert article(page) == text, what
            preview.edit(file, new, old)
            pages = [preview.read(path) for path in paths]
            assert [article(page) for page in pages] == good, what
            assert not any('role="alert"' in page for page in pages), what


def test_a_preview_recovers_from_a_module_that_cannot_be_read(project):
    module, line = "scripts/drawing/browser.py", "class Session:"
    with Served(project) as preview:
        for _ in range(2):
            log = preview.edit(module, line, "class Session((:")
            assert "invalid syntax (browser.py" in log
            preview.edit(module, "class Session((:", line)
            assert 'role="alert"' not in preview.read("zh/")
        preview.edit("docs/data/household_loans.csv", "2015,5.8,", "2015,5.7,")
        assert 'role="alert"' not in preview.read("zh/")


# ---- the machine ----


def test_a_missing_configuration_is_told(project):
    (project / "mkdocs.en.yml").unlink()
    assert_refused(project, r"mkdocs.en.yml: file is missing in .*; add it")


def little_room() -> None:
    """Files of this process may not grow beyond 300 KB, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


def test_a_full_disk_is_told(project):
    message = r"File too large.*make room.*old site is unchanged"
    assert_refused(project, message, preexec_fn=little_room)
    assert_refused(project, message, "scripts.publish.release", preexec_fn=little_room)


def test_a_disk_that_is_full_in_a_later_step_is_told(project, release, tmp_path):
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/index.html").write_text("offline")
    command = (
        "scripts.publish.offline_zip",
        str(tmp_path / "copy"),
        str(release),
    )
    assert_refused(
        project, r"File too large.*make room", *command, preexec_fn=little_room
    )


def test_a_target_that_cannot_be_written_is_told(project):
    (project / "taken").write_text("a file")
    for target, told in [
        ("taken", "taken.*not a folder"),
        ("taken/site", r"taken.*[Nn]ot a directory"),
        ("/proc/none/site", "/proc/none: .*put it back"),
    ]:
        command = ("mkdocs", "build", "--strict", "--site-dir", target)
        assert_refused(project, told, *command)
        assert_refused(project, told, "scripts.publish.release", target)
    (project / "dist").write_text("a file")
    assert_refused(
        project, "/dist: File exists; move it away", "scripts.publish.release"
    )


@pytest.mark.parametrize(
    ("browser", "told"),
    [
        ("/no/such/browser", "BROWSER_PATH=/no/such/browser"),
        ("/bin/false", "does not work"),
    ],
    ids=["none", "breaks"],
)
def test_a_missing_or_broken_browser_is_told(project, browser, told):
    shutil.rmtree(project / ".cache/charts")
    assert_refused(project, told, env={"BROWSER_PATH": browser})


def test_no_chinese_font_is_told(project, tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig></fontconfig>")
    env = {"FONTCONFIG_FILE": str(config)}
    assert_refused(
        project, "no Chinese font.*make setup", "scripts.publish.release", env=env
    )
    shutil.rmtree(project / ".cache/charts")  # to be drawn anew
    assert_refused(project, "no Chinese font.*make setup", env=env)


def test_no_pango_leaves_the_old_pdfs(project):
    (project / "weasyprint.py").write_text("raise OSError('libpango-1.0-0')")
    assert_refused(project, "needs Pango", "scripts.publish.release")


def until(path: Path) -> None:
    end = time.monotonic() + patience(300)
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.02)


def test_a_killed_release_leaves_the_old_site(project):
    before = tree(project / "site")
    running = start(project, "scripts.publish.release", start_new_session=True)
    until(project / ".site-new/site/index.html")  # the pages are done, the PDFs begin
    assert running.poll() is None
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert tree(project / "site") == before


def test_an_interrupted_release_says_so_and_leaves_nothing(project):
    before = tree(project / "site")
    running = start(project, "scripts.publish.release", start_new_session=True)
    until(project / ".site-new/site/index.html")
    os.killpg(running.pid, signal.SIGINT)
    output, _ = running.communicate(timeout=patience(60))
    assert running.returncode == 130 and "interrupted" in output, output
    assert "Traceback" not in output, output
    assert tree(project / "site") == before
    assert not list(project.glob(".site-*"))


STUBBORN = """
import multiprocessing, signal, time
from pathlib import Path
from scripts.book import pdf

def write(site, lang):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    (site / lang).touch()
    time.sleep(600)

multiprocessing.set_start_method("fork")
pdf._write = write
pdf.write_all(Path("."))
"""


@pytest.mark.slow
def test_an_interrupt_ends_a_book_whose_process_does_not_hear_it(tmp_path):
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", STUBBORN]
    running = subprocess.Popen(
        command, cwd=tmp_path, env=env, stderr=subprocess.PIPE, start_new_session=True
    )
    for lang in ("zh", "en"):
        until(tmp_path / lang)
    os.killpg(running.pid, signal.SIGINT)
    assert b"KeyboardInterrupt" in running.communicate(timeout=patience(60))[1]


def test_a_killed_build_leaves_the_old_site_and_the_next_one_mends(project):
    before = tree(project / "site")
    running = start(project, start_new_session=True)
    until(project / ".site-new" / "en")
    assert running.poll() is None
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert tree(project / "site") == before
    # Killed between the two moves of a swap: the next build starts with the old site.
    (project / "site").rename(project / ".site-old")
    rewrite(project / "docs/data/units.yml", "yuan:", "yuan")
    failed = start(project)
    assert "units.yml" in failed.communicate()[0] and failed.returncode
    assert tree(project / "site") == before


def test_a_folder_with_other_things_in_it_keeps_them(project):
    """As the worktree of a branch for GitHub Pages, reached by a link."""
    pages = project / "gh-pages"
    for name in (".git", ".nojekyll", "CNAME", "blog/post.html"):
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / name).write_text("mine")
    (project / "public").symlink_to("gh-pages")
    before = tree(pages)
    for _ in range(2):
        running = start(project, "mkdocs", "build", "--strict", "-d", "public")
        output, _ = running.communicate(timeout=patience(120))
        assert running.returncode == 0 and "4 files that no build made" in output
        assert (project / "public").is_symlink()
        assert {name: tree(pages)[name] for name in before} == before
        assert (pages / "zh/index.html").exists()
        assert "</svg>" in (pages / "en/logic/index.html").read_text(encoding="utf-8")


def test_two_builds_at_once_wait_for_each_other(project):
    both = [start(project), start(project)]
    told = [one.communicate(timeout=patience(900))[0] for one in both]
    assert [one.returncode for one in both] == [0, 0], told
    assert sum("another build of site/ is running: waiting" in t for t in told) == 1
    page = (project / "site/zh/index.html").read_text(encoding="utf-8")
    assert '<p class="downloads"' in page and "offline.zip" not in page
    assert not list(project.glob(".site-*"))
