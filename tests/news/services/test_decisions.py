"""What reviewers decide, and what the record holds afterwards."""

import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection, transaction

from news.models import Decision, Proposal
from news.services import decisions
from news.services.drafts import Draft
from news.terms import Ground, ProposalStatus, Verdict
from policies.models import DomesticStep
from policies.terms import Aim, Stage
from tests.factories import RecordFactory, SourceFactory, StateFactory, TreatyActionFactory
from tests.news.factories import (
    DocumentFactory,
    FeedFactory,
    PageFeedFactory,
    ProposalFactory,
    VersionFactory,
    reviewer,
)
from treaties.models import Change, Source, TreatyAction
from treaties.record.log import begin
from treaties.services import AlreadyCorrectedError, Cites, correct
from treaties.terms import ActionKind, Confidence, SourceKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera(db):  # noqa: ARG001
    return reviewer("vera")


@pytest.fixture
def otto(db):  # noqa: ARG001
    return reviewer("otto")


@pytest.fixture
def told():
    """Return a notice that only a newspaper tells of."""
    RecordFactory()
    proposal = ProposalFactory()
    begin()
    return proposal


@pytest.fixture
def listed():
    """Return a notice that a depositary's list holds."""
    RecordFactory()
    feed = PageFeedFactory(treaty__id="apmbc")
    page = VersionFactory(document=DocumentFactory(feed=feed, kind="status_page", cluster=None))
    proposal = ProposalFactory(version=page)
    begin()
    return proposal


def notice(proposal, **changes):
    values = {
        "treaty_id": proposal.treaty_id,
        "state_id": proposal.state_id,
        "kind": ActionKind.WITHDRAWAL_NOTICE,
        "acted_on": proposal.acted_on,
        "confidence": Confidence.SOURCED,
    }
    return Draft(TreatyAction(**(values | changes)))


def step(proposal, **changes):
    values = {
        "treaty_id": proposal.treaty_id,
        "state_id": proposal.state_id,
        "aim": Aim.WITHDRAWAL,
        "stage": Stage.VOTED,
        "taken_on": proposal.acted_on,
        "summary": "Parliament voted.",
        "confidence": Confidence.SOURCED,
    }
    return Draft(DomesticStep(**(values | changes)))


def status(proposal):
    return Proposal.objects.get(pk=proposal.pk).status


def test_what_a_depositary_lists_takes_one_person_and_is_logged_with_its_source(listed, vera):
    before = Change.objects.count()

    decision = decisions.accept(listed.pk, by=vera, draft=notice(listed))

    action = TreatyAction.objects.get()
    citation = action.citations.get()
    assert decision.verdict == Verdict.ACCEPT
    assert decision.action == action
    assert action.recorded_by == vera
    assert citation.quote == "Finland gave notice on Thursday."
    slug = listed.evidence.get().version.document.feed.slug
    assert citation.source_id == f"{slug}-2026-11-20"
    assert str(citation.source.as_of) == "2026-11-20"
    assert citation.source.kind == SourceKind.DEPOSITARY
    assert status(listed) == ProposalStatus.ACCEPTED
    assert Change.objects.count() >= before + 2, "the act and the source"


def test_an_act_that_news_alone_tells_of_takes_two_people_who_enter_the_same(told, vera, otto):
    first = decisions.accept(told.pk, by=vera, draft=notice(told))
    assert (first.verdict, status(told)) == (Verdict.ENDORSE, ProposalStatus.ENDORSED)
    assert not TreatyAction.objects.exists()

    with pytest.raises(decisions.SecondPersonError, match="two people"):
        decisions.accept(told.pk, by=vera, draft=notice(told))

    other = decisions.accept(told.pk, by=otto, draft=notice(told, acted_on="2026-11"))
    assert other.verdict == Verdict.ENDORSE, "another entry begins anew"

    last = decisions.accept(told.pk, by=vera, draft=notice(told, acted_on="2026-11"))
    assert last.verdict == Verdict.ACCEPT
    assert str(TreatyAction.objects.get().acted_on) == "2026-11"
    assert TreatyAction.objects.get().citations.get().source.kind == SourceKind.NEWS


def test_news_alone_sets_a_step_at_home_by_one_person(told, vera):
    decision = decisions.accept(told.pk, by=vera, draft=step(told))

    assert decision.verdict == Verdict.ACCEPT
    assert decision.step == DomesticStep.objects.get()
    assert not TreatyAction.objects.exists()


@pytest.mark.parametrize("grade", [kind for kind in SourceKind if kind != SourceKind.DEPOSITARY])
def test_only_depositaries_and_organisations_of_states_suffice_alone(vera, grade):
    RecordFactory()
    document = DocumentFactory(feed=FeedFactory(grade=grade))
    proposal = ProposalFactory(version=VersionFactory(document=document))
    begin()

    decision = decisions.accept(proposal.pk, by=vera, draft=notice(proposal))

    alone = grade == SourceKind.INTERGOVERNMENTAL
    assert decision.verdict == (Verdict.ACCEPT if alone else Verdict.ENDORSE)


def test_who_comes_second_is_told_who_decided_when_and_why(listed, vera, otto):
    decisions.reject(listed.pk, by=vera, ground=Ground.MISREAD, reason="It is Finnish snow.")

    for late in (
        lambda: decisions.accept(listed.pk, by=otto, draft=notice(listed)),
        lambda: decisions.reject(listed.pk, by=otto, ground=Ground.OTHER, reason="No."),
        lambda: decisions.hold(listed.pk, by=otto),
    ):
        with pytest.raises(decisions.AlreadyDecidedError, match=r"vera .* rejected \(It is Finn"):
            late()


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_once_one_decides_and_one_is_told(listed, vera, otto):
    start, ended = threading.Barrier(2), []

    def decide(person):
        start.wait(10)
        try:
            decisions.accept(listed.pk, by=person, draft=notice(listed))
            ended.append("entered")
        except decisions.AlreadyDecidedError as error:
            ended.append(str(error))
        finally:
            connection.close()

    both = [threading.Thread(target=decide, args=[person]) for person in (vera, otto)]
    for one in both:
        one.start()
    for one in both:
        one.join(30)

    assert TreatyAction.objects.count() == 1
    assert ended.count("entered") == 1
    assert any("decided this on" in said for said in ended)


def test_a_decision_is_undone_by_a_correction_and_the_proposal_is_open_again(listed, vera):
    made = decisions.accept(listed.pk, by=vera, draft=notice(listed)).action

    undone = decisions.undo(listed.pk, by=vera, reason="The page was withdrawn.")

    assert undone.action.corrects == made
    assert undone.action.void
    assert not TreatyAction.objects.uncorrected().exists()
    assert status(listed) == ProposalStatus.OPEN
    verdicts = list(listed.decisions.values_list("verdict", flat=True))
    assert verdicts == [Verdict.ACCEPT, Verdict.UNDO]


def test_a_step_is_undone_as_an_act_is(told, vera):
    decisions.accept(told.pk, by=vera, draft=step(told))
    decisions.undo(told.pk, by=vera, reason="It was a committee.")
    assert not DomesticStep.objects.uncorrected().exists()


def test_what_was_corrected_since_is_not_undone(listed, vera):
    made = decisions.accept(listed.pk, by=vera, draft=notice(listed)).action
    again = notice(listed, acted_on="2026-11-18").entry
    correct(made, again, reason="A slip", cites=[Cites(SourceFactory())])

    with pytest.raises(AlreadyCorrectedError):
        decisions.undo(listed.pk, by=vera, reason="No.")
    assert status(listed) == ProposalStatus.ACCEPTED


def test_a_proposal_merged_with_another_gives_it_its_evidence_and_grade(told, vera):
    feed = PageFeedFactory(treaty=told.treaty)
    page = VersionFactory(document=DocumentFactory(feed=feed, kind="status_page", cluster=None))
    other = ProposalFactory(version=page, acted_on="2026-11-18")

    decisions.merge(other.pk, told.pk, by=vera)

    into = Proposal.objects.get(pk=told.pk)
    assert into.evidence.count() == 2
    assert into.grade == SourceKind.DEPOSITARY
    assert into.weight > told.weight
    assert status(other) == ProposalStatus.MERGED
    with pytest.raises(ValidationError, match="another proposal"):
        decisions.merge(told.pk, told.pk, by=vera)


def test_a_correction_takes_the_place_of_the_entry_that_the_proposal_names(listed, vera):
    wrong = TreatyActionFactory(
        public_id="apmbc-FIN-withdrawal_notice-1985-12-12",
        treaty=listed.treaty,
        state=listed.state,
        kind=ActionKind.WITHDRAWAL_NOTICE,
    )
    proposal = ProposalFactory(
        change="correct", corrects=wrong, version=listed.evidence.get().version
    )

    with pytest.raises(ValidationError, match="entry that is corrected"):
        decisions.accept(proposal.pk, by=vera, draft=notice(proposal))
    draft = notice(proposal, corrects=wrong, reason="The list has another day.")
    decisions.accept(proposal.pk, by=vera, draft=draft)

    assert str(TreatyAction.objects.uncorrected().get().acted_on) == "2026-11-19"


def test_a_sample_is_decided_and_nothing_is_entered(vera):
    RecordFactory()
    sample = VersionFactory(document=DocumentFactory(sample=True))
    proposal = ProposalFactory(version=sample)

    decision = decisions.accept(proposal.pk, by=vera, draft=notice(proposal))

    assert "sample" in decision.reason.lower()
    assert status(proposal) == ProposalStatus.ACCEPTED
    assert not TreatyAction.objects.exists()
    assert not Source.objects.exists()
    decisions.undo(proposal.pk, by=vera, reason="Once more.")
    assert status(proposal) == ProposalStatus.OPEN


def test_what_is_held_can_still_be_decided_and_a_change_of_the_story_opens_it(told, vera):
    decisions.hold(told.pk, by=vera)
    assert status(told) == ProposalStatus.HELD
    decisions.reopen(told.pk, reason="The story was changed.")
    assert status(told) == ProposalStatus.OPEN
    with pytest.raises(ValidationError, match="open already"):
        decisions.reopen(told.pk, by=vera, reason="Again.")


def test_a_first_endorsement_does_not_outlive_a_change_of_the_story(told, vera, otto):
    decisions.accept(told.pk, by=vera, draft=notice(told))
    decisions.reopen(told.pk, reason="The story was changed.")

    assert decisions.accept(told.pk, by=otto, draft=notice(told)).verdict == Verdict.ENDORSE


def test_nobody_else_decides(told, django_user_model):
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    for attempt in (
        lambda: decisions.accept(told.pk, by=reader, draft=notice(told)),
        lambda: decisions.reject(told.pk, by=reader, ground=Ground.OTHER, reason="No."),
        lambda: decisions.hold(told.pk, by=reader),
        lambda: decisions.merge(told.pk, told.pk + 1, by=reader),
        lambda: decisions.reopen(told.pk, by=reader, reason="Why not."),
        lambda: decisions.undo(told.pk, by=reader, reason="Why not."),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert not Decision.objects.exists()


def test_a_reason_is_given_where_one_is_owed(listed, vera):
    with pytest.raises(ValidationError, match="Say why"):
        decisions.reject(listed.pk, by=vera, ground=Ground.OTHER, reason="  ")
    decisions.accept(listed.pk, by=vera, draft=notice(listed))
    with pytest.raises(ValidationError, match="Say why"):
        decisions.undo(listed.pk, by=vera, reason="")


def test_an_entry_that_is_not_well_formed_leaves_the_proposal_open(listed, vera):
    unknown = notice(listed, towards=["XXX"])
    with pytest.raises(ValidationError, match="No such state"):
        decisions.accept(listed.pk, by=vera, draft=unknown)
    assert status(listed) == ProposalStatus.OPEN
    assert not Decision.objects.exists()


def test_decisions_stay_for_ever(listed, vera):
    decision = decisions.hold(listed.pk, by=vera)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(reason="Something else")


def test_a_source_is_made_once(listed, vera):
    version = listed.evidence.get().version
    again = ProposalFactory(state=StateFactory(code="EST"), version=version)
    decisions.accept(listed.pk, by=vera, draft=notice(listed))
    decisions.accept(again.pk, by=vera, draft=notice(again))
    assert Source.objects.filter(pk__endswith="-2026-11-20").count() == 1


def test_what_was_held_for_the_depositary_is_answered_by_its_list_until_that_is_undone(
    told, listed, vera
):
    another = ProposalFactory(acted_on="2026-10-01", state=told.state, treaty=told.treaty)
    decisions.hold(told.pk, by=vera, reason="Wait for New York.")
    decisions.accept(listed.pk, by=vera, draft=notice(listed))
    status = dict(Proposal.objects.values_list("pk", "status"))
    assert status[told.pk] == ProposalStatus.KNOWN
    assert status[another.pk] == ProposalStatus.OPEN, "of another day"

    decisions.undo(listed.pk, by=vera, reason="The page was wrong.")
    assert Proposal.objects.get(pk=told.pk).status == ProposalStatus.OPEN
