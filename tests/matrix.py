"""The table of features and engines that ends a run of test_engine_features.py."""

import pytest

COLUMNS = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKitGTK"}
CELLS = {"passed": "works", "failed": "FAILED", "error": "FAILED"}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which feature worked in which engine; one that is missing has "not run"."""
    rows: dict[str, dict[str, str]] = {}
    for outcome, cell in CELLS.items():
        for report in terminalreporter.getreports(outcome):
            # A test file that cannot be read has a report, too, without any.
            for name, value in getattr(report, "user_properties", ()):
                if name == "feature" and (report.when == "call" or outcome != "passed"):
                    feature, engine = value
                    rows.setdefault(feature, {})[engine] = cell
    if rows:
        heads = "".join(f"{head:>12}" for head in COLUMNS.values())
        terminalreporter.write_line(f"{'feature by engine':<24}{heads}")
    for feature, found in rows.items():
        cells = "".join(f"{found.get(engine, 'not run'):>12}" for engine in COLUMNS)
        terminalreporter.write_line(f"{feature:<24}{cells}")
