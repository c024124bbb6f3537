"""Which version of the project this is, from git: no clock in a build."""

import os
import subprocess
import tomllib
from datetime import UTC, datetime

from scripts.core.errors import AuthorError
from scripts.core.files import ROOT, read_text


def version() -> tuple[str, datetime]:
    """Return the last commit's short name and its time in UTC.

    SOURCE_DATE_EPOCH, if set, gives the time. Outside git it must be set, and the name is
    a dash.
    """
    found = subprocess.run(
        ["git", "log", "-1", "--abbrev=10", "--format=%h %ct"],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    name, _, seconds = found.stdout.strip().partition(" ")
    if not (seconds := os.environ.get("SOURCE_DATE_EPOCH") or seconds):
        raise AuthorError(
            "the PDF and the offline copy carry the date of the last commit, but this is "
            "no git clone; set SOURCE_DATE_EPOCH to the seconds since 1970"
        )
    try:
        return name or "–", datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise AuthorError(
            f"SOURCE_DATE_EPOCH={seconds} is no time; give the seconds since 1970 or unset it"
        ) from None


def year() -> str:
    """Return the year of this version, for citations.

    It is "" where neither git nor SOURCE_DATE_EPOCH gives it.
    """
    known = os.environ.get("SOURCE_DATE_EPOCH") or (ROOT / ".git").exists()
    return str(version()[1].year) if known else ""


def edition() -> str:
    """The version that pyproject.toml gives, such as 1.0.0."""
    text = read_text(ROOT / "pyproject.toml")
    return str(tomllib.loads(text)["project"]["version"])
