"""Building the files of a release from the files of the record."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.csvfiles import write_csv
from treaties.releases import codebook, formats
from treaties.releases.columns import Flat
from treaties.releases.describing import (
    DESCRIPTION,
    LICENCE_NAME,
    LICENCE_URL,
    TITLE,
    citation_file,
    data_package,
)
from treaties.releases.tables import read_tables

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Content:
    """The record that is released: its files and the hash over all of them."""

    directory: Path
    compiled_on: dt.date
    sums: Mapping[str, str]

    @property
    def hash(self) -> str:
        """The SHA-256 of the list of the files' own, as ``sha256sum`` prints it, by name."""
        return hashlib.sha256(sums_text(self.sums).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Edition:
    """What tells a release from others."""

    number: int
    released_at: dt.datetime
    version: int
    previous: tuple[int, str] | None


def read_content(directory: Path, compiled_on: dt.date) -> Content:
    """Return the record that a dump has written."""
    return Content(directory, compiled_on, dict(_sums(directory, "*.csv")))


def build(content: Content, edition: Edition, into: Path) -> list[Flat]:
    """Write every file of a release, its manifest and the sums last; return the tables."""
    tables, stem = read_tables(content.directory), f"servanda-{edition.number}"
    files = [(name, (content.directory / name).read_bytes()) for name in content.sums]
    formats.write_zip(into / f"{stem}-record.zip", files)
    about = {
        "title": TITLE,
        "description": DESCRIPTION,
        "licence": LICENCE_URL,
        "compiled_on": content.compiled_on.isoformat(),
        "content_hash": content.hash,
    }
    formats.write_json(into / f"{stem}.json", tables, about)
    formats.write_xlsx(into / f"{stem}.xlsx", tables, content.compiled_on)
    formats.write_sqlite(into / f"{stem}.sqlite", tables)
    parquet = [(f"{one.name}.parquet", formats.parquet_bytes(one)) for one in tables]
    formats.write_zip(into / f"{stem}-parquet.zip", parquet)
    _describe(tables, content, edition, into)
    _prove(content, edition, into)
    return tables


def _describe(tables: Sequence[Flat], content: Content, edition: Edition, into: Path) -> None:
    """Write the codebook, the citation file and the data package with its tables."""
    text, package = codebook.markdown(), data_package(tables, content.compiled_on, content.hash)
    (into / "codebook.md").write_text(text, encoding="utf-8")
    write_csv(into / "codebook.csv", codebook.csv_rows())
    (into / "datapackage.json").write_text(package, encoding="utf-8")
    cited = citation_file(edition.number, edition.released_at.date())
    (into / "CITATION.cff").write_text(cited, encoding="utf-8")
    files = [("datapackage.json", package.encode()), ("codebook.md", text.encode())]
    files += [(f"tables/{one.name}.csv", formats.csv_bytes(one)) for one in tables]
    formats.write_zip(into / f"servanda-{edition.number}-datapackage.zip", files)


def _prove(content: Content, edition: Edition, into: Path) -> None:
    """Write the manifest, which names the one before it, and the sums of all files."""
    files = dict(_sums(into, "*"))
    number, before = edition.previous or (None, None)
    manifest: dict[str, Any] = {
        "title": TITLE,
        "release": edition.number,
        "released_at": edition.released_at.isoformat().replace("+00:00", "Z"),
        "record_version": edition.version,
        "compiled_on": content.compiled_on.isoformat(),
        "licence": LICENCE_NAME,
        "content_hash": content.hash,
        "previous": {"release": number, "manifest_sha256": before} if number else None,
        "files": [
            {"name": name, "size": (into / name).stat().st_size, "sha256": digest}
            for name, digest in files.items()
        ],
        "record": [{"name": name, "sha256": digest} for name, digest in content.sums.items()],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (into / MANIFEST).write_text(text, encoding="utf-8")
    (into / SUMS).write_text(sums_text(dict(_sums(into, "*"))), encoding="utf-8")


def sums_text(sums: Mapping[str, str]) -> str:
    """Return hashes as ``sha256sum`` prints them and checks them."""
    return "".join(f"{digest}  {name}\n" for name, digest in sums.items())


def _sums(directory: Path, pattern: str) -> Iterator[tuple[str, str]]:
    """Give the hash of each file below a directory, by the order of the names' bytes."""
    names = sorted(
        path.relative_to(directory).as_posix()
        for path in directory.rglob(pattern)
        if path.is_file()
    )
    for name in names:
        yield name, hash_of(directory / name)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
