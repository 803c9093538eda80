"""CSV files read line by line, with the place of every mistake known, and written byte-stable."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

BOM = "\ufeff"


class CsvFileError(ValueError):
    """The file is not CSV in UTF-8; says the line and what to do."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}, line {line}: {message}")
        self.path = path
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class CsvLine:
    """One row of a file and the number of the line on which it starts, from 1."""

    number: int
    cells: list[str]


def read_csv(path: Path) -> Iterator[CsvLine]:
    """Give the rows of a file, the header first, without holding more than one in memory.

    Raises:
        CsvFileError: the bytes are not UTF-8, or the quotes do not close.
    """
    with path.open("rb") as file:
        reader = csv.reader(_decoded(path, file), strict=True)
        start = 1
        try:
            for cells in reader:
                if cells:
                    yield CsvLine(start, cells)
                start = reader.line_num + 1
        except csv.Error as error:
            raise CsvFileError(path, start, f"not CSV ({error}): check the quotes.") from error


def _decoded(path: Path, file: IO[bytes]) -> Iterator[str]:
    for number, raw in enumerate(file, start=1):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise CsvFileError(path, number, "not UTF-8: save the file as UTF-8.") from error
        if number == 1 and text.startswith(BOM):
            raise CsvFileError(path, 1, "starts with a byte order mark: save it without one.")
        if "\0" in text:
            raise CsvFileError(path, number, "holds a NUL character: remove it.")
        yield text


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> int:
    """Write rows so that the same rows always give the same bytes; return how many.

    The first row is the header, which is not counted. UTF-8, lines end in LF, a cell is quoted
    only where it must be.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        for row in rows:
            writer.writerow(row)
            count += 1
    return max(count - 1, 0)
