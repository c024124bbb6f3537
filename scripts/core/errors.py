"""Errors as one line that names the place and the cure, and how a program ends with one."""

import errno
import sys
from collections.abc import Callable
from typing import NoReturn

from jinja2 import TemplateError

CURES = {  # of what the machine refuses
    errno.ENOSPC: "make room",
    errno.EDQUOT: "make room",
    errno.EFBIG: "make room",
    errno.EACCES: "give yourself the right to it",
    errno.EPERM: "give yourself the right to it",
    errno.EROFS: "use another folder",
    errno.EEXIST: "move it away",
    errno.EISDIR: "put a file in its place",
    errno.ENOTDIR: "use a folder",
    errno.ENOENT: "put it back",
    errno.ELOOP: "remove that link",
}


class AuthorError(Exception):
    """A mistake in data, pages or set-up; the message names the place and the cure."""


def explain(error: BaseException) -> str:
    """Return one line for an author's mistake or a fault of the machine.

    The line names the place and the cure. It is "" for anything else, which is a fault of
    this code and deserves its traceback.
    """
    if isinstance(error, AuthorError):
        return str(error)
    if isinstance(error, TemplateError):  # of a template in overrides/
        place = getattr(error, "filename", None) or "overrides"
        line = getattr(error, "lineno", 1)
        return f"{place}:{line}: {' '.join(str(error).split())}; correct the template"
    if isinstance(error, OSError) and error.filename:
        cure = CURES.get(error.errno or 0, "correct that")
        return f"{error.filename}: {error.strerror}; {cure}; the old site is unchanged"
    if isinstance(error, OSError) and error.errno in CURES:
        return f"{error.strerror}; {CURES[error.errno]}; the old site is unchanged"
    return ""


def run(main: Callable[[], int]) -> NoReturn:
    """End the program with what its main() returns, or with an error in one line.

    Args:
        main: Returns the exit code.
    """
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell says it; who started this reports it
    except Exception as error:
        if not (message := explain(error)):
            raise
        sys.exit(f"error: {message}")
