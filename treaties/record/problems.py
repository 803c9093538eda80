"""What is wrong with the files of a record, each mistake with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it stands, what is wrong and what to do.

    ``line`` is 0 and ``column`` empty where the mistake is of the whole file.
    """

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f", line {self.line}"
        if self.column:
            place += f", column {self.column}"
        return f"{place}: {self.message}"


class BadRecordError(Exception):
    """The files cannot be loaded; nothing was changed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        super().__init__(f"{count} problem{'' if count == 1 else 's'}; nothing was loaded")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file, its cells by column."""

    file: str
    line: int
    cells: dict[str, str]


class Problems:
    """Collects mistakes, so that all of them can be put right at once."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def of_file(self, file: str, message: str, *, line: int = 0, column: str = "") -> None:
        """Note a mistake of a file."""
        self._found.append(Problem(file, line, column, message))

    def of_row(self, row: Row, column: str, message: str) -> None:
        """Note a mistake of a row."""
        self._found.append(Problem(row.file, row.line, column, message))

    def raise_any(self) -> None:
        """Stop where anything was found.

        Raises:
            BadRecordError: with every mistake noted so far.
        """
        if self._found:
            raise BadRecordError(self._found)
