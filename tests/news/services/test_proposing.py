"""What readers find is proposed once, and only where the record lacks it."""

import threading

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.dates import PartialDate
from news.models import Evidence, Proposal, Version
from news.reading.findings import Finding
from news.services import decisions
from news.services.proposing import propose
from news.terms import Ground, ProposalStatus
from policies.terms import Aim, Stage
from tests.factories import DomesticStepFactory, StateFactory, TreatyActionFactory, TreatyFactory
from tests.news.factories import (
    DocumentFactory,
    FeedFactory,
    PageFeedFactory,
    ProposalFactory,
    VersionFactory,
    reviewer,
)
from treaties.terms import ActionKind, SourceKind

pytestmark = pytest.mark.django_db
READER = "test 1"


@pytest.fixture(autouse=True)
def register(db):  # noqa: ARG001
    return StateFactory(code="FIN", name="Finland"), TreatyFactory(id="apmbc")


@pytest.fixture
def story():
    return Version.objects.get(pk=VersionFactory().pk)


def found(**changes):
    values = {
        "state": "FIN",
        "treaty": "apmbc",
        "kind": ActionKind.WITHDRAWAL_NOTICE,
        "stage": Stage.DEPOSITED,
        "acted_on": PartialDate.parse("2026-11-19"),
        "start": 0,
        "end": 34,
        "rules": ("verb gave notice",),
    }
    return Finding(**(values | changes))


def undated(**changes):
    return found(acted_on=None, **changes)


def act(kind=ActionKind.WITHDRAWAL_NOTICE, acted_on="2026-11-19", **more):
    return TreatyActionFactory(
        state_id="FIN", treaty_id="apmbc", kind=kind, acted_on=acted_on, **more
    )


def status_of(finding, version):
    (one,) = propose([finding], version, READER)
    return Proposal.objects.get(pk=one.pk).status


def another_story_of(version, **more):
    return VersionFactory(
        document=DocumentFactory(cluster=version.document.cluster, **more), text=version.text
    )


def test_what_is_found_is_proposed_with_the_words_that_say_it(story):
    propose([found()], story, READER)
    one = Proposal.objects.get()
    assert (one.state_id, one.treaty_id, one.kind, one.stage) == (
        "FIN",
        "apmbc",
        "withdrawal_notice",
        "deposited",
    )
    assert (str(one.acted_on), one.status, one.reader) == ("2026-11-19", "open", READER)
    assert one.cluster == story.document.cluster
    assert one.evidence.get().quote == "Finland gave notice on Thursday. I"
    assert (one.grade, one.weight > 100) == (SourceKind.NEWS, True)


def test_reading_again_proposes_nothing_twice(story):
    for _ in range(2):
        propose([found(), found(start=3)], story, READER)
    assert Proposal.objects.count() == 1
    assert Evidence.objects.count() == 2


def test_another_story_of_the_same_is_more_evidence_and_can_weigh_more(story):
    propose([found()], story, READER)
    before = Proposal.objects.get().weight
    propose(
        [found()], another_story_of(story, feed=FeedFactory(grade=SourceKind.GOVERNMENT)), READER
    )
    one = Proposal.objects.get()
    assert one.evidence.count() == 2
    assert one.grade == SourceKind.GOVERNMENT
    assert one.weight > before


def test_a_story_that_tells_of_something_else_is_another_proposal(story):
    propose([found()], story, READER)
    propose([found()], VersionFactory(), READER)
    propose([undated(), found(stage=Stage.VOTED)], story, READER)
    assert Proposal.objects.count() == 4


def test_what_was_rejected_is_not_proposed_again(story):
    (one,) = propose([found()], story, READER)
    decisions.reject(one.pk, by=reviewer(), ground=Ground.NO_ACT, reason="A rumour.")
    assert status_of(found(), story) == ProposalStatus.REJECTED
    assert status_of(found(), another_story_of(story)) == ProposalStatus.REJECTED
    assert Evidence.objects.count() == 1


def test_evidence_of_a_merged_proposal_goes_to_the_one_that_stands_for_it(story):
    (one,) = propose([found()], story, READER)
    into = ProposalFactory()
    decisions.merge(one.pk, into.pk, by=reviewer())
    before = into.evidence.count()
    (target,) = propose([found()], another_story_of(story), READER)
    assert target.pk == into.pk
    assert into.evidence.count() == before + 1


def test_held_proposals_stay_held_and_gather_evidence(story):
    (one,) = propose([found()], story, READER)
    decisions.hold(one.pk, by=reviewer())
    assert status_of(found(), another_story_of(story)) == ProposalStatus.HELD
    assert Evidence.objects.count() == 2


def test_what_was_held_is_known_once_the_record_holds_it(story):
    (one,) = propose([found()], story, READER)
    decisions.hold(one.pk, by=reviewer())
    act()
    assert status_of(found(), another_story_of(story)) == ProposalStatus.KNOWN


@pytest.mark.parametrize(
    ("kind", "acted_on", "status"),
    [
        (ActionKind.WITHDRAWAL_NOTICE, "2026-11-19", "known"),
        (ActionKind.WITHDRAWAL, "2026-11-19", "known"),
        (ActionKind.WITHDRAWAL_NOTICE, "2026", "known"),
        (ActionKind.WITHDRAWAL_NOTICE, "2026-11-20", "open"),
        (ActionKind.WITHDRAWAL_NOTICE, None, "open"),
        (ActionKind.SUSPENSION, "2026-11-19", "open"),
    ],
)
def test_what_the_record_holds_on_an_agreeing_date_is_known(story, kind, acted_on, status):
    act(kind, acted_on)
    assert status_of(found(), story) == status


def test_news_that_calls_an_accession_a_ratification_tells_nothing_new(story):
    act(ActionKind.ACCESSION, "2012-01-09")
    told = found(kind=ActionKind.RATIFICATION, acted_on=PartialDate.parse("2012"))
    assert status_of(told, story) == "known"


def test_an_entry_that_was_corrected_holds_nothing(story):
    wrong = act()
    act(acted_on="2026-10-01", corrects=wrong, reason="Misread.")
    assert status_of(found(), story) == "open"
    act(kind=ActionKind.DECLARATION)
    TreatyActionFactory(
        state=StateFactory(code="SWE"), treaty_id="apmbc", kind="withdrawal_notice",
        acted_on="2026-11-19",
    )  # fmt: skip
    assert status_of(found(), story) == "open"


@pytest.mark.parametrize(
    ("acts", "status"),
    [
        ([], "open"),
        ([("withdrawal_notice", "2026-11-19")], "known"),
        ([("withdrawal_notice", "2026-11-30")], "open"),
        ([("withdrawal_notice", "2020-01-01"), ("accession", "2021-01-01")], "open"),
        ([("withdrawal_notice", "2020-01-01"), ("withdrawal_rescinded", "2020-03")], "open"),
        ([("accession", "2012-01-09"), ("withdrawal_notice", "2026-11-19")], "known"),
        ([("withdrawal_notice", None)], "known"),
    ],
)
def test_what_is_told_without_a_date_is_known_where_such_an_act_stands(story, acts, status):
    for kind, acted_on in acts:
        act(kind, acted_on)
    assert status_of(undated(), story) == status


@pytest.mark.parametrize(
    ("aim", "stage", "taken_on", "status"),
    [
        (Aim.WITHDRAWAL, Stage.VOTED, "2026-11-19", "known"),
        (Aim.WITHDRAWAL, Stage.VOTED, "2026-11-12", "open"),
        (Aim.WITHDRAWAL, Stage.PROPOSED, "2026-11-19", "open"),
        (Aim.CONSENT, Stage.VOTED, "2026-11-19", "open"),
    ],
)
def test_a_step_at_home_is_known_where_the_record_holds_that_step(
    story, aim, stage, taken_on, status
):
    act()
    DomesticStepFactory(state_id="FIN", treaty_id="apmbc", aim=aim, stage=stage, taken_on=taken_on)
    assert status_of(found(stage=Stage.VOTED), story) == status


def test_what_the_record_gets_or_loses_meanwhile_is_seen_at_the_next_reading(story):
    assert status_of(found(), story) == "open"
    entry = act()
    assert status_of(found(), story) == "known"
    act(corrects=entry, void=True, reason="It did not happen.")
    assert status_of(found(), story) == "open"


def test_a_list_proposes_corrections_of_the_entry_that_it_contradicts():
    page = VersionFactory(
        document=DocumentFactory(
            feed=PageFeedFactory(treaty__id="apmbc"), kind="status_page", cluster=None
        )
    )
    entry = act(acted_on="2026-11-18")
    given = found(change="correct", corrects=entry.public_id, locator="row 3, column 2")
    assert status_of(given, page) == "open"
    one = Proposal.objects.get()
    assert (one.corrects, one.cluster, one.grade) == (entry, None, SourceKind.DEPOSITARY)
    assert one.evidence.get().locator == "row 3, column 2"
    later = VersionFactory(document=page.document, number=2)
    propose([given], later, READER)
    assert Proposal.objects.count() == 1


@given(st.lists(st.sampled_from(["2026-11-19", "2026-11", "2025", None]), max_size=6))
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_order_and_number_of_readings_change_nothing(story, dates):
    findings = [found(acted_on=PartialDate.parse(one) if one else None) for one in dates]
    before = set(Proposal.objects.values_list("pk", flat=True))
    first = {one.pk for one in propose(findings, story, READER)}
    again = {one.pk for one in propose(list(reversed(findings)), story, READER)}
    assert first == again
    assert len(first) == len(set(dates))
    assert set(Proposal.objects.values_list("pk", flat=True)) == before | first


@pytest.mark.django_db(transaction=True)
def test_two_stories_read_at_once_make_one_proposal(story):
    other = another_story_of(story)
    ready = threading.Barrier(2)
    errors = []

    def read(version):
        ready.wait()
        try:
            propose([found(), undated()], version, READER)
        except Exception as error:  # noqa: BLE001
            errors.append(error)
        connection.close()

    threads = [threading.Thread(target=read, args=[one]) for one in (story, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert Proposal.objects.count() == 2
    assert Evidence.objects.count() == 4
