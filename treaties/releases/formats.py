"""The formats of a release. The same record gives the same bytes in each of them.

Nothing in them is taken from the clock; times that a format wants are those of the record.
"""

import csv
import datetime as dt
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from treaties.releases.columns import Cell, Flat, Kind, key_of

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can hold: no file of one tells when it was written."""

SQL_TYPES: Mapping[Kind, str] = {Kind.INTEGER: "INTEGER", Kind.FLAG: "INTEGER"}
"""The types of SQLite's columns; all others are text."""

DEFERRED = "DEFERRABLE INITIALLY DEFERRED"
"""References may point ahead: an entry stands before the one that it corrects."""

ARROW_TYPES: Mapping[Kind, pa.DataType] = {
    Kind.INTEGER: pa.int64(),
    Kind.FLAG: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.MOMENT: pa.timestamp("us", tz="UTC"),
    Kind.LIST: pa.list_(pa.string()),
}
"""The types of Parquet's columns; all others are text."""


def write_zip(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write an archive of files, by name, in their order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)


def csv_bytes(table: Flat) -> bytes:
    """Return a table as CSV, in the style of the record's own files."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(table.rows)
    return out.getvalue().encode()


def write_json(path: Path, tables: Sequence[Flat], about: Mapping[str, Any]) -> None:
    """Write all tables as one JSON object, with what is told of the whole."""
    held = {
        table.name: [
            dict(zip((one.name for one in table.columns), row, strict=True))
            for row in table.values()
        ]
        for table in tables
    }
    with path.open("w", encoding="utf-8") as file:
        json.dump({**about, "tables": held}, file, ensure_ascii=False, indent=1, default=_plain)
        file.write("\n")


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, dt.date):
        return value.isoformat()
    msg = f"{value!r} has no form in JSON"
    raise TypeError(msg)


def write_xlsx(path: Path, tables: Sequence[Flat], created: dt.date) -> None:
    """Write a workbook with one sheet a table; every cell is text, as the record writes it."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(str(path), options)
    moment = dt.datetime.combine(created, dt.time.min)
    book.set_properties({"title": "The Servanda record", "author": "Servanda", "created": moment})
    bold = book.add_format({"bold": True})
    for table in tables:
        sheet = book.add_worksheet(table.name)
        sheet.write_row(0, 0, [column.name for column in table.columns], bold)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(table.rows, start=1):
            for place, text in enumerate(row):
                if text:
                    sheet.write_string(number, place, text)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    book.close()


def write_sqlite(path: Path, tables: Sequence[Flat]) -> None:
    """Write a database with types, keys and references; lists stay text, split by “|”.

    Raises:
        sqlite3.IntegrityError: a row refers to another one that is not there.
    """
    base = sqlite3.connect(path, autocommit=False)
    try:
        with base:
            for table in tables:
                base.execute(_create(table))
                marks = ", ".join("?" * len(table.columns))
                base.executemany(
                    f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608
                    [_sql_row(table.columns, row) for row in table.rows],
                )
            broken = base.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise sqlite3.IntegrityError(f"Rows refer to nothing: {broken[:5]}")
    finally:
        base.close()


def _create(table: Flat) -> str:
    lines = [_sql_column(column) for column in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    for one in table.columns:
        if one.refers:
            there = f'"{one.refers}" ("{key_of(one.refers)}")'
            lines.append(f'FOREIGN KEY ("{one.name}") REFERENCES {there} {DEFERRED}')
    return f'CREATE TABLE "{table.name}" (\n  {",\n  ".join(lines)}\n)'


def _sql_column(column: Cell) -> str:
    filled = " NOT NULL" if column.required else ""
    return f'"{column.name}" {SQL_TYPES.get(column.kind, "TEXT")}{filled}'


def _sql_row(columns: Sequence[Cell], row: Sequence[str]) -> list[Any]:
    return [_sql_value(one, text) for one, text in zip(columns, row, strict=True)]


def _sql_value(column: Cell, text: str) -> Any:
    if column.kind is Kind.FLAG:
        return int(text == "yes")
    if column.kind is Kind.INTEGER:
        return int(text) if text else None
    return text or None


def parquet_bytes(table: Flat) -> bytes:
    """Return a table as Parquet."""
    names = [column.name for column in table.columns]
    columns = list(zip(*_arrow_rows(table), strict=True)) or [()] * len(names)
    types = [ARROW_TYPES.get(column.kind, pa.string()) for column in table.columns]
    arrays = [pa.array(list(one), kind) for one, kind in zip(columns, types, strict=True)]
    buffer = io.BytesIO()
    pq.write_table(pa.table(arrays, names=names), buffer, compression="zstd")
    return buffer.getvalue()


def _arrow_rows(table: Flat) -> Iterable[list[Any]]:
    """Give the rows as values; the rule of a provision stays the text it is."""
    rules = [place for place, one in enumerate(table.columns) if one.kind is Kind.RULE]
    for row, values in zip(table.rows, table.values(), strict=True):
        for place in rules:
            values[place] = row[place] or None
        yield values
