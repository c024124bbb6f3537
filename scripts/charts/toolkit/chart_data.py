"""A table as one chart in one language sees it."""

from dataclasses import dataclass
from decimal import Decimal

from scripts.core.errors import AuthorError
from scripts.ledger import number_format
from scripts.ledger.catalog import Catalog
from scripts.ledger.tables import Table

Row = dict[str, str]


@dataclass(frozen=True)
class View:
    """Hands a chart its rows, numbers and words; narrow asks for the phone layout."""

    catalog: Catalog
    table: Table
    lang: str
    narrow: bool = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the chart's table."""
        return self.table.rows

    @property
    def zh(self) -> bool:
        """Whether the chart is drawn in Chinese."""
        return self.lang == "zh"

    def word(self, key: str) -> str:
        """A label from the sidecar's words."""
        words = (self.table.words or {})[key].of(self.lang)
        return self.catalog.plain(words, self.lang, f"{self.table.id}.yml: {key}")

    def heading(self, name: str) -> str:
        """The chart's title, subtitle or takeaway with its numbers written out."""
        text = getattr(self.table, name).of(self.lang)
        return self.catalog.plain(text, self.lang, f"{self.table.id}.yml: {name}")

    def join(self, word: str, parts: list[str]) -> str:
        """Parts joined by a mark of words.yml, such as list or semicolon."""
        return self.catalog.words[word].of(self.lang).join(parts)

    def text(self, row: Row, column: str) -> str:
        """A cell as text in the language: a name, date or choice, or a number with its hedge."""
        spec = self.table.columns[column]
        if spec.type == "words":
            return row[f"{column}.{self.lang}"]
        if spec.type == "choice":
            return (spec.choices or {})[row[column]].of(self.lang)
        if spec.type == "date":
            return number_format.date(row[column], self.lang)
        if spec.type == "number":
            printed = self._printed(row, column)
            return self._hedged(
                row, column, number_format.scaled(printed, spec.scale, self.lang)
            )
        return row[column]

    def quantity(self, row: Row, column: str) -> str:
        """A number with hedge, scale and unit."""
        spec = self.table.columns[column]
        unit = self.catalog.units[spec.unit] if spec.unit else None
        hedge = row[spec.hedge] if spec.hedge else None
        printed = self._printed(row, column)
        return number_format.quantity(printed, spec.scale, unit, self.lang, hedge)

    def shown(self, row: Row, *columns: str) -> list[str]:
        """Cells as a reader sees them: numbers with hedge and unit, the rest as text."""
        types = {c: self.table.columns[c].type for c in columns}
        return [
            self.quantity(row, c) if types[c] == "number" else self.text(row, c)
            for c in columns
        ]

    def brief(self, row: Row, column: str) -> str:
        """The digits alone, with a sign for the hedge: what a label has room for."""
        hedge = self.table.columns[column].hedge
        sign = number_format.SIGNS[row[hedge]] if hedge and row[hedge] else ""
        return sign + row[column]

    def _printed(self, row: Row, column: str) -> str:
        """The digits of a number, rounded where its column says so."""
        spec = self.table.columns[column]
        if spec.decimals is None:
            return row[column]
        power = number_format.power(spec.scale)
        amount = Decimal(row[column]).scaleb(power)
        step, _ = number_format.step_for(amount, self.lang)
        last = Decimal(1).scaleb(step - spec.decimals)
        return f"{amount.quantize(last).scaleb(-power):f}"

    def _hedged(self, row: Row, column: str, number: str) -> str:
        hedge = self.table.columns[column].hedge
        word = (
            number_format.HEDGES[row[hedge]].of(self.lang)
            if hedge and row[hedge]
            else ""
        )
        return word + number

    def label(self, column: str) -> str:
        """What a column is called; AuthorError if its sidecar gives no label."""
        if not (label := self.table.columns[column].label):
            raise AuthorError(
                f"{self.table.id}.yml: columns: {column} has no label; add one, the "
                "chart prints it"
            )
        return label.of(self.lang)

    def unit(self, column: str) -> str:
        """What a column counts in, as for the head of an axis: 万亿元, trillion yuan."""
        spec = self.table.columns[column]
        unit = self.catalog.units[spec.unit] if spec.unit else None
        return number_format.unit_name(spec.scale, unit, self.lang)

    def number(self, row: Row, column: str) -> float:
        """A number for drawing, in the scale of its column."""
        return float(Decimal(row[column]))

    def amount(self, fact: str) -> float:
        """The number of a fact, in the scale in which it is printed."""
        return float(Decimal(self.catalog.amounts[fact].printed))

    def brief_fact(self, fact: str) -> str:
        """The digits of a fact, with a sign for its hedge."""
        hedge = self.catalog.facts[fact].qualifier
        sign = number_format.SIGNS[hedge] if hedge else ""
        return sign + self.catalog.amounts[fact].printed
