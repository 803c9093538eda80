"""Citing a page: what it says of which day, as known when, at an address that keeps saying so."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.db.models import QuerySet
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import gettext

from core.languages import NotALanguageError
from treaties.answers import UnknownViewError
from treaties.fields import NotADayError, today
from treaties.models import Record, Release, Source, State, Treaty, TreatyAction
from treaties.pages.asked import Asked, NotAMomentError, moment_text
from treaties.presentation import day_words

LICENCE = "CC BY 4.0"
ASKED = ("on", "view", "known", "release", "lang")
"""The parameters that say what a page is asked; a citation sets them itself."""

TITLES: dict[str, str] = {
    "treaty": "{treaty}",
    "numbers": "{treaty}: numbers over time",
    "pair": "{treaty}: {state}",
    "state": "{state}",
    "action": "Act {action}",
    "source": "Source: {source}",
    "release": "Release {release}",
    "method": "Method",
    "home": "Who is bound by which arms-control treaty",
    "treaties": "Treaties",
    "states": "States",
    "compare": "States compared",
    "matrix": "States under treaties",
    "charts": "Consent and exit over the years",
    "search": "Search",
    "calendar": "Calendar",
    "exits": "Exits",
    "reservations": "Reservations",
    "pending": "Signatures that wait",
    "anomalies": "Findings",
    "data": "Data",
    "codebook": "Codebook",
}
"""What pages are called, by the names of their addresses; other apps add theirs with their own.

A title that names something is that of a page about one thing of the record.
"""

PAGES_OF = {"treaties"}
"""The apps whose pages can be cited."""

NAMED: dict[str, tuple[str, Callable[[], QuerySet[Any, Any]]]] = {
    "public_id": ("action", lambda: TreatyAction.objects.values_list("public_id", flat=True)),
    "number": ("release", lambda: Release.objects.values_list("number", flat=True)),
    "treaty_id": ("treaty", lambda: Treaty.objects.values_list("short_name", flat=True)),
    "code": ("state", lambda: State.objects.values_list("name", flat=True)),
    "source_id": ("source", lambda: Source.objects.values_list("title", flat=True)),
}
"""What a part of an address names in a title, and where its name stands."""

TEX = {ord(one): f"\\{one}" for one in "&%$#_{}"} | {
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
    ord("\\"): r"\textbackslash{}",
}


class NotAPageError(ValueError):
    """No page of the record has this address; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Moment:
    """As known when: the moment, the release that holds it, and the one before it otherwise."""

    at: dt.datetime
    release: int | None
    after: int | None = None

    @property
    def words(self) -> str:
        """The moment in words."""
        day = f"{day_words(self.at.date())}, {self.at:%H:%M:%S} UTC"
        if self.release:
            day = day_words(self.at.date())
            return gettext("release %(number)s (%(day)s)") % {"number": self.release, "day": day}
        known = gettext("the record as known on %(day)s") % {"day": day}
        if not self.after:
            return known
        after = gettext("after release %(number)s") % {"number": self.after}
        return f"{known}, {after}"


@dataclass(frozen=True, slots=True)
class Citation:
    """The citation of a page: its title, its day, the moment of the record, its address."""

    title: str
    on: dt.date
    moment: Moment
    path: str
    query: Sequence[tuple[str, str]]
    accessed: dt.date

    @property
    def link(self) -> str:
        """The address that shows the same, without the site's own."""
        return f"{self.path}?{urlencode(self.query, safe=':/')}"

    @property
    def words(self) -> str:
        """What stands before the address."""
        told = {"title": self.title, "day": day_words(self.on), "moment": self.moment.words}
        return gettext("Servanda. “%(title)s”, as of %(day)s, %(moment)s.") % told

    @property
    def bibtex_href(self) -> str:
        """Where it can be had as BibTeX."""
        return self._download("bibtex")

    @property
    def ris_href(self) -> str:
        """Where it can be had as RIS."""
        return self._download("ris")

    def _download(self, form: str) -> str:
        asked = [pair for pair in self.query if pair[0] in ASKED]
        others = [pair for pair in self.query if pair[0] not in ASKED]
        page = f"{self.path}?{urlencode(others)}" if others else self.path
        query = urlencode([("page", page), *asked, ("format", form)], safe=":/")
        return f"{reverse('cite')}?{query}"

    def bibtex(self, site: str) -> str:
        """Return it as an entry of BibTeX."""
        fields = {
            "author": "{Servanda}",
            "title": f"{{{self.title.translate(TEX)}}}, as of {day_words(self.on)}",
            "year": str(self.moment.at.year),
            "month": f"{self.moment.at:%b}".lower(),
            "version": str(self.moment.release or moment_text(self.moment.at)),
            "url": site + self.link,
            "urldate": self.accessed.isoformat(),
            "note": f"{self.moment.words[0].upper()}{self.moment.words[1:]}. {LICENCE}",
        }
        lines = [
            f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
            for name, value in fields.items()
        ]
        return "\n".join([f"@misc{{{self._key},", *lines, "}", ""])

    @property
    def _key(self) -> str:
        return "-".join(["servanda", *re.findall(r"[\w-]+", self.path), self.on.isoformat()])

    def ris(self, site: str) -> str:
        """Return it as an entry of RIS."""
        moment = self.moment
        lines = [
            ("TY", "DATA"),
            ("AU", "Servanda"),
            ("TI", f"{self.title}, as of {day_words(self.on)}"),
            ("PY", str(moment.at.year)),
            ("DA", f"{moment.at:%Y/%m/%d}"),
            ("ET", f"Release {moment.release}" if moment.release else moment_text(moment.at)),
            ("PB", "Servanda"),
            ("UR", site + self.link),
            ("Y2", f"{self.accessed:%Y/%m/%d}"),
            ("N1", f"{moment.words[0].upper()}{moment.words[1:]}. {LICENCE}"),
            ("ER", ""),
        ]
        return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


@dataclass(frozen=True, slots=True)
class Download:
    """A citation as a file."""

    text: str
    media_type: str
    file: str


def citation(
    title: str,
    path: str,
    query: Iterable[tuple[str, str]],
    asked: Asked,
    record: Record | None,
) -> Citation | None:
    """Return the citation of a page; None where it has no title, or there is no record to cite.

    ``record`` is as :func:`read_record` reads it.
    """
    moment = _moment(asked, record)
    if moment is None or not title:
        return None
    held = replace(asked, named=True, known=moment.at, release=moment.release)
    others = [(name, value) for name, value in query if name not in ASKED and value]
    return Citation(title, asked.on, moment, path, [*others, *held.kept.items()], asked.today)


def _moment(asked: Asked, record: Record | None) -> Moment | None:
    """Return the moment asked about, else that of the newest release if it is still the record."""
    if record is None:
        return None
    number = getattr(record, "newest", None)
    if asked.known:
        after = number if number and record.newest_at < asked.known else None  # type: ignore[attr-defined]
        return Moment(asked.known, asked.release, after)
    if number and record.newest_version == record.version:  # type: ignore[attr-defined]
        return Moment(record.newest_at, number)  # type: ignore[attr-defined]
    return Moment(record.changed_at, None, number)


def read_record() -> Record | None:
    """Return the row about the record with its newest release: one query."""
    return Record.objects.with_newest(Release.objects.order_by("-number")).filter(pk=1).first()


def title_of(name: str, about: Mapping[str, str]) -> str:
    """Return what a page is called, by the name of its address and what it is about.

    Empty for pages that nobody cites, and where a page is about nothing yet.
    """
    title = gettext(TITLES[name]) if name in TITLES else ""
    return title.format(**about) if about or "{" not in title else ""


def name_of(match: ResolverMatch | None) -> str:
    """Return the name of an address as titles are found by it: other apps' with the app's own."""
    return match.view_name.removeprefix("treaties:") if match else ""


def cited(data: Mapping[str, str], site: str) -> Download:
    """Return the citation that an address asks for: ``page``, what it is asked, ``format``.

    Raises:
        NotAPageError: no page of the record has the address, or it is asked what it cannot be.
    """
    form = data.get("format", "bibtex")
    if form not in {"bibtex", "ris"}:
        raise NotAPageError("Write format=bibtex or format=ris.")
    try:
        parts = urlsplit(data.get("page", ""))
    except ValueError as error:
        raise NotAPageError(
            "page= is no path: write it as it stands in the address bar, such as /treaties/apmbc/."
        ) from error
    asking = {name: data[name] for name in ASKED if data.get(name)}
    if parts.netloc:
        raise NotAPageError(
            f"“{parts.netloc[:80]}” is no page of the record: write the path alone."
        )
    query = parse_qsl(parts.query)
    try:
        asked = Asked.read({**dict(query), **asking}, today())
    except (NotADayError, NotAMomentError, NotALanguageError, UnknownViewError) as error:
        raise NotAPageError(str(error)) from error
    found = citation(_title_at(parts.path), parts.path, query, asked, read_record())
    if found is None:
        raise NotAPageError("There is no record yet to cite.")
    if form == "bibtex":
        return Download(found.bibtex(site), "application/x-bibtex; charset=utf-8", "servanda.bib")
    return Download(
        found.ris(site), "application/x-research-info-systems; charset=utf-8", "servanda.ris"
    )


def _title_at(path: str) -> str:
    """Return the title of the page at a path.

    Raises:
        NotAPageError: there is none.
    """
    try:
        match = resolve(path)
    except Resolver404:
        match = None
    if match is None or match.namespace not in PAGES_OF:
        raise NotAPageError(
            f"“{path[:80]}” is no page of the record: write page= with its path, such as "
            "page=/treaties/apmbc/."
        )
    named = {name: str(value) for name, value in match.kwargs.items()}
    title = title_of(name_of(match), _names(named, path))
    if not title:
        raise NotAPageError(f"“{path[:80]}” holds nothing to cite.")
    return title


def _names(named: Mapping[str, str], path: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, (label, rows) in NAMED.items():
        if key in named:
            name = rows().filter(**{key if key == "public_id" else "pk": named[key]}).first()
            if name is None:
                raise NotAPageError(f"“{path[:80]}” is no page of the record.")
            found[label] = str(name)
    return found
