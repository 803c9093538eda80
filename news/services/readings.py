"""Readings of versions: what they say becomes proposals, and a list that was read, a check."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from news.models import Job, Proposal, Version
from news.reading.depositary.reading import Proposal as Difference
from news.reading.depositary.reading import Reading
from news.reading.findings import Finding
from news.services import reader
from news.services.bodies import content_of
from news.services.citing import source_of
from news.services.comparing import read_list
from news.services.proposing import propose
from news.services.settling import settle
from news.services.working import HopelessError, Work
from news.terms import DocumentKind, FeedKind, ProposalStatus
from policies.terms import Stage
from treaties.models import StatusCheck
from treaties.services import register_changed

LIST_READERS = {FeedKind.UNTC: "untc 1", FeedKind.UNODA: "unoda 1"}
"""Which reader reads which list, and its version."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in a version."""

    version: Version
    reader: str
    findings: Sequence[Finding]
    reading: Reading | None = None


def _look(job: Job) -> Read | None:
    found = Version.objects.select_related(
        "body", "document__feed__source", "document__feed__treaty"
    )
    version = found.filter(pk=job.subject).first()
    return read_version(version) if version is not None else None


def read_version(version: Version) -> Read:
    """Return what a version says: a story by its words, a list by what the record lacks of it.

    Raises:
        HopelessError: it is a list whose bytes are not kept, or whose feed names no treaty.
        RefusedPageError: the list can't be relied on.
        PrunedError: the bytes of the list were thrown away.
    """
    if version.document.kind == DocumentKind.STATUS_PAGE:
        return _list(version)
    day = version.published_on.earliest if version.published_on else None
    findings = reader.findings(version.title, version.text, day or version.read_at.date())
    return Read(version, reader.READER, findings)


def _list(version: Version) -> Read:
    feed = version.document.feed
    if feed is None or feed.treaty is None or version.body is None:
        raise HopelessError("Nothing says which treaty the list is of, or its bytes are not kept.")
    _listed, reading = read_list(feed, content_of(version.body), day=_day(version))
    findings = [_finding(one, reading) for one in reading.proposals]
    return Read(version, LIST_READERS[FeedKind(feed.kind)], findings, reading)


def _day(version: Version) -> dt.date:
    return version.published_on.earliest if version.published_on else version.read_at.date()


def _finding(one: Difference, reading: Reading) -> Finding:
    """Return a difference as it is proposed: what a list holds was deposited."""
    place = one.evidence
    located = place.row is not None
    return Finding(
        state=one.state,
        treaty=reading.treaty,
        kind=one.kind,
        stage=Stage.DEPOSITED,
        acted_on=one.date,
        start=place.start,
        end=place.end,
        rules=(f"list: {one.change}",),
        locator=f"row {place.row}, column {place.column}" if located else "",
        change=one.change.value,
        corrects=one.act,
        effective_on=one.effective,
    )


def keep(read: Read) -> list[Proposal]:
    """Propose what was read; a list is noted as held against the record, too."""
    proposed = propose(read.findings, read.version, read.reader)
    if read.reading is not None and not read.version.document.sample:
        _settle_rest(read.version, proposed)
        note_check(read.version, read.reading)
    return proposed


def _settle_rest(version: Version, proposed: Sequence[Proposal]) -> None:
    """Set aside what the list proposed before and the record holds by now."""
    earlier = Proposal.objects.filter(
        evidence__version__document=version.document_id, status=ProposalStatus.OPEN
    ).exclude(pk__in=[one.pk for one in proposed])
    for one in Proposal.objects.select_for_update().filter(pk__in=earlier.values("pk")):
        settle(one, version.published_on)


def note_check(version: Version, reading: Reading) -> None:
    """Note that the list was held against the record; once for each day at which it is true."""
    check = reading.check
    source = source_of(version)
    _noted, made = StatusCheck.objects.get_or_create(
        treaty_id=check.treaty,
        source=source,
        as_of=check.as_of,
        defaults={"complete": check.complete},
    )
    if made:
        register_changed([check.treaty], StatusCheck)


def _keep(_job: Job, read: Read | None) -> None:
    if read is not None:
        keep(read)


READS: Work[Read | None] = Work(look=_look, keep=_keep)
"""The work of reading a version."""
