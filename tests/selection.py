"""Which tests are quick, in which order all of them run, and what they report at the end.

Nobody keeps a list: what a test needs is known from the fixtures that it asks for.
"""

from collections import Counter
from collections.abc import Generator

import pytest

SLOW = {
    "warm_cache",
    "browser",
    "firefox",
    "webkit",
    "engine",
    "draw",
    "again",
}  # what starts a browser or a build
LEVELS = ("warm_cache", "site", "release")  # in the order of what they cost


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the quick tests, and begin with those that need the least to be built."""

    def level(item: pytest.Item) -> int:
        names = getattr(item, "fixturenames", ())
        return max((n for n, name in enumerate(LEVELS, 1) if name in names), default=0)

    items.sort(key=level)
    for item in items:
        names = getattr(item, "fixturenames", ())
        if not SLOW.intersection(names) and not item.get_closest_marker("slow"):
            item.add_marker("quick")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Hide the browser from a quick test, so that none becomes slow without being seen."""
    with pytest.MonkeyPatch.context() as patch:
        if item.get_closest_marker("quick"):
            patch.setenv("BROWSER_PATH", "/ask for one of the fixtures in SLOW")
        return (yield)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests had to tell, what did not run and why, and how many of the faults that
    were tried were reported, by what really ran.
    """
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, text in report.user_properties:
                if name == "told" and report.when == "call":
                    terminalreporter.write_line(text)
    reasons = Counter(r.longrepr[2] for r in terminalreporter.getreports("skipped"))
    for reason, number in reasons.items():
        line = f"NOT RUN, {number} tests: {reason.removeprefix('Skipped: ')}"
        terminalreporter.write_line(line, yellow=True)
    count = {
        outcome: sum(
            "test_faults" in r.nodeid for r in terminalreporter.getreports(outcome)
        )
        for outcome in ("passed", "failed", "error")
    }
    if tried := sum(count.values()):
        line = f"faults: {count['passed']} of {tried} reported, old site unchanged"
        terminalreporter.write_line(line)
