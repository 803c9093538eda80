"""Opening the files of a record and checking their shape: names, columns, cells a row."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.csvfiles import CsvFileError, CsvLine, read_csv
from treaties.record import layout
from treaties.record.problems import Problems, Row


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rows of all files of a record that are there: by file name, actions by treaty id."""

    about: list[Row]
    tables: dict[str, list[Row]]
    actions: dict[str, list[Row]]


def read_sheets(directory: Path, problems: Problems) -> Sheets:
    """Read every file of a record, noting what has not its form.

    Raises:
        BadRecordError: a file cannot be read at all, so that its rows would be missed by others.
    """
    if not directory.is_dir():
        problems.of_file(str(directory), "there is no such directory")
        problems.raise_any()
    _note_foreign(directory, problems)
    reader = _Reader(directory, problems)
    about = reader.rows(layout.ABOUT, layout.ABOUT_COLUMNS)
    tables = {}
    for table in layout.tables():
        rows = reader.rows(table.file, table.header, table.optional, required=table.required)
        if rows is not None:
            tables[table.file] = rows
    actions = {
        path.stem: reader.rows(
            f"{layout.ACTIONS}/{path.name}", layout.ACTION_COLUMNS, layout.OPTIONAL_ACTION_COLUMNS
        )
        or []
        for path in sorted((directory / layout.ACTIONS).glob("*.csv"))
    }
    if reader.unreadable:
        problems.raise_any()
    return Sheets(about or [], tables, actions)


def foreign_files(directory: Path) -> list[str]:
    """Return what lies in a directory and is no part of a record."""
    known = {layout.ABOUT, layout.ACTIONS, *(table.file for table in layout.tables())}
    found = [path.name for path in directory.iterdir() if path.name not in known | layout.NOT_READ]
    actions = directory / layout.ACTIONS
    if actions.is_dir():
        found += [
            f"{layout.ACTIONS}/{path.name}" for path in actions.iterdir() if path.suffix != ".csv"
        ]
    return sorted(found)


def _note_foreign(directory: Path, problems: Problems) -> None:
    for name in foreign_files(directory):
        problems.of_file(name, "is no file of a record: move it elsewhere, or correct its name")


class _Reader:
    """Reads the files of one directory and remembers whether one of them could not be read."""

    def __init__(self, directory: Path, problems: Problems) -> None:
        self._directory = directory
        self._problems = problems
        self.unreadable = False

    def rows(
        self,
        file: str,
        columns: Sequence[str],
        optional: Collection[str] = (),
        *,
        required: bool = False,
    ) -> list[Row] | None:
        """Return the rows of a file, or None where it is not there or cannot be read."""
        path = self._directory / file
        if not path.is_file():
            if required:
                self._refuse(file, "is missing: a record cannot be read without it")
            return None
        lines = read_csv(path)
        try:
            header = next(lines, None)
            if header is None:
                self._refuse(file, f"is empty: begin with the columns {','.join(columns)}")
            elif self._knows(file, header.cells, columns, optional):
                return list(self._rows(file, header.cells, lines))
        except CsvFileError as error:
            self._refuse(file, error.message, line=error.line)
        return None

    def _refuse(self, file: str, message: str, *, line: int = 0, column: str = "") -> None:
        self._problems.of_file(file, message, line=line, column=column)
        self.unreadable = True

    def _knows(
        self, file: str, header: list[str], columns: Sequence[str], optional: Collection[str]
    ) -> bool:
        wrong = {name: "stands twice: remove one" for name in header if header.count(name) > 1}
        for name in header:
            if name not in columns:
                wrong[name] = f"is not known here: the columns are {','.join(columns)}"
        for name in columns:
            if name not in header and name not in optional:
                wrong[name] = "is missing: add it"
        for name, message in wrong.items():
            self._refuse(file, message, line=1, column=name or "(no name)")
        return not wrong

    def _rows(self, file: str, header: list[str], lines: Iterator[CsvLine]) -> Iterator[Row]:
        for line in lines:
            if len(line.cells) == len(header):
                yield Row(file, line.number, dict(zip(header, line.cells, strict=True)))
                continue
            message = f"has {len(line.cells)} cells for {len(header)} columns"
            self._problems.of_file(file, f"{message}: check commas and quotes", line=line.number)
