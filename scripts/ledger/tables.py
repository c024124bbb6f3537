"""Tables: a CSV with a YAML sidecar of the same name that explains its columns."""

from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.files import files, read_text
from scripts.core.languages import Words
from scripts.core.yaml_records import build, one_of, read_yaml
from scripts.ledger import number_format, values
from scripts.ledger.csv_rows import read_rows
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
class Table:
    """What a chart says in words, and the rows of its CSV.

    In its texts [[fact:id]] prints that fact; every row has its sources in row["source"].
    """

    id: str
    name: Words  # what it is about, in a few words
    title: Words  # its finding
    subtitle: Words
    takeaway: Words  # the text alternative
    about: Words  # what a reader should know of the data
    family: str
    columns: dict[str, Column]
    words: dict[str, Words] | None = None
    judgement: Words | None = None
    events: dict[str, Words] | None = None  # marked on a time axis, by day
    rows: tuple[dict[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The column that names a row: of type key, or the date of a series."""
        return _keys(self.columns)[0]

    def cell(self, row: str, column: str, where: str) -> tuple[str, str | None]:
        """Return number and hedge of one cell; the hedge is None where its column has none.

        Raises:
            AuthorError: There is no such row or column.
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


def _names(name: str, column: Column) -> list[str]:
    """The CSV columns that hold a column."""
    return [f"{name}.zh", f"{name}.en"] if column.type == "words" else [name]


def _csv_names(columns: dict[str, Column]) -> list[str]:
    found = [(*_names(n, c), *filter(None, [c.hedge])) for n, c in columns.items()]
    return [*chain.from_iterable(found), "source"]


def _check_cell(value: str, column: Column, where: str) -> None:
    if not value.strip():
        raise AuthorError(f"{where}: is blank; fill it in")
    if column.type != "number":
        values.cell(value, where)
    else:
        values.number(value, column.unit, where)
        if column.unit == "percent" and not column.small:
            values.not_a_fraction(value, where)
    if column.type == "date":
        values.day(value, where)
    if column.type == "choice" and value not in (known := column.choices or {}):
        raise AuthorError(
            f"{where}: {value!r} is unknown; known are {', '.join(known)}"
        )


def _in_order(table: Table) -> None:
    """The rows of a series follow time, and no time is given twice."""
    when = next((n for n, c in table.columns.items() if c.type == "date"), table.key)
    for line, row in enumerate(table.rows[1:], 3):
        last = table.rows[line - 3][when]
        if row[when] <= last:
            problem = "is given twice" if row[when] == last else f"comes after {last}"
            raise AuthorError(
                f"{table.id}.csv:{line} {when}: {row[when]} {problem}; make rows follow time"
            )


def _check_columns(side: Table, where: str) -> None:
    own = [n for n, c in side.columns.items() if c.type == "number" and not c.growth_of]
    for name, column in side.columns.items():
        place = f"{where}: {name}"
        one_of(place, "type", column.type, TYPES)
        one_of(place, "scale", column.scale, number_format.SCALES)
        one_of(place, "growth_of", column.growth_of, own)
        if column.type == "number" and not (column.unit or column.scale):
            raise AuthorError(f"{place}: does not say what it counts; add 'unit:'")
        if column.type not in ("key", "date") and not column.label:
            raise AuthorError(
                f"{place}: label is missing, so the table would lose this column; add it"
            )
    if len(_keys(side.columns)) != 1:
        raise AuthorError(f"{where}: columns need exactly one of type key, or one date")


def _check_row(row: dict[str, str], side: Table, where: str) -> None:
    for name, column in side.columns.items():
        cells = _names(name, column)
        for cell in cells if row[cells[0]] or not column.growth_of else ():
            _check_cell(row[cell], column, f"{where} {cell}")
        if column.hedge and row[column.hedge]:
            one_of(where, column.hedge, row[column.hedge], number_format.HEDGES)
    if not row["source"].strip():
        raise AuthorError(f"{where} source: is blank; give a key of sources.yml")


def load_table(path: Path) -> Table:
    """One CSV with its sidecar, checked cell by cell."""
    raw, _ = read_yaml(path.with_suffix(".yml"))
    side = build(Table, raw, f"{path.stem}.yml", id=path.stem, rows=())
    _check_columns(side, f"{path.stem}.yml")
    for day in side.events or {}:
        values.day(day, f"{path.stem}.yml: events")
    rows, key = read_rows(path, _csv_names(side.columns)), _keys(side.columns)[0]
    for line, row in enumerate(rows, 2):
        _check_row(row, side, f"{path.name}:{line}")
    for name, column in side.columns.items():
        if column.growth_of:
            rows = checked_growth(rows, key, name, column.growth_of, path.name)
    seen: set[str] = set()
    for line, row in enumerate(rows, 2):
        if row[key] in seen:
            raise AuthorError(
                f"{path.name}:{line}: key '{row[key]}' is given twice; remove one"
            )
        seen.add(row[key])
    table = replace(side, rows=rows)
    if table.family == "change over time":
        _in_order(table)
    return table


def load_tables(data: Path) -> dict[str, Table]:
    """Every CSV of a data folder by its name."""
    tables = {path.stem for path in files(data, "csv")}
    for path in files(data, "yml"):
        if path.stem not in tables and "columns:" in read_text(path).splitlines():
            raise AuthorError(
                f"{path.name}: describes {path.stem}.csv, which is not in data/; add the "
                "table or give both files the same name"
            )
    return {path.stem: load_table(path) for path in files(data, "csv")}
