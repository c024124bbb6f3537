"""A warm build draws only what the cache lacks, and that as a cold build would."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from conftest import ROOT, patience
from faults import start

from scripts.charts.toolkit.chart_data import View
from scripts.core.files import is_kept
from scripts.drawing import plotly_svg, screenshots, share_images, spec_cache
from scripts.drawing.browser import Session
from scripts.drawing.share_images import share_cards


@pytest.fixture
def browser_path(tmp_path) -> tuple[str, Path]:
    """A browser that only leaves a mark when it is started, and the mark."""
    program, mark = tmp_path / "browser", tmp_path / "started"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\nexit 1\n")
    program.chmod(0o755)
    return str(program), mark


def test_a_warm_build_starts_no_browser(project, browser_path, catalog):
    program, mark = browser_path
    # Nor does it import Plotly: a figure could not be made.
    (project / "plotly.py").write_text("raise AssertionError('Plotly is imported')")
    warm = start(project, env={"BROWSER_PATH": program})
    told, _ = warm.communicate(timeout=patience(600))
    assert warm.returncode == 0, told
    charts = 4 * len(catalog.tables)  # two languages, two layouts
    assert f"charts: 0 to draw, {charts} from the cache" in told
    assert not mark.exists()
    # The mark is made when the charts are missing.
    shutil.rmtree(project / ".cache/charts")
    cold = start(project, env={"BROWSER_PATH": program})
    told, _ = cold.communicate(timeout=patience(600))
    assert cold.returncode and "the browser does not work" in told
    assert mark.exists()


def pictures(catalog, draw, cache: Path) -> dict[tuple[str, str], str]:
    """Every card and some charts to download, as screenshots.png() takes them."""
    found = share_cards(ROOT / "docs", catalog)
    ids = ("household_loans", "timeline", "timeline_later", "who_brings_what")
    views = {id: View(catalog, catalog.tables[id], "en") for id in ids}
    jobs = {
        id: plotly_svg.Job(id, spec_cache.spec(view, "", cache / "specs"))
        for id, view in views.items()
    }
    drawn = draw([*jobs.values()], cache / "charts")
    charts = {("en", i): share_images.standalone(views[i], drawn[i]) for i in ids}
    return found | charts


def test_pictures_have_the_same_bytes_whatever_was_made_before(catalog, draw, tmp_path):
    """As when a chart and a page are added to a project with a warm cache."""
    every = pictures(catalog, draw, tmp_path)
    added = {("zh", "aftermath"), ("en", "household_loans")}
    before = {key: picture for key, picture in every.items() if key not in added}
    with closing(Session()) as session:

        def png(some: dict[tuple[str, str], str], cache: str):
            work = screenshots.png, some, tmp_path / cache, session, print
            return session.submit(*work).result()

        assert len(png(before, "warm")) == len(before)
        warm, cold = png(every, "warm"), png(every, "cold")
    assert len(cold) == len(every) > 20
    assert [key for key in every if warm[key] != cold[key]] == []


def test_a_changed_role_of_colour_is_drawn_anew(monkeypatch):
    """Charts in the cache would keep the custom property of its old name."""
    job = plotly_svg.Job("chart x", "{}")
    before, roles = job.key, dict(plotly_svg.ROLES)
    roles["gold"] = roles.pop("third")
    monkeypatch.setattr(plotly_svg, "ROLES", roles)
    assert job.key != before


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.json"])
def test_a_damaged_file_in_the_cache_is_made_anew(tmp_path, name):
    whole = {
        "a.svg": b"<svg><g></g></svg>\n",
        "a.png": b"\x89PNG...IEND\xaeB`\x82",
        "a.json": b'{"data": []}',
    }[name]
    path = tmp_path / name
    assert not is_kept(path)
    path.write_bytes(whole)
    assert is_kept(path)
    damaged = [whole.rstrip()[:-1], b"\xff" + whole, bytes(len(whole))]
    if path.suffix != ".png":
        damaged.append(whole[:5] + b"\xff" + whole[5:])
    for content in damaged:
        path.write_bytes(content)
        assert not is_kept(path)
