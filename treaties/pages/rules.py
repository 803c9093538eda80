"""The rules of a treaty, its entry into force, and what an act of this day would bring."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from core.dates import PartialDate, Span
from treaties.history import rows_known
from treaties.law.derivation import Derived
from treaties.law.effects import Effect
from treaties.law.legality import takes_notifications
from treaties.law.parsing import rules_of
from treaties.law.provisions import Rules
from treaties.models import EntryIntoForce, Provision, Treaty
from treaties.pages.asked import Asked
from treaties.pages.sources import Cited, SourceView
from treaties.presentation import CLAUSES, asked_words, bare_words, date_words, span_words
from treaties.terms import NONE, ActionKind, Binding, ProvisionKind, Scope, Status
from treaties.viewed import Viewed


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What would follow if a state acted on the day: the date, and the arithmetic."""

    condition: str
    outcome: str
    on: dt.date | None
    steps: tuple[str, ...]
    provisos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """One clause: article, plain sentence, sources, and perhaps what it would bring."""

    kind: ProvisionKind
    title: str
    article: str
    summary: str
    sources: tuple[SourceView, ...]
    hypothesis: Hypothesis | None


@dataclass(frozen=True, slots=True)
class EntryView:
    """The entry into force: the register's date and the derived one, side by side."""

    register: PartialDate | None
    derived: Span | None
    agree: bool
    steps: tuple[str, ...]
    explanation: str
    political: bool

    @property
    def derived_words(self) -> str:
        """The derived date in words."""
        return span_words(self.derived) if self.derived else "no date can be derived"


def read_provisions(
    treaty_id: str, known: dt.datetime | None = None
) -> list[tuple[Provision, tuple[str, ...]]]:
    """Return the clauses of a treaty with the ids of their sources: one query.

    ``known`` gives the clauses as the record held them at that moment.
    """
    now = _provisions_now(treaty_id)
    if known is None:
        return now
    sources = {row.pk: ids for row, ids in now}
    then = sorted(rows_known(Provision, known, Q(treaty=treaty_id)), key=lambda row: row.position)
    return [(row, sources.get(row.pk, ())) for row in then]


def _provisions_now(treaty_id: str) -> list[tuple[Provision, tuple[str, ...]]]:
    rows = (
        Provision.objects.filter(treaty=treaty_id)
        .annotate(
            source_ids=ArrayAgg("sources", filter=Q(sources__isnull=False), order_by="sources")
        )
        .order_by("position", "id")
    )
    return [(row, tuple(row.source_ids or ())) for row in rows]


def rules_read(provisions: Iterable[tuple[Provision, tuple[str, ...]]]) -> Rules:
    """Return the clauses as the engine computes with them."""
    return rules_of(
        (row.treaty_id, row.kind, row.article, row.rule_text, row.summary) for row, _ in provisions
    )


def rules_on(
    treaty: Treaty,
    provisions: Sequence[tuple[Provision, tuple[str, ...]]],
    viewed: Viewed,
    asked: Asked,
    cited: Cited,
) -> list[RuleView]:
    """Return the clauses, with what a deposit or a notice on the day would bring."""
    supposed = _hypotheses(treaty, viewed, asked.on, asked_words(asked.on, asked.today))
    views = [
        RuleView(
            kind=ProvisionKind(row.kind),
            title=CLAUSES[ProvisionKind(row.kind)],
            article=article_words(row.article),
            summary=row.summary,
            sources=cited.of(sources),
            hypothesis=supposed.pop(ProvisionKind(row.kind), None),
        )
        for row, sources in provisions
    ]
    for kind, hypothesis in supposed.items():
        views.append(RuleView(kind, CLAUSES[kind], "", "", (), hypothesis))
    return views


def article_words(text: str) -> str:
    """Return the number of an article after “Art.”; other words as they are."""
    return f"Art. {text}" if re.match(r"\d|[IVXLC]+\b", text) else text


def _hypotheses(
    treaty: Treaty, viewed: Viewed, day: dt.date, said: str
) -> dict[ProvisionKind, Hypothesis]:
    """Ask the rules about a deposit and a notice on the day; nothing of treaties that ended."""
    if treaty.binding == Binding.POLITICAL or (
        treaty.ended_on is not None and treaty.ended_on.earliest <= day
    ):
        return {}
    found = {}
    if treaty.scope != Scope.BILATERAL:
        effect = viewed.when(consent_kind(viewed.register()[treaty.pk]), day)
        found[ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE] = supposed(
            f"If a state deposited {said}", effect, "in force for it"
        )
    effect = viewed.when(ActionKind.WITHDRAWAL_NOTICE, day)
    if effect.span is not None:
        found[ProvisionKind.WITHDRAWAL] = supposed(
            f"If a party gave notice {said}", effect, "no longer bound"
        )
    return found


def consent_kind(derived: Derived, status: str = NONE) -> ActionKind:
    """Return how a state would consent: only a signatory ratifies (VCLT arts 14 and 15)."""
    if takes_notifications(derived):
        return ActionKind.CONSENT_TO_BE_BOUND
    return ActionKind.RATIFICATION if status == Status.SIGNATORY else ActionKind.ACCESSION


def supposed(condition: str, effect: Effect, outcome: str) -> Hypothesis:
    """Return what would follow from an act as a sentence: the condition, then the outcome."""
    if effect.span is None or effect.span.last is None:
        return Hypothesis(condition, "no day can be computed", None, effect.steps, effect.provisos)
    if effect.span.certain:
        return Hypothesis(
            condition, f"{outcome} from", effect.span.last, effect.steps, effect.provisos
        )
    words = f"{outcome} from a day {span_words(effect.span)}"
    return Hypothesis(condition, words, None, effect.steps, effect.provisos)


def entry_of(
    treaty: Treaty, derived: EntryIntoForce | None, names: Mapping[str, str], explanation: str
) -> EntryView:
    """Return the entry into force as the register prints it and as acts and rules give it."""
    span = None
    if derived is not None and derived.latest is not None:
        span = Span(derived.earliest, derived.latest)
    register = treaty.entered_into_force_on
    agree = (register is None and span is None) or (
        register is not None
        and span is not None
        and span.last is not None
        and register.earliest <= span.last <= register.latest
    )
    steps = tuple(derived.steps) if derived else ()
    return EntryView(
        register=register,
        derived=span,
        agree=agree,
        steps=tuple(_named(step, names) for step in steps),
        explanation=explanation,
        political=treaty.binding == Binding.POLITICAL,
    )


def _named(step: str, names: Mapping[str, str]) -> str:
    """Return a step with codes of states replaced by their names."""
    return " ".join(names.get(word, word) for word in step.split(" "))


def in_force_words(treaty: Treaty, day: dt.date) -> str:
    """Return in a sentence whether the treaty is in force on a day."""
    since, ended = treaty.entered_into_force_on, treaty.ended_on
    if treaty.binding == Binding.POLITICAL:
        began = f"Applied from {bare_words(since)}. " if since else ""
        return f"{began}A political arrangement is never “in force”."
    if since is None:
        return "Not in force."
    if since.latest > day:
        return f"Not yet in force on this day: it enters into force on {date_words(since)}."
    if ended is not None and ended.earliest <= day:
        reason = f" {treaty.end_reason.rstrip('.')}." if treaty.end_reason else ""
        return (
            f"In force from {bare_words(since)}; "
            f"ended {'on ' if ended.is_day else ''}{date_words(ended)}.{reason}"
        )
    return f"In force since {bare_words(since)}."
