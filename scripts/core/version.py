"""Which version of the project this is, from git: no clock in a build."""

import os
import re
import subprocess
import tomllib
from datetime import UTC, datetime

from scripts.core.errors import AuthorError
from scripts.core.files import ROOT, read_text

TIMES = range(315532800, 4354819200)  # from 1980 to 2107, which a zip can hold
CURE = "give SOURCE_DATE_EPOCH the seconds since 1970"


def given_time() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH gives; None if it is empty or not set.

    Raises:
        AuthorError: It gives no time, or one that a zip cannot hold.
    """
    if not (value := os.environ.get("SOURCE_DATE_EPOCH", "").strip()):
        return None
    if re.fullmatch("[0-9]{1,12}", value) and int(value) in TIMES:
        return datetime.fromtimestamp(int(value), UTC)
    raise AuthorError(
        f"SOURCE_DATE_EPOCH={value} is no time; give the seconds since 1970, of a day from "
        "1980 to 2107, or unset it"
    )


def _commit() -> tuple[str, str, str]:
    """Name and time of the last commit, and why there is neither."""
    try:
        found = subprocess.run(
            ["git", "log", "-1", "--abbrev=10", "--format=%h %ct"],
            check=False,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError as error:
        return "", "", f"git cannot be run ({error.strerror}); install it or {CURE}"
    name, _, seconds = found.stdout.strip().partition(" ")
    said = " ".join(found.stderr.split())
    if "not a git repository" in said or not said:
        return name, seconds, f"this is no git clone; {CURE}"
    return name, seconds, f"git says: {said}; correct that or {CURE}"


def version() -> tuple[str, datetime]:
    """Return the last commit's short name and its time in UTC.

    SOURCE_DATE_EPOCH, if set, gives the time. Outside git it must be set, and the name is
    a dash.
    """
    given, (name, seconds, why) = given_time(), _commit()
    if not given and not seconds:
        raise AuthorError(
            f"the PDF and the offline copy carry the date of the last commit, but {why}"
        )
    return name or "–", given or datetime.fromtimestamp(int(seconds), UTC)


def year() -> str:
    """Return the year of this version, for citations.

    It is "" where neither git nor SOURCE_DATE_EPOCH gives it.
    """
    known = given_time() or (ROOT / ".git").exists()
    return str(version()[1].year) if known else ""


def hide_time() -> str:
    """Have MkDocs write no time of day into any file, unless one is given.

    It does not know that an empty SOURCE_DATE_EPOCH means none.

    Returns:
        What year() gave before.
    """
    found = year()
    if not given_time():
        os.environ["SOURCE_DATE_EPOCH"] = "0"
    return found


def edition() -> str:
    """The version that pyproject.toml gives, such as 1.0.0.

    Raises:
        AuthorError: The file is no TOML or names no version.
    """
    text = read_text(ROOT / "pyproject.toml")
    try:
        project = tomllib.loads(text).get("project")
    except tomllib.TOMLDecodeError as error:
        raise AuthorError(
            f"pyproject.toml: not valid TOML: {error}; correct that line"
        ) from error
    found = project.get("version") if isinstance(project, dict) else None
    if not isinstance(found, str) or not re.fullmatch(r"\d[\w.+-]*", found):
        raise AuthorError(
            'pyproject.toml: project: no version; write one, such as version = "1.0.0"'
        )
    return found
