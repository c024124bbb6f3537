"""Tables: a CSV with a YAML sidecar of the same name that explains its columns."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.files import read_text
from scripts.core.languages import Words
from scripts.core.yaml_records import build, read_yaml
from scripts.ledger import number_format
from scripts.ledger.growth import checked_growth

TYPES = ("key", "words", "number", "date", "choice", "locator")

# What a family's sentence lists; FT Visual Vocabulary names.
FAMILIES = {
    "change over time": "series",
    "part-to-whole": "items",
    "magnitude": "items",
    "ranking": "groups",
    "flow": "sequence",
}


@dataclass(frozen=True)
class Column:
    """One column as readers see it.

    type: key (row id, not shown), words (two CSV columns name.zh and name.en), number,
    date, choice (one of choices) or locator. hedge: the CSV column with its qualifiers;
    small: whether a percentage below one is meant so; decimals: at most so many are
    shown; growth_of: the column whose growth on a year before this one holds, in per cent.
    """

    type: str
    label: Words | None = None
    unit: str | None = None
    scale: str | None = None
    hedge: str | None = None
    choices: dict[str, Words] | None = None
    small: bool = False
    decimals: int | None = None
    growth_of: str | None = None


@dataclass(frozen=True)
class Sidecar:
    """What a chart says in words; [[fact:id]] in a text prints that fact."""

    title: Words
    subtitle: Words
    takeaway: Words
    family: str
    columns: dict[str, Column]
    words: dict[str, Words] | None = None
    judgement: Words | None = None
    events: dict[str, Words] | None = None  # marked on a time axis, by day


@dataclass(frozen=True)
class Table(Sidecar):
    """A sidecar with the rows of its CSV; every row has its sources in row["source"]."""

    id: str = ""
    rows: tuple[dict[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The column that names a row: of type key, or the date of a series."""
        return _keys(self.columns)[0]

    def cell(self, row: str, column: str, where: str) -> tuple[str, str | None]:
        """Number and hedge of one cell (None where its column has no hedges); AuthorError
        when there is no such row or column.
        """
        if column not in self.columns:
            raise AuthorError(
                f"{where}: {self.id}.csv has no column '{column}'; correct the cell's path"
            )
        hedge = self.columns[column].hedge
        for candidate in self.rows:
            if candidate[self.key] == row:
                return candidate[column], candidate[hedge] if hedge else None
        raise AuthorError(
            f"{where}: {self.id}.csv has no row '{row}'; correct the cell's path"
        )


def _keys(columns: dict[str, Column]) -> list[str]:
    own = [n for n, c in columns.items() if c.type == "key"]
    return own or [n for n, c in columns.items() if c.type == "date"]


def _csv_names(columns: dict[str, Column]) -> list[str]:
    names = []
    for name, column in columns.items():
        names += [f"{name}.zh", f"{name}.en"] if column.type == "words" else [name]
        names += [column.hedge] if column.hedge else []
    return [*names, "source"]


def _check_cell(value: str, column: Column, where: str) -> None:
    if not value:
        raise AuthorError(f"{where}: is blank; fill it in")
    if column.type == "number" and not re.fullmatch(r"-?\d+(\.\d+)?", value):
        raise AuthorError(
            f"{where}: {value!r} is no number; write it plainly like 9.62"
        )
    if column.type == "number" and column.unit == "percent" and not column.small:
        not_a_fraction(value, where)
    if column.type == "date":
        number_format.date(value, "en", where)
    if column.type == "choice" and value not in (column.choices or {}):
        known = ", ".join(column.choices or {})
        raise AuthorError(f"{where}: {value!r} is unknown; known are {known}")


def not_a_fraction(value: str, where: str) -> None:
    """AuthorError for 0.365 where 36.5 per cent must be meant."""
    if re.fullmatch(r"-?0\.\d\d+", value) and float(value):
        raise AuthorError(
            f"{where}: {value} per cent: write {100 * float(value):.4g} if {value} is a "
            "fraction; if it really is below one per cent, add 'small: true'"
        )


def _in_order(table: Table) -> None:
    """The rows of a series follow time, and no time stands twice."""
    when = next((n for n, c in table.columns.items() if c.type == "date"), table.key)
    for line, row in enumerate(table.rows[1:], 3):
        before = table.rows[line - 3][when]
        if row[when] <= before:
            told = "stands twice" if row[when] == before else f"stands after {before}"
            raise AuthorError(
                f"{table.id}.csv:{line} {when}: {row[when]} {told}; make rows follow time"
            )


def load_table(path: Path) -> Table:
    """One CSV with its sidecar, checked cell by cell."""
    raw, _ = read_yaml(path.with_suffix(".yml"))
    side = build(Sidecar, raw, f"{path.stem}.yml")
    for name, column in side.columns.items():
        if column.type not in TYPES:
            known = ", ".join(TYPES)
            raise AuthorError(
                f"{path.stem}.yml: {name}: type '{column.type}' is unknown; known are {known}"
            )
    if len(_keys(side.columns)) != 1:
        raise AuthorError(
            f"{path.stem}.yml: columns need exactly one of type key, or one date"
        )
    for day in side.events or {}:
        number_format.date(day, "en", f"{path.stem}.yml: events")
    try:
        reader = csv.DictReader(io.StringIO(read_text(path)), strict=True)
        rows, header = tuple(reader), reader.fieldnames or []
    except csv.Error as error:
        raise AuthorError(
            f"{path.name}: cannot be read: {error}; save as UTF-8 CSV"
        ) from error
    expected = _csv_names(side.columns)
    if sorted(header) != sorted(expected):
        odd = sorted(set(header) ^ set(expected))
        raise AuthorError(
            f"{path.name}: columns differ from {path.stem}.yml at "
            f"{', '.join(odd) or 'a name given twice'}; make them the same"
        )
    if not rows:
        raise AuthorError(f"{path.name}: has no rows; add one")
    seen: set[str] = set()
    for line, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise AuthorError(
                f"{path.name}:{line}: has too few or too many cells; give one for each "
                "column, quoted where it holds a comma"
            )
        for name, column in side.columns.items():
            cells = [f"{name}.zh", f"{name}.en"] if column.type == "words" else [name]
            for cell in cells if row[cells[0]] or not column.growth_of else ():
                _check_cell(row[cell], column, f"{path.name}:{line} {cell}")
    for name, column in side.columns.items():
        if column.growth_of:
            key = _keys(side.columns)[0]
            rows = checked_growth(rows, key, name, column.growth_of, path.name)
    table = Table(**vars(side), id=path.stem, rows=rows)
    for line, row in enumerate(rows, 2):
        if row[table.key] in seen:
            raise AuthorError(
                f"{path.name}:{line}: key '{row[table.key]}' stands twice; remove one"
            )
        seen.add(row[table.key])
    if table.family == "change over time":
        _in_order(table)
    return table


def load_tables(data: Path) -> dict[str, Table]:
    """Every CSV of a data folder by its name."""
    return {path.stem: load_table(path) for path in sorted(data.glob("*.csv"))}
