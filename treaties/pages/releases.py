"""The pages about the data: what there is, each release, the codebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from treaties.models import Release
from treaties.releases.columns import Flat
from treaties.releases.tables import schema


class UnknownReleaseError(LookupError):
    """There is no release of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no release {number}; /data/ lists the releases there are.")


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a kind of file holds, for whom, and its media type."""

    holds: str
    media_type: str


KINDS: Mapping[str, FileKind] = {
    "-record.zip": FileKind(
        "The record’s own CSV files, as an installation loads them", "application/zip"
    ),
    "-datapackage.zip": FileKind(
        "CSV tables with their descriptor (Tabular Data Package)", "application/zip"
    ),
    "-parquet.zip": FileKind("Parquet, one file a table", "application/zip"),
    ".json": FileKind("JSON, all tables in one file", "application/json"),
    ".xlsx": FileKind(
        "Spreadsheet, one sheet a table",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ".sqlite": FileKind("SQLite database with types and references", "application/vnd.sqlite3"),
    "datapackage.json": FileKind("Descriptor of the data package", "application/json"),
    "manifest.json": FileKind(
        "Manifest: every file with its hash, and the release before", "application/json"
    ),
    "codebook.md": FileKind("Codebook, to read", "text/markdown; charset=utf-8"),
    "codebook.csv": FileKind("Codebook, as a table", "text/csv; charset=utf-8"),
    "CITATION.cff": FileKind("How to cite it, for programs", "text/yaml; charset=utf-8"),
    "SHA256SUMS": FileKind("Checksums of all files", "text/plain; charset=utf-8"),
}
"""Kinds of files by the end of their names, in the order in which they are listed."""

OTHER = FileKind("Other", "application/octet-stream")


def file_kind(name: str) -> FileKind:
    """Return what a file of a release holds."""
    ends = (kind for end, kind in KINDS.items() if name.endswith(end))
    return KINDS.get(name) or (next(ends, OTHER) if name.startswith("servanda-") else OTHER)


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of a release as a row of a table."""

    name: str
    holds: str
    size: str
    sha256: str
    href: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """What the page about the data shows; ``files`` are those of the newest release."""

    releases: Sequence[Release]
    newest: Release | None
    files: Sequence[FileView]
    tables: Sequence[Flat]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows each table of the newest release has."""
        return self.newest.counts if self.newest else {}


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """What the page of a release shows."""

    release: Release
    following: int | None
    files: Sequence[FileView]
    tables: Sequence[Flat]


def data_page() -> DataPage:
    """Read the page about the data: one query."""
    releases = list(Release.objects.order_by("-number"))
    newest = releases[0] if releases else None
    return DataPage(releases, newest, files_of(newest) if newest else [], schema())


def release_page(number: int) -> ReleasePage:
    """Read the page of a release.

    Raises:
        UnknownReleaseError: there is none of this number.
    """
    release = Release.objects.filter(pk=number).first()
    if release is None:
        raise UnknownReleaseError(number)
    following = Release.objects.filter(previous=number).values_list("number", flat=True).first()
    return ReleasePage(release, following, files_of(release), schema())


def files_of(release: Release) -> list[FileView]:
    """Return the files of a release in the order of their kinds."""
    order = [kind.holds for kind in KINDS.values()]
    views = [
        FileView(
            name=one["name"],
            holds=file_kind(one["name"]).holds,
            size=filesizeformat(one["size"]),
            sha256=one["sha256"],
            href=reverse("release-file", args=[release.number, one["name"]]),
        )
        for one in release.files
    ]
    return sorted(views, key=lambda one: (order.index(one.holds), one.name))


def newest_release() -> int:
    """Return the number of the newest release, 0 without one: one query."""
    return Release.objects.order_by("-number").values_list("number", flat=True).first() or 0
