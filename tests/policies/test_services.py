"""Entering and correcting policies, steps and positions, and what follows at once."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from policies import facts
from policies.law.in_force import tracks
from policies.models import ChangeCitation, DomesticStep, PolicyChange
from policies.services import AlreadyCorrectedError, Cites, correct, record
from tests.factories import (
    DomesticStepFactory,
    PolicyChangeFactory,
    PositionFactory,
    RecordFactory,
    SourceFactory,
    StateFactory,
    TopicFactory,
    TreatyFactory,
)
from treaties.models import Change, Record
from treaties.terms import ChangeKind

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def there_is_a_record():
    RecordFactory()


@pytest.fixture
def made():
    """Return a change that is not yet entered."""

    def change(**more):
        values = {
            "state": StateFactory(code="USA"),
            "topic": TopicFactory(id="landmines"),
            "track": "use",
            "title": "A memo",
            "announced_on": "2025-12-02",
            "effective_on": "2025-12-02",
            "direction": "loosens",
            "instrument": "ministerial-memo",
            "authority": "The secretary",
            "summary": "Sets the policy aside.",
            "confidence": "sourced",
        }
        return PolicyChange(**(values | more))

    return change


def cites():
    return [Cites(SourceFactory(id="memo"), "page 1", "no geographic limits")]


def leading(day=DAY):
    return [
        standing.leading.change.id
        for track in tracks(facts.changes().values())
        if (standing := track.on(day)).leading
    ]


def test_a_change_is_entered_with_its_sources_and_treaties_and_logged(made):
    before = Record.objects.version()
    change = record(made(), cites=cites(), treaties=[TreatyFactory(id="apmbc")])
    assert change.pk == "usa-landmines-2025-12-02"
    assert change.citations.get().quote == "no geographic limits"
    assert [one.pk for one in change.treaties.all()] == ["apmbc"]
    assert Record.objects.version() == before + 1
    logged = Change.objects.get(table="policies.csv")
    assert (logged.kind, logged.key, logged.state_id) == (ChangeKind.ADD, change.pk, "USA")
    assert logged.after["treaty_ids"] == "apmbc"
    assert not logged.legal_act


def test_a_second_change_of_the_same_day_gets_another_id(made):
    record(made(), cites=cites())
    assert record(made(track="export"), cites=cites()).pk == "usa-landmines-2025-12-02-2"


def test_nothing_is_entered_without_a_source(made):
    with pytest.raises(ValidationError, match="no datum without a source"):
        record(made(), cites=[])
    assert not PolicyChange.objects.exists()


def test_a_change_supersedes_only_one_of_its_state_topic_and_track(made):
    other = PolicyChangeFactory(state=StateFactory(code="USA"), topic=TopicFactory(id="landmines"))
    with pytest.raises(ValidationError, match="same state, topic and track"):
        record(made(supersedes=other), cites=cites())


def test_a_change_supersedes_none_that_was_announced_later(made):
    later = record(made(announced_on="2026-03-01", effective_on=None), cites=cites())
    with pytest.raises(ValidationError, match="announced later, on 2026-03-01"):
        record(made(supersedes=later), cites=cites())


def test_a_correction_takes_the_place_of_the_entry_in_the_chain(made):
    old = record(made(announced_on="2014-09-23", effective_on="2014-09-23"), cites=cites())
    new = record(made(supersedes=old), cites=cites())
    again = made(announced_on="2014-09-24", effective_on="2014-09-24")
    right = correct(old, again, reason="A day off", cites=cites())
    assert facts.changes()[new.pk].supersedes == right.pk
    assert leading(dt.date(2020, 1, 1)) == [right.pk]
    assert leading() == [new.pk]
    logged = Change.objects.filter(table="policies.csv").last()
    assert (logged.kind, logged.reason) == (ChangeKind.CORRECT, "A day off")
    assert logged.before["announced"] == "2014-09-23"


def test_an_entry_is_corrected_once(made):
    old = record(made(), cites=cites())
    correct(old, made(title="The memo"), reason="Its name", cites=cites())
    with pytest.raises(AlreadyCorrectedError, match="was corrected before"):
        correct(old, made(title="That memo"), reason="Its name", cites=cites())


def test_a_correction_needs_a_reason(made):
    old = record(made(), cites=cites())
    with pytest.raises(ValidationError, match="Say why"):
        correct(old, made(), reason="", cites=cites())


def test_what_is_taken_back_leads_no_more_and_is_known_for_before(made):
    old = record(made(), cites=cites())
    seen_at = PolicyChange.objects.get(pk=old.pk).recorded_at
    correct(old, made(void=True), reason="It was a draft", cites=cites())
    assert leading() == []
    assert list(facts.changes(seen_at)) == [old.pk]


def test_entries_and_their_citations_are_never_changed(made):
    change = record(made(), cites=cites())
    for query in (
        lambda: PolicyChange.objects.filter(pk=change.pk).update(title="Another"),
        lambda: ChangeCitation.objects.update(locator="page 2"),
        lambda: DomesticStepFactory(cites=[]).delete(),
    ):
        with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
            query()


def test_a_step_and_a_position_are_entered_with_ids_of_their_own():
    treaty, state = TreatyFactory(id="apmbc"), StateFactory(code="LVA")
    step = DomesticStepFactory.build(
        id="", treaty=treaty, state=state, taken_on="2025-04-16", confidence="sourced"
    )
    assert record(step, cites=cites()).pk == "apmbc-lva-withdrawal-notice-voted-2025-04-16"
    position = PositionFactory.build(id="", treaty=treaty, state=state, voiced_on="2019-04-26")
    assert record(position, cites=cites()).pk == "lva-apmbc-will-not-join-2019-04-26"
    assert set(Change.objects.values_list("table", flat=True)) >= {"steps.csv", "positions.csv"}


@pytest.mark.parametrize("stage", ["deposited", "in_effect"])
def test_deposit_and_effect_are_no_steps(stage):
    step = DomesticStep(
        treaty=TreatyFactory(),
        state=StateFactory(),
        aim="withdrawal_notice",
        stage=stage,
        summary="It deposits.",
        confidence="sourced",
    )
    with pytest.raises(ValidationError, match="Deposit and effect are treaty acts"):
        record(step, cites=cites())


def test_a_position_is_about_something():
    about_nothing = PositionFactory.build(id="", state=StateFactory(), treaty=None)
    with pytest.raises(ValidationError, match="Name the treaty or the topic"):
        record(about_nothing, cites=cites())
