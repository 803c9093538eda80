"""Actions with everything that stands about them, read in one query."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django_stubs_ext import WithAnnotations

from core.dates import PartialDate
from treaties.api.edition import kept
from treaties.editions import Edition
from treaties.history import recorded_by
from treaties.models import Answer, Characterisation, Citation, TreatyAction


class _Told(TypedDict):
    """What queries add to an action, and what is reckoned from it."""

    cited: list[dict[str, Any]]
    answering: list[str]
    answering_it: list[str]
    views: list[dict[str, Any]]
    computed_effective_on: PartialDate | None


type ToldAction = WithAnnotations[TreatyAction, _Told]

ABOUT = ("answering", "answering_it", "views")


def source_ids(model: type[Model], name: str) -> ArraySubquery:
    """Return the ids of the sources linked to the rows of a model, in order."""
    through = model._meta.get_field("sources").remote_field.through  # type: ignore[union-attr]  # noqa: SLF001
    rows = through._default_manager.filter(**{name: OuterRef("pk")})  # noqa: SLF001
    return ArraySubquery(rows.order_by("source_id").values("source_id"))


def with_everything(
    actions: QuerySet[TreatyAction], known: dt.datetime | None = None
) -> QuerySet[TreatyAction]:
    """Add citations, answers both ways and views to actions, as plain data.

    ``known`` leaves out answers and views that came into the record later.
    """
    return with_about(actions, known).annotate(cited=_citations())


def with_about(
    actions: QuerySet[TreatyAction], known: dt.datetime | None = None
) -> QuerySet[TreatyAction]:
    """Add what is said elsewhere of actions: answers both ways and views."""
    recorded = Q(action__recorded_at__lte=known) if known else Q()
    there = Answer.objects.filter(recorded_by(known))
    answers = there.filter(action=OuterRef("pk")).order_by("target__public_id")
    answered = there.filter(recorded, target=OuterRef("pk")).order_by("action__public_id")
    return actions.annotate(
        answering=ArraySubquery(answers.values("target__public_id")),
        answering_it=ArraySubquery(answered.values("action__public_id")),
        views=_views(known),
    )


def _citations() -> ArraySubquery:
    rows = Citation.objects.filter(action=OuterRef("pk")).order_by("position", "id")
    fields = JSONObject(
        source="source_id",
        title="source__title",
        publisher="source__publisher",
        url="source__url",
        kind="source__kind",
        as_of="source__as_of",
        locator="locator",
        quote="quote",
    )
    return ArraySubquery(rows.values(json=fields))


def _views(known: dt.datetime | None) -> ArraySubquery:
    views = Characterisation.objects.filter(recorded_by(known), action=OuterRef("pk"))
    rows = views.order_by("position", "id")
    fields = JSONObject(
        by="holder",
        view="opinion",
        says="says",
        on="voiced_on",
        effective="effective_on",
        sources=source_ids(Characterisation, "characterisation"),
    )
    return ArraySubquery(rows.values(json=fields))


def inherit(
    actions: Sequence[ToldAction], edition: Edition, known: dt.datetime | None = None
) -> None:
    """Add to corrections what stands about the entries that they replaced.

    Answers are named by the entry that now holds them, or held them at the moment ``known``.
    """
    made = [one for one in kept(edition).corrections if known is None or one.recorded_at <= known]
    replaced = {one.new: one.old for one in made}
    older = {action.pk: list(_older(action.pk, replaced)) for action in actions}
    wanted = {pk for pks in older.values() for pk in pks}
    rows = with_about(TreatyAction.objects.filter(pk__in=wanted), known).in_bulk() if wanted else {}
    now = {one.old_id: "" if one.void else one.new_id for one in made}
    for action in actions:
        for pk in older[action.pk]:
            _add(action, rows[pk])
        action.answering = _now(action.answering, now)
        action.answering_it = _now(action.answering_it, now)


def _older(pk: int, replaced: Mapping[int, int]) -> Iterator[int]:
    while pk in replaced:
        pk = replaced[pk]
        yield pk


def _add(action: Any, older: Any) -> None:
    for name in ABOUT:
        held = getattr(action, name)
        setattr(action, name, [*held, *(one for one in getattr(older, name) if one not in held)])


def _now(ids: Iterable[str], now: Mapping[str, str]) -> list[str]:
    """Return ids with each replaced by that of its last correction; those taken back are out."""
    found = []
    for one in ids:
        last = one
        while last in now:
            last = now[last]
        if last and last not in found:
            found.append(last)
    return found
