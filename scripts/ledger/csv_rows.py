"""The rows of a CSV file: commas, one row a line, a cell for each column."""

import csv
import io
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.files import read_text
from scripts.core.yaml_slips import check_id

MOST_ROWS = 200  # more than any chart or table of a page can show
Rows = tuple[dict[str, str], ...]


def read_rows(path: Path, expected: list[str]) -> Rows:
    """The rows of a file by column; row n is on line n + 2 of the file.

    Args:
        path: The CSV file, whose sidecar has the same name and ends in .yml.
        expected: The columns that the sidecar describes, in any order.

    Raises:
        AuthorError: The file is no such CSV; names the line.
    """
    check_id(path.stem, path.name)
    text = read_text(path)
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip(" ,\t"):
            raise AuthorError(f"{path.name}:{number}: is a blank line; remove it")
    if len(lines) - 1 > MOST_ROWS:
        raise AuthorError(
            f"{path.name}: has {len(lines) - 1} rows; give at most {MOST_ROWS}, which "
            "a chart and its table can show"
        )
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header, *rows = [*reader] or [[]]
    except csv.Error as error:
        raise AuthorError(
            f"{path.name}:{_open_quote(lines)}: cannot be read: {error}; correct the "
            "quotes and save as CSV"
        ) from None
    _check_header(path, header, expected)
    if not rows:
        raise AuthorError(f"{path.name}: has no rows; add one")
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            raise AuthorError(
                f"{path.name}:{number}: has {len(row)} cells instead of {len(header)}; give "
                "one for each column, in quotes where it holds a comma"
            )
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


def _open_quote(lines: list[str]) -> int:
    """The first line with a quotation mark that is not closed on it."""
    odd = (n for n, line in enumerate(lines, 1) if line.count('"') % 2)
    return next(odd, len(lines))


def _check_header(path: Path, header: list[str], expected: list[str]) -> None:
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and header[0].count(mark) >= len(expected) - 1 > 0:
            raise AuthorError(
                f"{path.name}:1: its cells are separated by {name}; save it with commas"
            )
    if header[-1:] == [""]:
        raise AuthorError(
            f"{path.name}:1: has empty columns at the end, which spreadsheet programs "
            "leave; remove the commas at the end of every line"
        )
    if "" in header:
        raise AuthorError(
            f"{path.name}:1: column {header.index('') + 1} has no name; give it one or "
            "remove it from every line"
        )
    if sorted(header) != sorted(expected):
        odd = sorted(set(header) ^ set(expected))
        raise AuthorError(
            f"{path.name}: columns differ from {path.stem}.yml at "
            f"{', '.join(odd) or 'a name given twice'}; make them the same"
        )
