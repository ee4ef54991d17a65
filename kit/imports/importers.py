"""What an app says of its files that a worker reads and writes; the rest of this package does it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from kit.tables import Table, TableColumns, TableRow

from .background import BackgroundImport, BackgroundImportRow

Judge = Callable[[Iterable[TableRow]], list[BackgroundImportRow]]
Write = Callable[[list[BackgroundImportRow]], None]


class Importer:
    """One kind of file.

    foreign_keys: those of a row that writing fills in
    """

    model: type[BackgroundImport]
    columns: TableColumns
    foreign_keys: tuple[str, ...] = ()

    @property
    def shown(self) -> Iterable[str]:
        """The fields of something new that its row shows, beside its name."""
        return self.columns.spellings

    def judge(self) -> Judge:
        """For one file: rows of a table, batch by batch, as unsaved rows of the import with their verdicts."""
        raise NotImplementedError

    def writer(self, *, by, at: datetime) -> Write:
        """For one file: rows to save, batch by batch; each is saved or not, and settled."""
        raise NotImplementedError

    def undoer(self) -> Write:
        """For one file: rows that were saved, batch by batch; each is taken back or not, and settled."""
        raise NotImplementedError

    def label(self, name: str) -> str:
        """A field as the office calls it."""
        return self.columns.spellings[name][0]

    def in_words(self, name: str, value) -> str:
        """The value of a field as a person reads it."""
        return str(value or "")

    def groups(self, table: Table) -> Mapping[str, list[str]]:
        """Field → the titles of the columns that are read together as that field."""
        return {name: [table.matched[name], *titles] for name, titles in table.joined.items()}

    def asides(self, row: BackgroundImportRow) -> list[str]:
        """What else there is to say of a row."""
        return []

    def column_titles(self, source: BackgroundImport) -> list[tuple[str, str]]:
        """Title of each column that becomes something, and the field that it becomes."""
        matched, joined = source.report.get("matched", {}), source.report.get("joined", {})
        names = [name for name in self.columns.spellings if name in matched]
        return [(title, self.label(name)) for name in names for title in [matched[name], *joined.get(name, [])]]

    def differences(self, row: BackgroundImportRow) -> list[tuple[str, str, str]]:
        """Field, before and after, in words; of a new one, everything that was read but its name."""
        changes = row.changes
        if row.is_new:
            changes = {name: ["", row.values[name]] for name in self.shown if name in row.values and name != "name"}
        return [
            (self.label(name), self.in_words(name, former), self.in_words(name, new))
            for name, (former, new) in changes.items()
        ]
