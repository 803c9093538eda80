"""The first page: what two years did, which treaty is most in motion, what moved and comes next."""

import datetime as dt
from types import SimpleNamespace

import pytest

from core.dates import PartialDate, Span
from tests.pages.reading import on_of
from tests.treaties.api.scene import act
from treaties import services
from treaties.models import Treaty
from treaties.pages.motion import most_in_motion
from treaties.pages.moves import Move, read_moves
from treaties.terms import ActionKind, Status

DAY = dt.date(2025, 12, 1)


def moved(treaty, state, on, what=ActionKind.ACCESSION):
    return Move(treaty, state, what, PartialDate.parse(on), (f"{treaty}-{state}",))


def clock(treaty, state, first, last=None):
    item = SimpleNamespace(span=Span(first, last or first))
    return SimpleNamespace(treaty=treaty, item=item, states=(SimpleNamespace(code=state),))


# The treaty most in motion


def test_the_treaty_under_which_most_states_move_is_in_motion():
    moves = [moved("npt", "FIN", "2025-02-01"), moved("npt", "SWE", "2025-03-01")]
    motion = most_in_motion([moved("ccm", "FIN", "2025-11-01"), *moves], [], DAY)
    assert (motion.treaty, motion.number) == ("npt", 2)
    assert (motion.since, motion.until) == (dt.date(2024, 12, 1), dt.date(2026, 6, 1))


def test_a_state_counts_once_however_often_it_moves():
    moves = [moved("npt", "FIN", "2025-02-01"), moved("npt", "FIN", "2025-03-01", Status.PARTY)]
    motion = most_in_motion([*moves, moved("ccm", "FIN", "2025-11-01")], [], DAY)
    assert (motion.treaty, motion.number) == ("ccm", 1), "of as many, the one that moved last"


def test_what_is_known_to_follow_within_six_months_counts():
    soon, late = dt.date(2026, 6, 1), dt.date(2026, 6, 2)
    assert most_in_motion([], [clock("apmbc", "FIN", soon)], DAY).treaty == "apmbc"
    assert most_in_motion([], [clock("apmbc", "FIN", late)], DAY) is None
    held = SimpleNamespace(
        treaty="ccm",
        item=SimpleNamespace(span=Span(None, None)),
        states=(SimpleNamespace(code="X"),),
    )
    assert most_in_motion([], [held], DAY) is None, "an effect of which no day is known"


def test_what_lies_longer_back_than_twelve_months_does_not():
    assert most_in_motion([moved("npt", "FIN", "2024-12-01")], [], DAY) is None
    assert most_in_motion([moved("npt", "FIN", "2024-12-02")], [], DAY).treaty == "npt"
    assert most_in_motion([moved("npt", "FIN", "2024-12")], [], DAY).treaty == "npt"


def test_repeats_at_other_capitals_move_nothing(record):  # noqa: ARG001
    treaty = Treaty.objects.get(pk="npt")
    act(treaty, "SWE", ActionKind.ACCESSION, "2025-01-10")
    act(treaty, "SWE", ActionKind.ACCESSION, "2025-01-20")
    services.rebuild_standings()
    consents = [str(one.on) for one in read_moves(dt.date(2025, 1, 1), DAY) if one.treaty == "npt"]
    assert consents.count("2025-01-20") == 0
    assert "2025-01-10" in consents


# The page


@pytest.mark.parametrize(
    ("query", "says"),
    [
        (
            "",
            "today, 1 state left 1 arms-control treaty and 1 state consented to be bound by 1",
        ),
        ("?on=2025-12-01", "1 December 2025, 1 state is leaving 1 arms-control treaty."),
        ("?on=2025-06-30", "30 June 2025, 1 state took back consent to 1 arms-control treaty."),
        (
            "?on=1970-01-01",
            "1 January 1970, 1 state consented to be bound by 1 arms-control treaty.",
        ),
        (
            "?on=1900-01-01",
            "1 January 1900, no state left an arms-control treaty, and none consented",
        ),
    ],
)
def test_the_headline_says_what_two_years_did(read, query, says):
    assert f"In the two years to {says}" in read(f"/{query}").words


def test_those_who_left_or_are_leaving_are_named(read):
    assert "Left Mine Ban Convention: Finland" in read("/").words
    assert "Leaving Mine Ban Convention: Finland" in read("/?on=2025-12-01").words
    assert "Consent taken back Test-Ban Treaty: Russian" in read("/?on=2025-06-30").words


def test_those_of_a_treaty_that_ended_did_not_leave_it(read, record):  # noqa: ARG001
    Treaty.objects.filter(pk="npt").update(ended_on="2026-01-01")
    services.rebuild_standings()
    page = read("/")
    assert "1 state left 1 arms-control treaty, 1 treaty ended and 1 state consented" in page.words
    assert "Ended Non-Proliferation Treaty" in page.words


def test_the_map_is_that_of_the_treaty_most_in_motion(read):
    page = read("/?on=2025-12-01")
    assert "Most in motion: Mine Ban Convention" in page.words
    assert "2 states moved under it" in page.words
    assert "/treaties/apmbc/?on=2025-12-01#map" in page.inner_links
    assert "/treaties/apmbc/numbers/?on=2025-12-01" in page.inner_links
    assert "Finland: party since 1 July 2012; leaving on 10 January 2026" in page.words


def test_before_any_treaty_there_is_no_map_and_the_page_says_so(read):
    page = read("/?on=1900-01-01")
    assert "Nothing in motion" in page.words
    assert "map-view" not in page.ids
    assert "None as of 1 January 1900" in page.words


def test_it_tells_what_moved_and_what_takes_effect_next(read):
    words = read("/?on=2025-12-01").words
    assert "10 January 2026 in 40 days Finland leaves Mine Ban Convention" in words
    assert "1 September 2025" not in words, "an objection moves nothing"
    assert "18 July 2025 Ukraine claimed suspension contested Mine Ban Convention" in words


def test_it_tells_what_the_record_holds_and_how_it_is_counted(read):
    page = read("/")
    assert "3 treaties and arrangements" in page.words
    assert "Compiled on 22 November 2026" in page.words
    assert {"/about/method/", "/about/method/#motion"} <= set(page.inner_links)


def test_every_reader_finds_a_way_in_and_the_day_goes_along(read):
    page = read("/?on=2025-12-01")
    ways = {"matrix", "charts", "data", "calendar", "states", "compare", "check", "changes"}
    assert {f"/{one}/?on=2025-12-01" for one in ways} <= set(page.inner_links)
    assert "/search/?q=poland+landmines&on=2025-12-01" in page.inner_links
    kept = {on_of(link) for link in page.inner_links}
    assert kept == {"2025-12-01", None}


@pytest.mark.parametrize("query", ["", "?on=2025-12-01", "?on=1900-01-01", "?view=UKR"])
def test_it_is_sound_markup(read, query):
    page = read(f"/{query}")
    assert page.refused == []
    assert page.unscoped == []
    assert len(page.ids) == len(set(page.ids))
