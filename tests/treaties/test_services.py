"""Entering and correcting actions, and what follows at once."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories import (
    ProvisionFactory,
    RecordFactory,
    SourceFactory,
    StateFactory,
    TreatyActionFactory,
    TreatyFactory,
)
from treaties import answers, services
from treaties.answers import Asked
from treaties.models import Answer, Characterisation, Record, Standing, TreatyAction
from treaties.services import AlreadyCorrectedError, Cites, correct, record
from treaties.terms import ActionKind, Opinion, ProvisionKind

pytestmark = pytest.mark.django_db

DAY = dt.date(2020, 1, 1)


def provide(treaty, kind, **rule):
    ProvisionFactory(treaty=treaty, kind=kind, rule_text=json.dumps(rule), summary="A rule.")


@pytest.fixture
def treaty():
    RecordFactory()
    made = TreatyFactory(id="t", adopted_on="1990-01-01", entered_into_force_on="2000-01-01")
    provide(
        made,
        ProvisionKind.WITHDRAWAL,
        notice={"months": 6},
        counted_from="notice",
        notify=["depositary"],
    )
    return made


def entry(treaty, kind=ActionKind.ACCESSION, acted_on="2001-02-03", **more):
    more.setdefault("state", StateFactory(code="AAA"))
    more.setdefault("recorded_at", timezone.now())
    return TreatyActionFactory.build(
        treaty=treaty, kind=kind, acted_on=acted_on, public_id="", **more
    )


def cites(**more):
    return [Cites(SourceFactory(id="un"), **more)]


def statuses(**filters):
    rows = Standing.objects.filter(**filters).order_by("position", "pk")
    return [(row.status, str(row.since)) for row in rows]


def test_an_action_has_its_standing_at_once(treaty):
    entered = record(entry(treaty), cites=cites(locator="row 1", quote="AAA a"))

    assert entered.public_id == "t-AAA-accession-2001-02-03"
    assert statuses(state="AAA") == [("party", "2001-02-03")]
    (citation,) = entered.citations.all()
    assert (citation.locator, citation.quote) == ("row 1", "AAA a")


def test_every_change_raises_the_version_of_the_record(treaty):
    before = Record.objects.version()
    record(entry(treaty), cites=cites())
    assert Record.objects.version() == before + 1


def test_an_act_and_what_it_answers_are_one_change(treaty):
    notice = record(entry(treaty, ActionKind.WITHDRAWAL_NOTICE, "2005-01-01"), cites=cites())
    before = Record.objects.version()
    back = entry(treaty, ActionKind.WITHDRAWAL_RESCINDED, "2005-02-01")
    record(back, cites=cites(), answers=[notice])
    assert [one.target for one in back.answers.all()] == [notice]
    assert Record.objects.version() == before + 1


def test_nothing_is_entered_without_a_source(treaty):
    with pytest.raises(ValidationError, match="no datum without a source"):
        record(entry(treaty), cites=[])
    assert not TreatyAction.objects.exists()


def test_only_a_succession_takes_effect_before_it_was_notified(treaty):
    with pytest.raises(ValidationError, match="Only a succession can take effect before"):
        record(entry(treaty, effective_on="2000-06-01"), cites=cites())
    assert not Standing.objects.exists()


def test_a_second_act_of_one_day_has_an_id_of_its_own(treaty):
    first = record(entry(treaty), cites=cites())
    second = record(entry(treaty, depositary="London"), cites=cites())
    assert second.public_id == f"{first.public_id}-2"
    undated = record(entry(treaty, acted_on=None), cites=cites())
    assert undated.public_id == "t-AAA-accession-undated"


def test_a_correction_replaces_and_keeps_the_old_entry(treaty):
    wrong = record(entry(treaty), cites=cites())
    right = correct(wrong, entry(treaty, acted_on="2001-02-04"), reason="Misread.", cites=cites())

    assert statuses(state="AAA") == [("party", "2001-02-04")]
    assert list(TreatyAction.objects.uncorrected()) == [right]
    before = answers.treaty_periods("t", Asked(DAY, known=wrong.recorded_at))
    assert str(before["AAA"][0].since) == "2001-02-03"


def test_a_corrected_text_can_be_read_as_it_was_known(treaty):
    """E49"""
    wrong = record(entry(treaty, note="As first printed."), cites=cites())
    correct(wrong, entry(treaty, note="As rectified."), reason="Rectification.", cites=cites())

    known = TreatyAction.objects.as_known(wrong.recorded_at).get()
    assert known.note == "As first printed."
    assert TreatyAction.objects.uncorrected().get().note == "As rectified."


def test_an_entry_is_corrected_once_and_its_correction_thereafter(treaty):
    wrong = record(entry(treaty), cites=cites())
    first = correct(wrong, entry(treaty, acted_on="2001-02-04"), reason="One.", cites=cites())
    with pytest.raises(AlreadyCorrectedError, match=f"correct {first.public_id} instead"):
        correct(wrong, entry(treaty, acted_on="2001-02-05"), reason="Two.", cites=cites())
    assert statuses(state="AAA") == [("party", "2001-02-04")]


def test_an_entry_of_something_that_did_not_happen_is_taken_back(treaty):
    wrong = record(entry(treaty), cites=cites())
    correct(wrong, entry(treaty, void=True), reason="Another state's row.", cites=cites())
    assert statuses(state="AAA") == []


def test_a_correction_says_why(treaty):
    wrong = record(entry(treaty), cites=cites())
    with pytest.raises(ValidationError, match="Say why"):
        correct(wrong, entry(treaty, acted_on="2001-02-04"), reason="", cites=cites())


def test_views_and_answers_follow_an_entry_to_its_correction(treaty):
    accession = record(entry(treaty), cites=cites())
    notice = record(entry(treaty, ActionKind.WITHDRAWAL_NOTICE, "2005-01-01"), cites=cites())
    back = record(entry(treaty, ActionKind.WITHDRAWAL_RESCINDED, "2005-02-01"), cites=cites())
    Answer.objects.create(action=back, target=notice)
    for holder, opinion in (("depositary", Opinion.VALID), ("AAA", Opinion.INVALID)):
        Characterisation.objects.create(action=accession, holder=holder, opinion=opinion)
    moved = entry(treaty, ActionKind.WITHDRAWAL_NOTICE, "2005-01-02")
    correct(notice, moved, reason="Misread.", cites=cites())
    correct(accession, entry(treaty, acted_on="2001-02-05"), reason="Misread.", cites=cites())

    (party,) = Standing.objects.filter(state="AAA")
    names = {one["name"]: one for one in party.qualifiers}
    assert names["leaving"]["from"] == "2005-01-02"
    assert names["leaving"]["until"] == "2005-02-01"
    assert names["contested"]["act"] == "t-AAA-accession-2001-02-05"


def test_a_change_reaches_the_treaties_whose_rules_name_the_changed_one(treaty):
    protocol = TreatyFactory(id="p", adopted_on="1990-01-01", entered_into_force_on="2000-01-01")
    provide(
        protocol,
        ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE,
        delay={"days": 0},
        not_before="entry_into_force_of_t_for_state",
    )
    record(entry(protocol, ActionKind.CONSENT_TO_BE_BOUND, "2002-01-01"), cites=cites())
    assert statuses(treaty="p") == [("contracting", "2002-01-01")]

    record(entry(treaty, acted_on="2003-01-01"), cites=cites())
    assert statuses(treaty="p") == [("contracting", "2002-01-01"), ("party", "2003-01-01")]


def test_the_whole_treaty_moves_when_it_enters_into_force():
    RecordFactory()
    young = TreatyFactory(id="young", adopted_on="1990-01-01")
    provide(
        young,
        ProvisionKind.ENTRY_INTO_FORCE,
        type="threshold",
        count=2,
        delay={"days": 30},
    )
    record(entry(young, acted_on="2001-01-01"), cites=cites())
    assert statuses(state="AAA") == [("contracting", "2001-01-01")]
    other = StateFactory(code="BBB")
    record(entry(young, acted_on="2002-01-01", state=other), cites=cites())
    assert statuses(state="AAA")[-1] == ("party", "2002-01-31")
    assert str(young.derived_entry_into_force.latest) == "2002-01-31"
    assert young.derived_entry_into_force.counted == [
        "young-AAA-accession-2001-01-01",
        "young-BBB-accession-2002-01-01",
    ]


def test_standings_that_no_longer_follow_from_the_actions_are_found(treaty):
    record(entry(treaty), cites=cites())
    assert services.stale_standings() == []
    Standing.objects.update(status="contracting")
    (difference,) = services.stale_standings()
    assert difference.startswith("t AAA 0: stored ('contracting'")
    before = Record.objects.version()
    assert services.repair_standings() == 1
    assert services.stale_standings() == []
    assert Record.objects.version() == before + 1
    services.repair_standings()
    assert Record.objects.version() == before + 1


class CorrectedBack(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(
        st.dates(dt.date(1995, 1, 1), dt.date(2015, 1, 1)),
        st.dates(dt.date(1995, 1, 1), dt.date(2015, 1, 1)),
        st.sampled_from(["accession", "signature", "ratification"]),
    )
    def test_a_pair_of_corrections_that_cancel_out_changes_nothing(self, day, other, kind):
        RecordFactory()
        made = TreatyFactory(adopted_on="1990-01-01", entered_into_force_on="2000-01-01")
        state = StateFactory()
        first = record(entry(made, kind, day, state=state), cites=cites())
        before = statuses(treaty=made, state=state)
        wrong = correct(first, entry(made, kind, other, state=state), reason="A.", cites=cites())
        correct(wrong, entry(made, kind, day, state=state), reason="Back.", cites=cites())
        assert statuses(treaty=made, state=state) == before
