"""The review desk over HTTP: who may come in, what is shown, what each verb does."""

import re

import pytest
from django.urls import reverse

from news.models import Decision, Proposal
from news.terms import ProposalStatus, Verdict
from policies.models import DomesticStep, PolicyChange
from policies.terms import Stage
from tests.factories import StateFactory, TopicFactory, TreatyActionFactory
from tests.news.factories import (
    DocumentFactory,
    FeedFactory,
    PageFeedFactory,
    ProposalFactory,
    VersionFactory,
    reviewer,
)
from tests.pages.reading import Page
from tests.treaties.api import scene
from treaties.models import TreatyAction
from treaties.record.log import begin
from treaties.terms import ActionKind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _record(db):  # noqa: ARG001
    scene.make()


@pytest.fixture
def vera(client):
    person = reviewer("vera")
    client.force_login(person)
    return person


@pytest.fixture
def listed():
    """Return a ratification that a depositary's list holds."""
    feed = PageFeedFactory(treaty__id="ctbt")
    page = VersionFactory(
        document=DocumentFactory(feed=feed, kind="status_page", cluster=None),
        text="Finland 9 Nov 2026. End.",
    )
    about = {"treaty": feed.treaty, "kind": ActionKind.RATIFICATION, "acted_on": "2026-11-09"}
    proposal = ProposalFactory(version=page, **about)
    begin()
    return proposal


@pytest.fixture
def told():
    """Return a notice that a newspaper alone tells of; Sweden is party."""
    proposal = ProposalFactory(state=StateFactory(code="SWE"))
    begin()
    return proposal


def shown(client, proposal, expect=200):
    answer = client.get(proposal.get_absolute_url())
    assert answer.status_code == expect
    return Page(answer)


def filled(page):
    """Return what the form of the entry holds, as a browser would send it."""
    form = page.html[page.html.index('id="entry"') :]
    form = form[: form.index("</form>")]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        if name := re.search(r'name="([^"]+)"', tag):
            value = re.search(r'value="([^"]*)"', tag)
            sent[name[1]] = value[1] if value else ""
    for name, body in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL
    ):
        sent[name] = body.strip()
    for name, body in re.findall(
        r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.findall(r'<option value="([^"]*)" selected', body)
        if chosen:
            sent[name] = chosen[0]
    return {name: value for name, value in sent.items() if name != "verb"}


def decide(client, proposal, verb, **sent):
    return client.post(proposal.get_absolute_url(), {"verb": verb, **sent})


def accept(client, proposal, **changes):
    sent = filled(shown(client, proposal)) | changes
    return decide(client, proposal, "accept", **sent)


def status(proposal):
    return Proposal.objects.get(pk=proposal.pk).status


@pytest.mark.parametrize("name", ["desk", "log", "proposal"])
def test_strangers_log_in_and_other_staff_are_told_whom_to_ask(client, told, name):
    address = reverse(f"news:{name}", args=[told.pk] if name == "proposal" else [])
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")

    person = reviewer("otto")
    person.user_permissions.clear()
    client.force_login(person)
    refused = client.get(address)
    assert refused.status_code == 403
    assert "ask an administrator" in refused.content.decode()


@pytest.mark.usefixtures("vera", "told", "listed")
def test_the_queue_shows_the_heaviest_first_and_can_be_narrowed(client):
    page = Page(client.get("/desk/"))
    rows = page.tables["Proposals: 2"]
    assert "Depositary" in rows[1]
    assert "News" in rows[2]
    assert page.refused == []

    narrowed = Page(client.get("/desk/?grade=news"))
    assert len(narrowed.tables["Proposals: 1"]) == 2
    assert "Nothing stands here" in Page(client.get("/desk/?q=zebra")).words
    assert "Select a valid choice" in Page(client.get("/desk/?kind=nonsense")).words


@pytest.mark.usefixtures("vera")
def test_the_queue_goes_on_where_a_page_ends(client):
    version = VersionFactory()
    for number in range(60):
        ProposalFactory(
            version=version, state=StateFactory(), acted_on=f"2026-10-{number % 28 + 1:02}"
        )
    first = Page(client.get("/desk/"))
    onward = next(link["href"] for link in first.links if link.get("rel") == "next")
    second = Page(client.get("/desk/" + onward))
    assert len(first.tables["Proposals: 60"]) == 51
    assert len(second.tables["Proposals: 60"]) == 11


@pytest.mark.usefixtures("vera")
def test_a_proposal_shows_its_evidence_the_record_and_what_it_would_do(client, listed):
    page = shown(client, listed)
    assert "<mark>Finland 9 Nov 2026.</mark>" in page.html
    assert "Signature, 24 September 1996" in page.words
    assert "Accept and enter" in page.words
    assert page.refused == []
    assert len(page.ids) == len(set(page.ids))


def test_a_depositarys_act_is_entered_by_one_and_the_next_proposal_opens(
    client, vera, listed, told
):
    answer = accept(client, listed)

    action = TreatyAction.objects.get(acted_on="2026-11-09")
    assert action.recorded_by == vera
    assert answer["Location"] == told.get_absolute_url()
    assert "It is entered as" in Page(client.get(answer["Location"])).words
    assert status(listed) == ProposalStatus.ACCEPTED
    assert str(action) in Page(client.get("/desk/log/")).words


def test_amended_before_it_is_accepted_it_is_looked_at_once_more(client, vera, listed):  # noqa: ARG001
    answer = accept(client, listed, acted_on="2026-11-08")
    page = Page(answer)
    assert "look at it once more" in page.words
    assert status(listed) == ProposalStatus.OPEN

    decide(client, listed, "accept", **filled(page))
    assert TreatyAction.objects.filter(state="FIN", acted_on="2026-11-08").exists()


def test_what_news_alone_tells_takes_two(client, vera, told):  # noqa: ARG001
    page = shown(client, told)
    assert "Endorse: a second person must enter the same" in page.words
    accept(client, told)
    assert status(told) == ProposalStatus.ENDORSED

    again = Page(accept(client, told))
    assert again.status == 409
    assert "You endorsed this entry yourself" in again.words

    client.force_login(reviewer("otto"))
    second = shown(client, told)
    assert "As it was endorsed" in second.words
    assert "Accept and enter" in second.words
    accept(client, told)
    assert status(told) == ProposalStatus.ACCEPTED
    assert TreatyAction.objects.filter(state="SWE", kind=ActionKind.WITHDRAWAL_NOTICE).exists()


@pytest.mark.usefixtures("vera")
def test_a_vote_becomes_a_step_and_no_act(client):
    acts = TreatyAction.objects.count()
    proposal = ProposalFactory(stage=Stage.VOTED, state=StateFactory(code="SWE"))
    begin()
    page = shown(client, proposal)
    assert "A step at home changes no status" in page.words
    accept(client, proposal)
    assert DomesticStep.objects.get().stage == Stage.VOTED
    assert TreatyAction.objects.count() == acts


@pytest.mark.usefixtures("vera")
def test_a_change_of_policy_is_filled_in_and_entered(client):
    topic = TopicFactory(id="landmines", label="Landmines")
    proposal = ProposalFactory(treaty=None, kind="", topic=topic, stage=Stage.DECIDED)
    begin()
    missing = Page(accept(client, proposal))
    assert "put right what is marked" in missing.words

    given = {
        "title": "No mines",
        "direction": "tightens",
        "instrument": "law",
        "authority": "The Eduskunta",
    }
    page = Page(decide(client, proposal, "preview", **(filled(missing) | given)))
    decide(client, proposal, "accept", **filled(page))
    assert PolicyChange.objects.get().title == "No mines"
    assert status(proposal) == ProposalStatus.ACCEPTED


@pytest.mark.usefixtures("vera")
def test_what_a_rule_forbids_needs_a_reason_in_writing(client, listed):
    TreatyActionFactory(
        public_id="ctbt-FIN-ratification-2012-01-09",
        treaty=listed.treaty,
        state=listed.state,
        acted_on="2012-01-09",
    )
    page = Page(accept(client, listed))
    assert "Say why it can stand" in page.words
    assert status(listed) == ProposalStatus.OPEN

    decide(client, listed, "accept", **(filled(page) | {"override": "A second instrument."}))
    entered = TreatyAction.objects.get(acted_on="2026-11-09")
    assert "A second instrument." in entered.note


def test_who_comes_second_is_told_and_loses_nothing(client, vera, listed):  # noqa: ARG001
    sent = filled(shown(client, listed))
    decide(client, listed, "reject", ground="misread", reason="Another Finland.")

    client.force_login(reviewer("otto"))
    late = Page(decide(client, listed, "accept", **(sent | {"note": "My long note"})))
    assert late.status in {200, 409}
    assert "My long note" in late.html
    again = filled(late)
    told = Page(decide(client, listed, "accept", **again))
    assert told.status == 409
    assert "vera decided this on" in told.words
    assert "Another Finland." in told.words
    assert "My long note" in told.html
    assert not TreatyAction.objects.filter(acted_on="2026-11-09").exists()


@pytest.mark.usefixtures("vera")
def test_rejected_held_merged_opened_again_and_undone(client, told, listed):
    assert "Say why" in Page(decide(client, told, "reject", ground="misread", reason="")).words
    decide(client, told, "reject", ground="background", reason="Of last year.")
    assert status(told) == ProposalStatus.REJECTED
    decide(client, told, "reopen", reason="It is new after all.")
    assert status(told) == ProposalStatus.OPEN
    decide(client, told, "hold", reason="")
    assert status(told) == ProposalStatus.HELD

    again = ProposalFactory(
        state=told.state, acted_on="2026-11-18", version=told.evidence.get().version
    )
    assert "Choose another" in shown(client, again).words
    decide(client, again, "merge", into=told.pk, reason="The same.")
    assert status(again) == ProposalStatus.MERGED

    accept(client, listed)
    decide(client, listed, "undo", reason="The page was wrong.")
    assert status(listed) == ProposalStatus.OPEN
    assert (
        not TreatyAction.objects.uncorrected()
        .filter(kind="ratification", acted_on="2026-11-09")
        .exists()
    )
    verdicts = list(Decision.objects.filter(proposal=listed).values_list("verdict", flat=True))
    assert verdicts == [Verdict.ACCEPT, Verdict.UNDO]


@pytest.mark.usefixtures("vera")
def test_a_correction_is_prefilled_from_the_entry_and_takes_its_place(client, listed):
    wrong = TreatyAction.objects.get(public_id="ctbt-FIN-signature-1996-09-24")
    proposal = ProposalFactory(
        change="correct",
        corrects=wrong,
        treaty=listed.treaty,
        kind=ActionKind.SIGNATURE,
        acted_on="1996-09-25",
        version=listed.evidence.get().version,
    )
    accept(client, proposal)
    right = TreatyAction.objects.uncorrected().get(state="FIN", treaty="ctbt")
    assert (right.corrects, str(right.acted_on)) == (wrong, "1996-09-25")


@pytest.mark.usefixtures("vera")
def test_what_a_list_lacks_is_taken_back(client, listed):
    there = TreatyAction.objects.get(public_id="ctbt-FIN-signature-1996-09-24")
    proposal = ProposalFactory(
        change="absent",
        corrects=there,
        treaty=listed.treaty,
        kind=ActionKind.SIGNATURE,
        version=listed.evidence.get().version,
    )
    assert "Say why" in Page(accept(client, proposal, reason="")).words
    accept(client, proposal, reason="No such row.")
    assert there not in TreatyAction.objects.uncorrected()


@pytest.mark.usefixtures("vera")
def test_a_sample_is_practice(client):
    sample = VersionFactory(document=DocumentFactory(sample=True, feed=FeedFactory()))
    acts = TreatyAction.objects.count()
    proposal = ProposalFactory(version=sample, state=StateFactory(code="SWE"))
    page = shown(client, proposal)
    assert "a sample: nothing in it is a source" in page.words
    accept(client, proposal)
    assert status(proposal) == ProposalStatus.ACCEPTED
    assert TreatyAction.objects.count() == acts
