"""Acts on which the sources of the record disagree, as far as its data can tell."""

from collections import defaultdict
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from treaties.law.acts import Act, View
from treaties.law.views import is_contested
from treaties.models import Anomaly, Characterisation, Citation, TreatyAction
from treaties.models.proxies import CONSENTS, SIGNATURES
from treaties.querysets import TreatyActionQuerySet
from treaties.terms import EXIT, OFFICIAL, ActionKind, Opinion

ONCE = (*SIGNATURES, *CONSENTS)
"""Acts that a state does once, with each depositary where there are several."""

_ANEW = (*EXIT, ActionKind.TERMINATION, ActionKind.CONSENT_REVOKED)
"""Acts after which another consent is no second date of the first."""


def disagreements(acts: TreatyActionQuerySet) -> TreatyActionQuerySet:
    """Keep the acts on which sources disagree, each with what they disagree on.

    ``dates`` are the other dates of the same act, unless each is of another named depositary;
    ``too_many`` says that there are more of them than depositaries; ``by_rule`` is what a check
    found of an effect that only unofficial sources state; ``contested`` says that views differ.
    """
    told = acts.uncorrected().annotate(
        dates=ArraySubquery(_other_dates()),
        number=Coalesce(Subquery(_number_of_dates()), 0),
        capitals=Coalesce(F("treaty__depositaries__len"), 1),
        by_rule=Subquery(_effects().values("detail")[:1]),
        contested=Q(pk__in=contested()),
    )
    told = told.annotate(too_many=Q(number__gt=F("capitals")))
    return told.filter(Q(contested=True) | Q(by_rule__isnull=False) | Exists(_other_dates()))


def _same_act() -> QuerySet[TreatyAction]:
    """Return the entries of the same act: same state, treaty and kind, done once."""
    same = {name: OuterRef(name) for name in ("treaty", "state", "kind")}
    left = TreatyAction.objects.filter(
        kind__in=_ANEW, treaty=OuterRef("treaty"), state=OuterRef("state")
    )
    every = TreatyAction.objects.uncorrected().filter(kind__in=ONCE, **same)
    return every.exclude(acted_on=None).filter(~Exists(left)).order_by("acted_on", "pk")


def _other_dates() -> QuerySet[Any, Any]:
    unnamed = Q(depositary="") | Q(depositary=OuterRef("depositary")) | Q(outer="")
    others = _same_act().annotate(outer=Cast(OuterRef("depositary"), TextField())).filter(unnamed)
    text = Concat(Cast("acted_on", TextField()), Value(" "), "depositary", output_field=TextField())
    return others.exclude(acted_on=OuterRef("acted_on")).annotate(text=text).values("text")


def _number_of_dates() -> QuerySet[Any, Any]:
    found = _same_act().order_by().values("kind").annotate(found=Count("acted_on", distinct=True))
    return found.values("found")


def _effects() -> QuerySet[Anomaly]:
    official = Citation.objects.filter(action=OuterRef("action"), source__kind__in=OFFICIAL)
    found = Anomaly.objects.filter(action=OuterRef("pk"), check_code="stated_effect")
    return found.filter(~Exists(official)).order_by("pk")


def contested() -> list[int]:
    """Return the acts that are contested: holders of views differ on whether they have effect."""
    views: dict[tuple[int, str, str], list[View]] = defaultdict(list)
    rows = Characterisation.objects.order_by("action_id", "position", "pk").values_list(
        "action_id", "action__state_id", "action__kind", "holder", "opinion"
    )
    for action_id, state, kind, holder, opinion in rows:
        views[(action_id, state, kind)].append(View(holder, Opinion(opinion)))
    return [
        action_id
        for (action_id, state, kind), held in views.items()
        if is_contested(Act("", state, ActionKind(kind), None, views=tuple(held)))
    ]
