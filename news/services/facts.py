"""What the record holds beside the statements of a text, read in a few queries: words and links."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from core.dates import PartialDate
from news.reading.claims import Claim
from news.reading.known import Known
from news.reading.reported import Judged
from news.services.wording import Names
from policies.models import DomesticStep, PolicyChange, Topic
from treaties.models import Characterisation, Record, Source, State, Treaty, TreatyAction
from treaties.pages.contested import contested_among, read_views
from treaties.presentation import OPINIONS, bare_words, date_words, holder_words, status_words
from treaties.terms import Opinion


@dataclass(frozen=True, slots=True)
class Cited:
    """A source in short: who published what, and where to read it."""

    title: str
    href: str

    @property
    def outside(self) -> bool:
        """Whether it leads to another site."""
        return not self.href.startswith("/")


@dataclass(frozen=True, slots=True)
class Line:
    """A fact in words, the page that tells it, and its sources."""

    words: str
    href: str
    sources: Sequence[Cited] = ()
    order: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What statements are shown with."""

    names: Names
    compiled: dt.date | None
    day: dt.date
    known: Known
    acts: Mapping[str, Sequence[Line]]
    steps: Mapping[str, Sequence[Line]]
    policies: Mapping[str, Sequence[Line]]
    held_views: Mapping[tuple[str, str], Sequence[str]]

    def lines(
        self, acts: Iterable[str], steps: Iterable[str] = (), policies: Iterable[str] = ()
    ) -> list[Line]:
        """Return what acts, steps and policies say, in the order of their dates."""
        found = [line for one in acts for line in self.acts.get(one, ())]
        found += [line for one in steps for line in self.steps.get(one, ())]
        found += [line for one in policies for line in self.policies.get(one, ())]
        return sorted(found, key=lambda line: line.order)

    def lines_of(self, basis: Iterable[str]) -> list[Line]:
        """Return what entries of any sort say; of a treaty, where to read of it."""
        found = []
        for one in basis:
            found += [*self.acts.get(one, ()), *self.steps.get(one, ())]
            found += self.policies.get(one, ())
            if one in self.names.treaties:
                href = reverse("treaties:treaty", args=[one]) + f"?on={self.day}"
                found.append(Line(self.names.treaties[one], href, order="~"))
        return sorted(found, key=lambda line: line.order)

    def standing(self, treaty: str | None, state: str | None) -> Line | None:
        """Return where a state stands under a treaty on the day, and the page that explains it."""
        if not treaty or not state:
            return None
        statuses = sorted(self.known.statuses(treaty, state, self.day))
        where = f"{self.names.states[state]} under {self.names.treaties[treaty]}"
        words = f"{where}, {bare_words(self.day)}: {status_words(statuses)}"
        return Line(words, reverse("treaties:pair", args=[treaty, state]) + f"?on={self.day}")

    def views(self, treaty: str | None, state: str | None) -> Sequence[str]:
        """Return who holds what of an act of the state that is contested."""
        return self.held_views.get((treaty or "", state or ""), ())


def facts_for(
    judged: Sequence[Judged],
    claims: Sequence[Claim],
    pairs: Sequence[tuple[str, str]],
    known: Known,
    day: dt.date,
) -> Facts:
    """Read what the verdicts on a text rest on."""
    basis = {one for claim in claims for one in claim.basis}
    names = Names(
        states=dict(State.objects.values_list("code", "name")),
        treaties=dict(Treaty.objects.values_list("pk", "short_name")),
        topics=dict(Topic.objects.values_list("pk", "label")),
    )
    record = Record.objects.first()
    return Facts(
        names=names,
        compiled=record.compiled_on if record else None,
        day=day,
        known=known,
        acts=_acts(basis | {one for row in judged for one in row.acts}),
        steps=_steps(basis | {one for row in judged for one in row.steps}),
        policies=_policies(basis | {one for row in judged for one in row.policies}),
        held_views=_views(pairs, names),
    )


def _acts(ids: set[str]) -> dict[str, list[Line]]:
    rows = TreatyAction.objects.filter(public_id__in=ids).prefetch_related("citations__source")
    found = {}
    for act in rows:
        href = reverse("treaties:action", args=[act.public_id])
        sources = [_cited(one.source) for one in act.citations.all()]
        words = f"{_when(act.acted_on)}: {act.get_kind_display().lower()}"
        lines = [Line(words, href, sources, str(act.acted_on or ""))]
        if act.effective_on and act.effective_on != act.acted_on:
            effect = f"{_when(act.effective_on)}: in effect"
            lines.append(Line(effect, href, sources, str(act.effective_on)))
        found[act.public_id] = lines
    return found


def _steps(ids: set[str]) -> dict[str, list[Line]]:
    rows = DomesticStep.objects.filter(pk__in=ids).prefetch_related("citations__source")
    return {
        step.pk: [
            Line(
                f"{_when(step.taken_on)}, at home, {step.get_stage_display().lower()}:"
                f" {step.summary}",
                reverse("treaties:pair", args=[step.treaty_id, step.state_id]),
                [_cited(one.source) for one in step.citations.all()],
                str(step.taken_on or ""),
            )
        ]
        for step in rows
    }


def _policies(ids: set[str]) -> dict[str, list[Line]]:
    rows = PolicyChange.objects.filter(pk__in=ids).prefetch_related("citations__source")
    return {
        row.pk: [
            Line(
                f"{_when(row.announced_on)}: {row.title}",
                row.get_absolute_url(),
                [_cited(one.source) for one in row.citations.all()],
                str(row.announced_on or ""),
            )
        ]
        for row in rows
    }


def _when(date: PartialDate | None) -> str:
    words = date_words(date)
    return words[:1].upper() + words[1:]


def _cited(source: Source) -> Cited:
    where = source.url or reverse("treaties:source", args=[source.pk])
    return Cited(source.title, where)


def _views(pairs: Sequence[tuple[str, str]], names: Names) -> dict[tuple[str, str], Sequence[str]]:
    wanted = Q(pk__in=())
    for treaty, state in pairs:
        wanted |= Q(action__treaty=treaty, action__state=state)
    held = read_views(Characterisation.objects.filter(wanted))
    contested = contested_among(held)
    found: dict[tuple[str, str], list[str]] = {}
    for row, _ in held:
        act = row.action
        if act.public_id in contested:
            who = holder_words(row.holder, names.states)
            said = f"{who} {OPINIONS[Opinion(row.opinion)]}"
            what = f"{act.get_kind_display()}, {bare_words(act.acted_on)}: {said}"
            found.setdefault((act.treaty_id, act.state_id), []).append(what)
    return dict(found)
