"""Steps at home: on pages of states, treaties and pairs, in the calendar, on pages of sources."""

import datetime as dt

import pytest

from policies.terms import Aim, Stage
from tests.factories import (
    DomesticStepFactory,
    PolicyChangeFactory,
    PositionFactory,
    SourceFactory,
    TopicFactory,
    TreatyActionFactory,
)
from tests.treaties.api.scene import act
from treaties.models import Treaty
from treaties.terms import ActionKind

EARLY, LATER = "2026-11-22T01:00:00Z", dt.datetime(2026, 11, 22, 6, tzinfo=dt.UTC)
PENDING = "Pending ways to an act under this treaty, the latest step first"


def step(state, stage, on, **more):
    more.setdefault("treaty", Treaty.objects.get(pk="apmbc"))
    return DomesticStepFactory(state_id=state, stage=stage, taken_on=on, **more)


@pytest.fixture
def way(record):  # noqa: ARG001
    """Let Finland plan, vote, and then give the notice that the record holds."""
    step("FIN", Stage.PLANNED, "2025-04-01", authority="Government", summary="Prepares.")
    return step("FIN", Stage.VOTED, "2025-06-19", authority="Eduskunta", summary="157 for it.")


def test_a_vote_is_a_step_and_no_change_of_status(read, way):  # noqa: ARG001
    page = read("/treaties/apmbc/FIN/?on=2025-06-20")
    assert "Party since 1 July 2012" in page.words
    assert "Withdrawal: voted 19 June 2025, pending" in page.words
    assert "Nothing is deposited on 20 June 2025." in page.words
    assert "Finland: party; a step at home changes no status." in page.words


def test_all_eight_stages_are_named(read, way):  # noqa: ARG001
    words = read("/treaties/apmbc/FIN/?on=2025-06-20").words
    ladder = words[words.index("Withdrawal: voted") : words.index("The whole course")]
    assert "Planned 1 April 2025 Government: Prepares." in ladder
    assert "Proposed Nothing recorded." in ladder
    assert "Voted 19 June 2025 Eduskunta: 157 for it." in ladder
    assert "Decided Nothing recorded." in ladder
    assert "Signed into law Nothing recorded." in ladder
    assert "Deposited act in law Not by this day: 10 July 2025 the act" in ladder
    assert "In effect act in law Not by this day: 10 January 2026 the act" in ladder
    assert "Denied Nobody has said no." in ladder


def test_each_rung_cites_its_sources_and_acts_lead_to_their_page(read, record):  # noqa: ARG001
    law = SourceFactory(id="law", publisher="Gazette", url="https://gazette.example/1")
    step("FIN", Stage.VOTED, "2025-06-19", cites=[law])
    page = read("/treaties/apmbc/FIN/")
    assert "Gazette one source read" in page.words
    assert "/actions/apmbc-FIN-withdrawal_notice-2025-07-10/" in page.inner_links
    assert "source-law" in page.ids


def test_a_way_is_on_the_page_of_the_treaty_until_its_act(read, way):  # noqa: ARG001
    row = read("/treaties/apmbc/?on=2025-06-20").row(PENDING, "Finland")
    assert "Planned 1 April 2025 Government: Prepares." in row
    assert "Next: a decision, or signature into law." in row
    assert "Finland: party; a step at home changes no status." in row
    running = read("/treaties/apmbc/?on=2025-08-01").words
    assert "On the way 0 None as of 1 August 2025" in running
    assert "Ways that have ended (1)" in running
    assert "deposited 10 July 2025 (the act); takes effect on 10 January 2026." in running
    assert "in effect 10 January 2026 (the act)." in read("/treaties/apmbc/").words
    assert "On the way" not in read("/treaties/apmbc/?on=2025-03-01").words


def test_who_said_no_is_no_longer_on_the_way(read, record):  # noqa: ARG001
    step("UKR", Stage.PROPOSED, "2025-01-01")
    step("UKR", Stage.DENIED, "2025-02-01")
    words = read("/treaties/apmbc/").words
    assert "proposed 1 January 2025; denied 1 February 2025." in words
    assert "Withdrawal: denied" in read("/treaties/apmbc/UKR/").words


def test_the_page_of_a_state_tells_how_far_each_way_went(read, way):  # noqa: ARG001
    caption = "Ways to treaty acts, the latest step first"
    row = read("/states/FIN/?on=2025-06-20").row(caption, "Mine Ban Convention")
    assert row.startswith("Mine Ban Convention Withdrawal Voted 19 June 2025 Pending;")
    assert row.endswith("party")
    notice = read("/states/FIN/?on=2025-08-01").row(caption, "Mine Ban Convention")
    assert "Deposited 10 July 2025 Ended by the act , which takes effect on 10 January" in notice
    row = read("/states/FIN/").row(caption, "Mine Ban Convention")
    assert "In effect 10 January 2026 Ended by the act , deposited 10 July 2025" in row
    assert row.endswith("former party")


def test_steps_recorded_later_were_not_known(read, way):  # noqa: ARG001
    step("FIN", Stage.SIGNED_INTO_LAW, "2025-06-30", recorded_at=LATER)
    path = "/treaties/apmbc/FIN/?on=2025-07-01"
    assert "Withdrawal: voted" in read(f"{path}&known={EARLY}").words
    assert "Withdrawal: signed into law" in read(path).words


def test_an_act_recorded_later_had_not_ended_the_way(read, record):  # noqa: ARG001
    step("UKR", Stage.DECIDED, "2025-06-29")
    TreatyActionFactory(
        public_id="apmbc-UKR-withdrawal_notice-2025-08-01",
        treaty_id="apmbc",
        state_id="UKR",
        kind=ActionKind.WITHDRAWAL_NOTICE,
        acted_on="2025-08-01",
        recorded_at=LATER,
    )
    path = "/treaties/apmbc/UKR/?on=2026-01-01"
    then, now = read(f"{path}&known={EARLY}").words, read(path).words
    assert "Withdrawal: decided 29 June 2025, pending" in then
    assert "Deposited act in law Nothing recorded." in then
    assert "Withdrawal: ended by the act" in now
    assert "Deposited act in law 1 August 2025" in now


def test_the_calendar_lists_what_is_pending_the_latest_step_first(read, way):  # noqa: ARG001
    step("UKR", Stage.DECIDED, "2025-06-29", authority="President", summary="Decree.")
    step("RUS", Stage.PLANNED, "2024", treaty_id="ctbt", treaty=None, aim=Aim.SIGNATURE)
    page = read("/calendar/?on=2025-06-30")
    rows = page.tables["Ways to an act that are pending on 30 June 2025"][1:]
    assert [row.split()[0] for row in rows] == ["Ukraine", "Finland", "Russian"]
    assert "Decided 29 June 2025 President: Decree." in rows[0]
    assert rows[0].endswith("Signed into law, deposited, in effect")
    assert "None of these has a date of effect." in page.words
    narrowed = read("/calendar/?on=2025-06-30&treaty=ctbt")
    assert len(narrowed.tables["Ways to an act that are pending on 30 June 2025"]) == 2


def test_the_calendar_says_that_nothing_is_pending(read, way):  # noqa: ARG001
    words = read("/calendar/").words
    assert "None as of 22 November 2026: no step at home waits for its act." in words


def test_of_an_act_whose_kind_has_no_effect_none_is_named(read, record):  # noqa: ARG001
    step("UKR", Stage.VOTED, "2025-07-15", aim=Aim.SUSPENSION)
    words = read("/treaties/apmbc/UKR/").words
    assert "Suspension: ended by the act" in words
    assert "In effect act in law Nothing recorded." in words


def test_a_later_way_begins_after_the_act(read, record):  # noqa: ARG001
    step("PRK", Stage.DECIDED, "2003-01-09", treaty_id="npt", treaty=None)
    act(Treaty.objects.get(pk="apmbc"), "PRK", ActionKind.SIGNATURE, "1997-12-05")
    assert "Withdrawal: ended by the act" in read("/treaties/npt/PRK/").words


def test_a_source_lists_everything_that_cites_it(read, record):  # noqa: ARG001
    paper = SourceFactory(id="paper")
    taken = step("FIN", Stage.VOTED, "2025-06-19", cites=[paper], summary="A vote.")
    taken.citations.create(source=paper, locator="p. 2", position=1)
    PositionFactory(state_id="UKR", treaty_id="apmbc", treaty=None, cites=[paper], says="No.")
    mines = TopicFactory(id="landmines", label="Landmines")
    PolicyChangeFactory(id="law", state_id="SWE", topic=mines, title="A ban", cites=[paper])
    page = read("/sources/paper/")
    assert len(page.tables["Steps at home that cite this source"]) == 2, "each once"
    assert "Finland, Mine Ban Convention: withdrawal, voted A vote." in page.words
    assert "Sweden: A ban Landmines · ▲ tightens" in page.words
    assert "Ukraine: says that it will not become party, Mine Ban Convention" in page.words
    assert "Changes of policy that cite it 1" in page.words
    assert "/policies/landmines/SWE/#law" in page.inner_links
    assert "Changes of policy" not in read("/sources/un-page/").words
