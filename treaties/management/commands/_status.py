"""What the ``status`` command tells of one state under one treaty: as data and in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from treaties import answers
from treaties.answers import Asked
from treaties.law.periods import Period, Qualification, possible_statuses
from treaties.models import Characterisation, Citation, State, Treaty, TreatyAction
from treaties.terms import (
    NONE,
    ActionKind,
    Qualifier,
    Status,
)

WITHOUT_BEARING = frozenset(
    {
        ActionKind.RESERVATION,
        ActionKind.RESERVATION_WITHDRAWN,
        ActionKind.DECLARATION,
        ActionKind.OBJECTION,
        ActionKind.OBJECTION_WITHDRAWN,
    }
)
"""Kinds of act that no status follows from."""

STATUS_WORDS: Mapping[str, str] = {
    NONE: "no standing",
    **{status.value: status.label.lower() for status in Status},
}

ORDER = (
    Qualifier.LEAVING,
    Qualifier.CONSENT_REVOKED,
    Qualifier.SIGNATURE_DISOWNED,
    Qualifier.PROVISIONAL,
    Qualifier.SUSPENDED,
    Qualifier.CONTESTED,
)
"""The order in which qualifiers are told."""


@dataclass(frozen=True, slots=True)
class View:
    """What somebody says of an act, and of which entry of the record."""

    act: TreatyAction
    held: Characterisation

    def as_json(self) -> dict[str, Any]:
        """Return it as data."""
        held = self.held
        return {
            "act": self.act.public_id,
            "by": held.holder,
            "view": held.opinion,
            "says": held.says,
            "on": _text(held.voiced_on),
            "effective": _text(held.effective_on),
            "sources": sorted(source.pk for source in held.sources.all()),
        }


@dataclass(frozen=True, slots=True)
class Told:
    """Where a state stands towards a treaty, with the views and the acts behind it."""

    treaty: Treaty
    state: State
    asked: Asked
    period: Period | None
    possible: frozenset[str]
    acts: list[TreatyAction]
    views: list[View]

    @property
    def status(self) -> str:
        """The status shown on the day."""
        return self.period.status.value if self.period else NONE

    @property
    def qualifiers(self) -> list[Qualification]:
        """What else is true on the day, in the order in which it is told."""
        held = (
            [one for one in self.period.qualifiers if one.on(self.asked.on)] if self.period else []
        )
        return sorted(held, key=lambda one: (ORDER.index(one.name), str(one.since or "")))

    @property
    def open_statuses(self) -> list[str]:
        """The statuses that dates leave open; empty where one is certain."""
        return sorted(self.possible) if len(self.possible) > 1 else []


def told(treaty: Treaty, state: State, asked: Asked) -> Told:
    """Ask the record where a state stands towards a treaty."""
    periods = answers.treaty_periods(treaty.pk, asked).get(state.pk, ())
    period = next((one for one in periods if one.on(asked.on)), None)
    possible = possible_statuses(periods, asked.on)
    entries = _entries(treaty, state, asked)
    basis = period.basis if period else ()
    acts = [one for one in entries if one.public_id in basis or _bears(one, asked)]
    return Told(treaty, state, asked, period, possible, acts, list(_views(acts)))


def _entries(treaty: Treaty, state: State, asked: Asked) -> list[TreatyAction]:
    rows = TreatyAction.objects.filter(treaty=treaty, state=state)
    held = rows.as_known(asked.known) if asked.known else rows.uncorrected()
    return list(held.with_citations().order_by("acted_on", "id"))


def _bears(act: TreatyAction, asked: Asked) -> bool:
    done = act.acted_on is None or act.acted_on.earliest <= asked.on
    return done and act.kind not in WITHOUT_BEARING


def _views(acts: list[TreatyAction]) -> Iterator[View]:
    """Give the views of acts, those of entries that they replaced among them."""
    for act in acts:
        chain, entry = [act.pk], act
        while entry.corrects is not None:
            entry = entry.corrects
            chain.append(entry.pk)
        rows = Characterisation.objects.filter(action__in=chain).prefetch_related("sources")
        yield from (View(act, held) for held in rows.order_by("position", "id"))


def as_json(found: Told) -> dict[str, Any]:
    """Return what was found as data."""
    period, day = found.period, found.asked.on
    starts, ends = (period.starts, period.ends) if period else (None, None)
    known = found.asked.known
    return {
        "treaty": found.treaty.pk,
        "state": found.state.pk,
        "on": day.isoformat(),
        "known": known.isoformat() if known else None,
        "view": found.asked.view,
        "status": found.status,
        "qualifiers": [one.as_json() for one in found.qualifiers],
        "leaving_on": _text(answers.leaving_on(period, day)) if period else None,
        "since": _text(period.since) if period else None,
        "since_earliest": _text(starts.first) if starts else None,
        "since_latest": _text(starts.last) if starts else None,
        "until": _text(period.until) if period else None,
        "until_earliest": _text(ends.first) if ends else None,
        "until_latest": _text(ends.last) if ends else None,
        "possible_statuses": found.open_statuses,
        "basis": list(period.basis) if period else [],
        "views": [view.as_json() for view in found.views],
        "acts": [_act_json(act) for act in found.acts],
    }


def _act_json(act: TreatyAction) -> dict[str, Any]:
    return {
        "id": act.public_id,
        "kind": act.kind,
        "acted_on": _text(act.acted_on),
        "effective_on": _text(act.effective_on),
        "confidence": act.confidence,
        "citations": [_citation_json(one) for one in act.citations.all()],
    }


def _citation_json(citation: Citation) -> dict[str, Any]:
    source = citation.source
    return {
        "source": source.pk,
        "title": source.title,
        "url": source.url,
        "locator": citation.locator,
        "quote": citation.quote,
    }


def _text(date: object) -> str | None:
    return None if date is None else str(date)
