"""Holding the record against its rules, its sources and published totals."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories import (
    CitationFactory,
    ProvisionFactory,
    RecordFactory,
    SourceFactory,
    StateFactory,
    TreatyActionFactory,
    TreatyFactory,
)
from treaties.models import Anomaly, Explanation, PublishedTotal, StateList
from treaties.record.verification import verify
from treaties.record.verification.run import CHECKS
from treaties.services import rebuild_standings
from treaties.terms import Confidence, ProvisionKind, SourceKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def treaty():
    RecordFactory()
    return TreatyFactory(id="t", adopted_on="1990-01-01", entered_into_force_on="2000-01-01")


def provide(treaty, kind, **rule):
    ProvisionFactory(treaty=treaty, kind=kind, rule_text=json.dumps(rule), summary="A rule.")


def enter(treaty, code="AAA", cited=SourceKind.DEPOSITARY, **more):
    number = treaty.actions.count()
    more.setdefault("kind", "accession")
    more.setdefault("acted_on", "2001-01-01")
    public_id = f"{treaty.pk}-{code}-{number}"
    action = TreatyActionFactory(
        treaty=treaty, state=StateFactory(code=code), public_id=public_id, **more
    )
    if cited:
        CitationFactory(action=action, source=SourceFactory(id=f"s-{cited}", kind=cited))
    return action


def found():
    rebuild_standings()
    return {(one.check, one.subject) for one in verify().open}


def expect(*pairs):
    assert set(pairs) <= found()


def provide_delay(treaty):
    provide(
        treaty,
        ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE,
        delay={"days": 30},
        applies_to="deposited_after_threshold",
    )


def in_order(treaty):
    """Give the treaty a rule that its acts meet, so that nothing else is found."""
    provide(
        treaty,
        ProvisionKind.ENTRY_INTO_FORCE,
        type="threshold",
        count=1,
        delay={"days": 0},
        not_before="2000-01-01",
    )


def test_a_record_in_order_has_no_findings(treaty):
    in_order(treaty)
    enter(treaty, acted_on="1999-01-01")
    assert found() == set()


def test_an_entry_into_force_that_the_acts_do_not_give_is_found(treaty):
    enter(treaty)
    expect(("entry_into_force", "t"))


def test_an_end_that_the_rule_does_not_give_is_found(treaty):
    provide(treaty, ProvisionKind.DURATION, type="fixed", until="2010-01-01")
    enter(treaty, kind="termination", acted_on="2011-01-01")
    expect(("end_of_treaty", "t"), ("termination", "t-AAA-0"))


def test_a_stated_effect_that_the_rule_does_not_give_is_found(treaty):
    provide_delay(treaty)
    enter(treaty, effective_on="2001-02-01")
    enter(treaty, code="BBB", effective_on="2001-01-31")
    assert ("stated_effect", "t-AAA-0") in found()
    assert ("stated_effect", "t-BBB-1") not in found()


def test_dates_of_a_treaty_out_of_order_are_found():
    RecordFactory()
    TreatyFactory(
        id="t", adopted_on="1997-04-29", entered_into_force_on="1995-01-01", ended_on="1994-01-01"
    )
    expect(("order_of_dates", "t in force"), ("order_of_dates", "t ended"))


def test_an_act_of_the_future_is_found(treaty):
    enter(treaty, acted_on="2027-01-01")
    expect(("future_act", "t-AAA-0"))


def test_an_act_without_source_or_marked_better_than_its_source_is_found(treaty):
    enter(treaty, cited=None)
    enter(treaty, code="BBB", cited=SourceKind.RECALL)
    enter(treaty, code="CCC", cited=SourceKind.RECALL, confidence=Confidence.RECALLED)
    pairs = found()
    assert {("unsourced", "t-AAA-0"), ("unverified", "t-BBB-1")} <= pairs
    assert ("unverified", "t-CCC-2") not in pairs


def test_an_act_that_stands_twice_is_found(treaty):
    enter(treaty)
    enter(treaty)
    expect(("duplicate", "t-AAA-accession-2001-01-01"), ("one_consent", "t-AAA-1"))


def test_a_framework_with_too_few_protocols_is_found(treaty):
    provide(
        treaty,
        ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE,
        delay={"months": 6},
        requires_consent_to_protocols=2,
    )
    protocol = TreatyFactory(id="p", parent=treaty, adopted_on="1990-01-01")
    provide(
        protocol,
        ProvisionKind.SIGNATURE,
        opens=None,
        closes=None,
        open_to="ccw_parties",
        method="notification_of_consent_to_be_bound",
    )
    enter(treaty)
    enter(protocol, kind="consent_to_be_bound")
    enter(treaty, code="BBB", kind="signature", acted_on="1999-01-01")
    assert ("protocols_accepted", "t AAA") in found()
    assert ("protocols_accepted", "t BBB") not in found()


def test_a_closed_list_that_its_rule_does_not_count_is_found(treaty):
    provide(
        treaty,
        ProvisionKind.ENTRY_INTO_FORCE,
        type="listed_all",
        list="annex",
        states=["AAA"],
        delay={"days": 0},
    )
    annex = StateList.objects.create(id="annex")
    annex.members.add(StateFactory(code="AAA"))
    assert ("closed_list", "t annex") not in found()
    annex.members.add(StateFactory(code="BBB"))
    assert ("closed_list", "t annex") in found()


@pytest.mark.parametrize(("expected", "differs"), [(1, False), (2, True)])
def test_a_published_total_that_the_rows_do_not_give_is_found(treaty, expected, differs):
    enter(treaty)
    PublishedTotal.objects.create(
        treaty=treaty, question="n_parties", as_of="2005", expected=expected, source="A list"
    )
    assert (("published_total", "t n_parties 2005") in found()) == differs


def test_a_standing_that_does_not_follow_is_found(treaty):
    enter(treaty)
    assert ("stale_standing", "t AAA 0") in {(one.check, one.subject) for one in verify().open}


def test_an_explanation_covers_its_finding_and_none_other(treaty):
    enter(treaty)
    why = Explanation.objects.create(check_code="entry_into_force", treaty=treaty, reason="Known.")
    rebuild_standings()
    report = verify()
    assert [(one.subject, reason) for one, reason in report.explained] == [("t", "Known.")]
    assert report.clean
    assert Anomaly.objects.get(subject="t").explained_by == "Known."

    why.delete()
    Explanation.objects.create(check_code="entry_into_force", subject="u", reason="Elsewhere.")
    report = verify()
    assert not report.clean
    assert [one.subject for one in report.idle] == ["u"]


def test_an_anomaly_that_is_gone_is_removed_and_an_old_one_keeps_its_moment(treaty):
    enter(treaty)
    rebuild_standings()
    verify()
    first = Anomaly.objects.get(subject="t")
    verify()
    assert Anomaly.objects.get(subject="t").found_at == first.found_at
    in_order(treaty)
    treaty.entered_into_force_on = "2001-01-01"
    treaty.save()
    rebuild_standings()
    verify()
    assert not Anomaly.objects.filter(subject="t").exists()


def test_the_command_fails_on_what_is_not_explained(treaty, capsys):
    enter(treaty)
    Explanation.objects.create(check_code="nothing", reason="Idle.")
    rebuild_standings()
    with pytest.raises(CommandError, match="explain each finding"):
        call_command("verify_record")
    said = capsys.readouterr().out
    assert "open       entry_into_force: t: register 2000-01-01, derived none." in said
    assert "idle       nothing: explains nothing" in said


def test_every_check_says_what_it_holds():
    assert all(check.__doc__ and check.__doc__.strip().endswith(".") for check in CHECKS)
