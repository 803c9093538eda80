"""From what readers find to proposals: each thing proposed once, its evidence gathered."""

import hashlib
from collections.abc import Iterable

from django.db import transaction

from news.models import Evidence, Proposal, Version
from news.reading.findings import Finding
from news.services.holding import family_of, is_held
from news.services.settling import mark
from news.services.weighing import weigh
from news.terms import DocumentKind, ProposalStatus, Verdict
from treaties.models import TreatyAction
from treaties.terms import SourceKind

_DECIDED = frozenset({ProposalStatus.ACCEPTED, ProposalStatus.REJECTED})


@transaction.atomic
def propose(findings: Iterable[Finding], version: Version, reader: str) -> list[Proposal]:
    """Propose what was found in a version, or give it as evidence to what says so already.

    What somebody decided stays decided. What the record holds is kept as known.
    """
    keyed = sorted(((key_of(one, version), one) for one in findings), key=lambda pair: pair[0])
    return [_propose(key, one, version, reader) for key, one in keyed]


def key_of(finding: Finding, version: Version) -> str:
    """Return the same for the same thing found in the same cluster, or list of a depositary.

    Of a story, kinds that news call by one another's names are the same: one says “ratified”
    where another says “joined”.
    """
    document = version.document
    of_list = document.kind == DocumentKind.STATUS_PAGE
    where = f"list {document.pk}" if of_list else f"cluster {document.cluster_id}"
    parts = (
        finding.change,
        finding.state,
        finding.treaty,
        finding.topic,
        _kind(finding, exact=of_list),
        finding.stage,
        str(finding.acted_on or ""),
        finding.corrects,
        where,
    )
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def _kind(finding: Finding, *, exact: bool) -> str:
    if finding.kind is None or exact:
        return finding.kind or ""
    return min(family_of(finding.kind))


def _propose(key: str, finding: Finding, version: Version, reader: str) -> Proposal:
    Proposal.objects.bulk_create([_drafted(key, finding, version, reader)], ignore_conflicts=True)
    proposal = _standing(Proposal.objects.select_for_update().get(key=key))
    if proposal.status in _DECIDED:
        return proposal
    Evidence.objects.bulk_create(
        [
            Evidence(
                proposal=proposal,
                version=version,
                start=finding.start,
                end=finding.end,
                locator=finding.locator,
                rules=list(finding.rules),
            )
        ],
        ignore_conflicts=True,
    )
    lacks = version.document.kind == DocumentKind.STATUS_PAGE  # the reader has just compared
    mark(proposal, held=not lacks and is_held(proposal, version.published_on))
    weigh(proposal)
    return proposal


def _standing(proposal: Proposal) -> Proposal:
    """Return the proposal that stands for one that was merged, locked."""
    while proposal.status == ProposalStatus.MERGED:
        merged = proposal.decisions.filter(verdict=Verdict.MERGE).order_by("id").last()
        if merged is None or merged.into_id is None:
            return proposal
        proposal = Proposal.objects.select_for_update().get(pk=merged.into_id)
    return proposal


def _drafted(key: str, finding: Finding, version: Version, reader: str) -> Proposal:
    corrects = None
    if finding.corrects:
        corrects = TreatyAction.objects.get(public_id=finding.corrects)
    feed = version.document.feed
    return Proposal(
        key=key,
        change=finding.change,
        state_id=finding.state,
        treaty_id=finding.treaty or None,
        topic_id=finding.topic or None,
        kind=finding.kind or "",
        stage=finding.stage,
        acted_on=finding.acted_on,
        effective_on=finding.effective_on,
        note=finding.note,
        corrects=corrects,
        cluster_id=version.document.cluster_id,
        reader=reader,
        grade=feed.grade if feed else SourceKind.NEWS,
    )
