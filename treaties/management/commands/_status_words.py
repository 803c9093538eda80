"""Where a state stands towards a treaty, in words."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from core.dates import PartialDate, Precision
from treaties.law.effects import in_words
from treaties.law.periods import Qualification
from treaties.management.commands._status import STATUS_WORDS, Told
from treaties.models import Characterisation, Provision, TreatyAction
from treaties.terms import (
    CONSENTED,
    EXIT,
    RECORD_VIEW,
    ActionKind,
    Confidence,
    Opinion,
    ProvisionKind,
    Qualifier,
    Status,
)


def date_in_words(date: PartialDate | None) -> str:
    """Return a date as people write it: 10 January 2026, January 2026, 2026."""
    if date is None:
        return "a day not known"
    match date.precision:
        case Precision.DAY:
            return in_words(date.earliest)
        case Precision.MONTH:
            return f"{date.earliest:%B %Y}"
        case Precision.YEAR:
            return str(date)


def lines(found: Told) -> Iterator[str]:
    """Give the whole answer, line by line."""
    yield _heading(found)
    yield headline(found)
    yield from _dates(found)
    if found.open_statuses:
        words = " or ".join(STATUS_WORDS[one] for one in found.open_statuses)
        yield f"Dates leave open: {words}."
    for title, part in (("Views", _views(found)), ("Acts", _acts(found)), ("Rule", _rule(found))):
        told = list(part)
        if told:
            yield ""
            yield title
            yield from (f"  {line}" for line in told)


def _heading(found: Told) -> str:
    asked = found.asked
    parts = [
        f"{found.treaty.short_name} ({found.treaty.pk})",
        f"{found.state.name} ({found.state.pk})",
        f"on {in_words(asked.on)}",
    ]
    if asked.known:
        parts.append(f"as known on {asked.known:%Y-%m-%d %H:%M} UTC")
    if asked.view != RECORD_VIEW:
        parts.append(f"in the view of {holder_in_words(asked.view)}")
    return " · ".join(parts)


def headline(found: Told) -> str:
    """Return the status and what else is true, in one line."""
    said = STATUS_WORDS[found.status]
    for one in found.qualifiers:
        joint = ", " if one.name is Qualifier.LEAVING else "; "
        said += joint + _qualifier(one, found)
    return said


def _qualifier(one: Qualification, found: Told) -> str:
    since = date_in_words(one.since)
    match one.name:
        case Qualifier.LEAVING:
            return _leaving(one, since)
        case Qualifier.CONSENT_REVOKED:
            given = one.details["consented_on"]
            day = date_in_words(PartialDate.parse(given) if given else None)
            return f"consent of {day} revoked on {since}"
        case Qualifier.SIGNATURE_DISOWNED:
            return f"signature disowned on {since}"
        case Qualifier.PROVISIONAL:
            articles = ", ".join(one.details["articles"])
            return f"applied provisionally since {since}" + (f" ({articles})" if articles else "")
        case Qualifier.SUSPENDED:
            towards = ", ".join(one.details["towards"])
            return f"claims suspension since {since}" + (f" towards {towards}" if towards else "")
        case Qualifier.CONTESTED:
            acts = {act.public_id: act for act in found.acts}
            several = len([each for each in found.qualifiers if each.name is one.name]) > 1
            act = acts.get(one.details["act"])
            return f"contested ({_act_in_words(act).lower()})" if several and act else "contested"


def _leaving(one: Qualification, since: str) -> str:
    effective = one.details["effective_on"]
    if effective is None:
        return f"leaving, the effect not fixed (notice of {since})"
    return f"leaving on {date_in_words(PartialDate.parse(effective))} (notice of {since})"


def _dates(found: Told) -> Iterator[str]:
    period = found.period
    if period is None:
        return
    if period.since:
        yield f"since {date_in_words(period.since)}"
    else:
        yield f"since {_between(period.starts.first, period.starts.last)}"
    if period.ends is not None:
        until = period.until
        ends = date_in_words(until) if until else _between(period.ends.first, period.ends.last)
        yield f"until {ends}"


def _between(first: dt.date | None, last: dt.date | None) -> str:
    if first is None:
        return f"{in_words(last)} at the latest" if last else "a day not known"
    return f"some day from {in_words(first)} to {in_words(last)}"


def holder_in_words(holder: str) -> str:
    """Return who holds a view: a body in words, a state by its code."""
    return holder.replace("_", " ")


def _views(found: Told) -> Iterator[str]:
    for act, views in groupby(found.views, key=lambda view: view.act):
        yield _act_in_words(act)
        yield from (f"  {_view(view.held)}" for view in views)


def _view(held: Characterisation) -> str:
    said = f"{holder_in_words(held.holder)}: {Opinion(held.opinion).label.lower()}"
    if held.effective_on:
        said += f", with effect on {date_in_words(held.effective_on)}"
    said += f". {held.says}" if held.says else "."
    voiced = f" ({date_in_words(held.voiced_on)})" if held.voiced_on else ""
    return f"{said}{voiced} [{', '.join(source.pk for source in held.sources.all())}]"


def _act_in_words(act: TreatyAction) -> str:
    return f"{ActionKind(act.kind).label}, {date_in_words(act.acted_on)}"


def _acts(found: Told) -> Iterator[str]:
    for act in found.acts:
        label = ActionKind(act.kind).label
        said = f"{date_in_words(act.acted_on)}: {label}"
        if act.effective_on:
            said += f", effect stated: {date_in_words(act.effective_on)}"
        elif act.kind == ActionKind.SUCCESSION:
            said += ", effect not stated: counted from the day of the act"
        if act.confidence == Confidence.RECALLED:
            said += " (unverified)"
        yield f"{said} · {act.public_id}"
        for citation in act.citations.all():
            source = citation.source
            where = f", {citation.locator}" if citation.locator else ""
            yield f"  [{source.pk}] {source.title}{where}"


def _rule(found: Told) -> Iterator[str]:
    wanted = _kinds(found)
    held = Provision.objects.filter(treaty=found.treaty, kind__in=wanted)
    for clause in held.order_by("position", "id"):
        article = f"Article {clause.article}: " if clause.article else ""
        yield f"{article}{clause.summary}"
    claimed = any(one.name is Qualifier.SUSPENDED for one in found.qualifiers)
    if claimed and not held.filter(kind=ProvisionKind.SUSPENSION).exists():
        yield "The record holds no clause of the treaty on suspension."
    ended = found.treaty.ended_on
    if ended and ended.latest <= found.asked.on:
        reason = f": {found.treaty.end_reason}" if found.treaty.end_reason else ""
        yield f"The treaty ended on {date_in_words(ended)}{reason}."


def _kinds(found: Told) -> set[ProvisionKind]:
    """Return which clauses the status follows from."""
    names = {one.name for one in found.qualifiers}
    wanted = set()
    if found.status in CONSENTED:
        wanted |= {ProvisionKind.ENTRY_INTO_FORCE, ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE}
    if found.status == Status.SIGNATORY:
        wanted |= {ProvisionKind.SIGNATURE, ProvisionKind.ENTRY_INTO_FORCE}
    if found.status == Status.FORMER or Qualifier.LEAVING in names or _exit_is_contested(found):
        wanted.add(ProvisionKind.WITHDRAWAL)
    if Qualifier.SUSPENDED in names:
        wanted.add(ProvisionKind.SUSPENSION)
    if Qualifier.PROVISIONAL in names:
        wanted.add(ProvisionKind.PROVISIONAL_APPLICATION)
    return wanted


def _exit_is_contested(found: Told) -> bool:
    contested = (one for one in found.qualifiers if one.name is Qualifier.CONTESTED)
    return any(one.details["kind"] in EXIT for one in contested)
