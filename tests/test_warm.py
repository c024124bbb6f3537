"""A warm build draws nothing: no browser is started and no figure is made."""

import shutil
from pathlib import Path

import pytest
from faults import start


@pytest.fixture
def browser_path(tmp_path) -> tuple[str, Path]:
    """A browser that only leaves a mark when it is started, and the mark."""
    program, mark = tmp_path / "browser", tmp_path / "started"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\nexit 1\n")
    program.chmod(0o755)
    return str(program), mark


def test_a_warm_build_starts_no_browser(project, browser_path):
    program, mark = browser_path
    # Nor does it import Plotly: a figure could not be made.
    (project / "plotly.py").write_text("raise AssertionError('Plotly is imported')")
    warm = start(project, env={"BROWSER_PATH": program})
    told, _ = warm.communicate(timeout=120)
    assert warm.returncode == 0, told
    assert "charts: 0 to draw, 48 from the cache" in told
    assert not mark.exists()
    # The mark is made when the charts are missing.
    shutil.rmtree(project / ".cache/charts")
    cold = start(project, env={"BROWSER_PATH": program})
    told, _ = cold.communicate(timeout=120)
    assert cold.returncode and "the browser does not work" in told
    assert mark.exists()
