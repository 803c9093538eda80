import datetime as dt

import pytest

from core.dates import PartialDate
from tests.factories import (
    CitationFactory,
    RecordFactory,
    StateFactory,
    TreatyActionFactory,
    TreatyFactory,
    corrects,
    standing,
)
from treaties.models import Record, Standing, State, TreatyAction
from treaties.terms import Binding, StateKind, Status

pytestmark = pytest.mark.django_db

MORNING, NOON, EVENING = (dt.datetime(2026, 11, 23, hour, tzinfo=dt.UTC) for hour in (8, 12, 20))


def test_the_record_can_be_read_as_it_was_known_before_a_correction():
    wrong = TreatyActionFactory(recorded_at=MORNING)
    right = corrects(wrong, acted_on="1985-12-13", recorded_at=EVENING)

    assert not TreatyAction.objects.as_known(MORNING - dt.timedelta(seconds=1)).exists()
    assert TreatyAction.objects.as_known(NOON).get() == wrong
    assert TreatyAction.objects.as_known(EVENING).get() == right
    assert TreatyAction.objects.uncorrected().get() == right


def test_what_did_not_happen_is_taken_back_and_can_be_put_back():
    entry = TreatyActionFactory(recorded_at=MORNING)
    void = corrects(entry, void=True, recorded_at=NOON)

    assert TreatyAction.objects.as_known(MORNING).get() == entry
    assert not TreatyAction.objects.as_known(NOON).exists()
    assert not TreatyAction.objects.uncorrected().exists()

    restored = corrects(void, recorded_at=EVENING)

    assert TreatyAction.objects.uncorrected().get() == restored
    assert not TreatyAction.objects.as_known(NOON).exists()


def test_a_standing_is_certain_from_its_first_day_to_the_day_before_its_last():
    found = standing(
        dt.date(2000, 1, 1), dt.date(2001, 1, 1), treaty=TreatyFactory(), state=StateFactory()
    )

    assert Standing.objects.on(dt.date(2000, 1, 1)).get() == found
    assert not Standing.objects.on(dt.date(2001, 1, 1)).exists()


def test_a_standing_that_partial_dates_make_possible_is_asked_for_by_name():
    found = standing(
        None,
        None,
        treaty=TreatyFactory(),
        state=StateFactory(),
        since_earliest=dt.date(2026, 1, 1),
        until_latest=dt.date(2026, 6, 1),
    )

    assert not Standing.objects.on(dt.date(2026, 3, 1)).exists()
    assert Standing.objects.possible_on(dt.date(2026, 3, 1)).get() == found
    assert not Standing.objects.possible_on(dt.date(2025, 12, 31)).exists()
    assert not Standing.objects.possible_on(dt.date(2026, 6, 1)).exists()


def test_partial_dates_are_compared_in_the_database_as_the_text_they_are():
    for day in ("2025-12-31", "2026", "2026-02", "2026-02-01"):
        TreatyActionFactory(acted_on=day)

    early = TreatyAction.objects.filter(acted_on__lt=dt.date(2026, 2, 1)).order_by("acted_on", "id")

    assert [str(action.acted_on) for action in early] == ["2025-12-31", "2026", "2026-02"]
    assert early[1].acted_on == PartialDate.parse("2026")


def test_each_status_has_its_verb():
    treaty = TreatyFactory()
    verbs = {
        Status.SIGNATORY: Standing.objects.signatories,
        Status.CONTRACTING: Standing.objects.contracting,
        Status.PARTY: Standing.objects.parties,
        Status.SUBSCRIBER: Standing.objects.subscribers,
        Status.FORMER: Standing.objects.former,
        Status.ENDED: Standing.objects.ended,
    }
    for status in verbs:
        standing(dt.date(2000, 1, 1), None, treaty=treaty, state=StateFactory(), status=status)

    for status, verb in verbs.items():
        assert verb().get().status == status
    assert {one.status for one in Standing.objects.consented()} == {
        Status.CONTRACTING,
        Status.PARTY,
        Status.SUBSCRIBER,
    }


def test_organisations_and_entities_are_no_states_to_be_counted():
    treaty = TreatyFactory()
    for kind in (StateKind.MEMBER, StateKind.FORMER, StateKind.ORGANISATION, StateKind.ENTITY):
        state = StateFactory(kind=kind)
        standing(dt.date(2000, 1, 1), None, treaty=treaty, state=state)
        TreatyActionFactory(treaty=treaty, state=state)

    assert Standing.objects.of_states().count() == 2
    assert TreatyAction.objects.of_states().count() == 2
    assert State.objects.counted().count() == 2


def test_acts_under_political_arrangements_are_no_legal_acts():
    legal = TreatyActionFactory()
    TreatyActionFactory(treaty=TreatyFactory(binding=Binding.POLITICAL))

    assert TreatyAction.objects.legal_acts().get() == legal


def test_citations_come_in_their_order_in_two_queries(django_assert_num_queries):
    action = TreatyActionFactory()
    second = CitationFactory(action=action, position=1)
    first = CitationFactory(action=action, position=0)

    with django_assert_num_queries(2):
        found = TreatyAction.objects.with_citations().get()
        assert [one.source for one in found.citations.all()] == [first.source, second.source]


def test_the_version_rises_by_one():
    assert Record.objects.version() == 0
    RecordFactory()

    assert Record.objects.bump() == 1
    assert Record.objects.bump() == 2
