"""Factories: the least that a valid object needs."""

import datetime as dt

import factory
from django.db.backends.postgresql.psycopg_any import DateRange
from factory.django import DjangoModelFactory

from policies.models import ChangeTreaty, DomesticStep, PolicyChange, Position, Topic
from policies.terms import Aim, Direction, Stage, Stance
from policies.terms import Instrument as PolicyInstrument
from treaties.models import (
    Citation,
    Provision,
    Record,
    Release,
    Source,
    Standing,
    State,
    Treaty,
    TreatyAction,
)
from treaties.terms import (
    ActionKind,
    Binding,
    Category,
    Confidence,
    Instrument,
    ProvisionKind,
    Scope,
    SourceKind,
    StateKind,
    Status,
)


def letters(number):
    """Return a state code that no real state has: QAA, QAB …"""
    return f"Q{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}"


class RecordFactory(DjangoModelFactory):
    class Meta:
        model = Record
        django_get_or_create = ["id"]

    id = 1
    compiled_on = dt.date(2026, 11, 22)


class StateFactory(DjangoModelFactory):
    class Meta:
        model = State
        django_get_or_create = ["code"]

    code = factory.Sequence(letters)
    iso2 = factory.LazyAttribute(lambda o: o.code[1:])
    kind = StateKind.MEMBER
    name = factory.LazyAttribute(lambda o: f"State {o.code}")
    official_name = factory.LazyAttribute(lambda o: f"Republic of {o.name}")
    region = "Europe"


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source
        django_get_or_create = ["id"]

    id = factory.Sequence(lambda n: f"source-{n}")
    title = factory.LazyAttribute(lambda o: o.id.title())
    kind = SourceKind.DEPOSITARY


class TreatyFactory(DjangoModelFactory):
    class Meta:
        model = Treaty
        django_get_or_create = ["id"]

    id = factory.Sequence(lambda n: f"treaty-{n}")
    short_name = factory.LazyAttribute(lambda o: f"Convention {o.id}")
    official_title = factory.LazyAttribute(lambda o: f"{o.short_name} on arms")
    category = Category.CONVENTIONAL
    instrument = Instrument.CONVENTION
    binding = Binding.LEGAL
    scope = Scope.MULTILATERAL
    adopted_on = "1968-07-01"


class ProvisionFactory(DjangoModelFactory):
    class Meta:
        model = Provision

    treaty = factory.SubFactory(TreatyFactory)
    kind = ProvisionKind.WITHDRAWAL
    rule_text = '{"allowed": false}'
    summary = "No withdrawal."


class TreatyActionFactory(DjangoModelFactory):
    class Meta:
        model = TreatyAction

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    kind = ActionKind.RATIFICATION
    acted_on = "1985-12-12"
    confidence = Confidence.SOURCED
    recorded_at = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    public_id = factory.Sequence(lambda n: f"action-{n}")


class CitationFactory(DjangoModelFactory):
    class Meta:
        model = Citation

    action = factory.SubFactory(TreatyActionFactory)
    source = factory.SubFactory(SourceFactory)


def corrects(entry, **changes):
    """Return a new entry that corrects another one."""
    return TreatyActionFactory(
        treaty=entry.treaty, state=entry.state, corrects=entry, reason="misread", **changes
    )


def standing(first, last, **changes):
    """Return a standing of a party, certain from a day until another; only possible without."""
    period = DateRange(first, last) if first else DateRange(empty=True)
    return Standing.objects.create(**{"status": Status.PARTY, "period": period} | changes)


class ReleaseFactory(DjangoModelFactory):
    class Meta:
        model = Release

    number = 1
    version = 1
    compiled_on = dt.date(2026, 11, 22)
    released_at = dt.datetime(2026, 11, 22, 8, 0, 0, 250, tzinfo=dt.UTC)
    content_hash = "c" * 64
    manifest_hash = factory.LazyAttribute(lambda o: f"{o.number:064x}")
    counts = factory.LazyFunction(lambda: {"actions": 6441, "states": 207})
    files = factory.LazyAttribute(
        lambda o: [
            {"name": f"servanda-{o.number}.sqlite", "size": 2408448, "sha256": "a" * 64},
            {"name": "codebook.md", "size": 5, "sha256": "b" * 64},
        ]
    )


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ["id"]

    id = factory.Sequence(lambda n: f"topic-{n}")
    label = factory.LazyAttribute(lambda o: o.id.capitalize())


class _EntryFactory(DjangoModelFactory):
    """An entry with one source; ``cites`` gives others, and an empty list none."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    confidence = Confidence.SOURCED
    recorded_at = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)

    @factory.post_generation
    def cites(obj, create, sources):  # noqa: N805
        if create:
            for position, source in enumerate([SourceFactory()] if sources is None else sources):
                obj.citations.create(source=source, position=position)


class PolicyChangeFactory(_EntryFactory):
    class Meta:
        model = PolicyChange

    id = factory.Sequence(lambda n: f"change-{n}")
    state = factory.SubFactory(StateFactory)
    topic = factory.SubFactory(TopicFactory)
    title = factory.LazyAttribute(lambda o: f"Policy {o.id}")
    announced_on = "2000-01-01"
    effective_on = factory.SelfAttribute("announced_on")
    direction = Direction.TIGHTENS
    instrument = PolicyInstrument.LAW
    authority = "Parliament"
    summary = "What was decided."

    @factory.post_generation
    def treaties(obj, create, treaties):  # noqa: N805
        if create:
            for treaty in treaties or ():
                ChangeTreaty.objects.create(change=obj, treaty=treaty)


class DomesticStepFactory(_EntryFactory):
    class Meta:
        model = DomesticStep

    id = factory.Sequence(lambda n: f"step-{n}")
    treaty = factory.SubFactory("tests.factories.TreatyFactory")
    state = factory.SubFactory(StateFactory)
    aim = Aim.WITHDRAWAL
    stage = Stage.VOTED
    taken_on = "2025-06-19"
    summary = "Parliament votes."


class PositionFactory(_EntryFactory):
    class Meta:
        model = Position

    id = factory.Sequence(lambda n: f"position-{n}")
    state = factory.SubFactory(StateFactory)
    treaty = factory.SubFactory("tests.factories.TreatyFactory")
    stance = Stance.WILL_NOT_JOIN
    voiced_on = "2019-04-26"
    says = "It will not become party."
