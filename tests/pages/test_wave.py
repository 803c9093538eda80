"""Withdrawals of the last years: what is counted by quarter, and the line of each."""

import datetime as dt

import pytest

from core.dates import PartialDate
from treaties.pages.charts_counted import Done
from treaties.pages.fates import Fate
from treaties.pages.wave import wave_of
from treaties.terms import ActionKind

DAY = dt.date(2025, 12, 1)


def notice(state, on, treaty="apmbc", kind=ActionKind.WITHDRAWAL_NOTICE):
    return Done(f"{treaty}-{state}", treaty, state, kind, PartialDate.parse(on))


def effect(on, mark="former"):
    return Fate("took effect", PartialDate.parse(on), mark=mark)


def numbers(picture):
    return {bar.label: bar.number for bar in picture.some}


def test_notices_and_effects_are_counted_by_quarter():
    left = [notice("FIN", "2025-07-10"), notice("EST", "2025-06-27"), notice("LVA", "2025-06-27")]
    ahead = effect("2026-01-10", "leaving")
    fates = {one.id: ahead if one.state == "FIN" else effect("2025-12-27") for one in left}
    wave = wave_of(left, fates, DAY)
    notices, effects = wave.pictures
    assert numbers(notices) == {"Q2 2025": 2, "Q3 2025": 1}
    assert numbers(effects) == {"Q4 2025": 2, "Q1 2026": 1}
    assert (
        notices.words == "3 notices of withdrawal since 2023. The most in a quarter: 2 in Q2 2025."
    )
    assert "Of these, 3 lie after 1 December 2025." in effects.words
    assert [bar.below for bar in notices.bars[:5]] == ["2023", "Q2", "Q3", "Q4", "2024"]


def test_an_older_notice_that_takes_effect_in_these_years_has_its_line_from_the_edge():
    old, fate = notice("SAU", "2022-01-05", "moon"), effect("2023-01-05")
    wave = wave_of([old], {old.id: fate}, DAY)
    assert [numbers(one) for one in wave.pictures] == [{"Q1 2023": 1}]
    (line,) = wave.exits
    assert line.strip.x == "0.00%"
    assert not line.strip.ahead


def test_what_had_no_effect_is_a_point_and_counts_among_the_notices_alone():
    given = notice("PRK", "2023-01-10", "npt")
    wave = wave_of([given], {given.id: Fate("contested", mark="uncertain")}, DAY)
    assert [one.id for one in wave.pictures] == ["wave-notices"]
    assert wave.exits[0].strip.end == ""


def test_a_consent_taken_back_is_no_withdrawal_and_an_older_exit_is_not_told():
    revoked = notice("RUS", "2023-11-03", "ctbt", ActionKind.CONSENT_REVOKED)
    older = notice("USA", "2001-12-13", "abm")
    fates = {older.id: effect("2002-06-13")}
    assert wave_of([revoked, older], fates, DAY).exits == []


def test_of_a_year_alone_the_quarter_is_not_known():
    given = notice("FIN", "2025")
    wave = wave_of([given], {given.id: effect("2025-12-27")}, DAY)
    assert wave.undated == 1
    assert [one.id for one in wave.pictures] == ["wave-effects"]


# The page


def test_the_page_draws_the_withdrawals_with_words_and_a_table(read):
    page = read("/charts/?on=2025-12-01")
    assert "1 notice of withdrawal since 2023." in page.words
    assert "Of these, 1 lies after 1 December 2025." in page.words
    caption = "Notices of withdrawal given or taking effect since 2023, the earliest first"
    row = page.row(caption, "Finland Mine Ban Convention")
    assert "Notice of withdrawal 10 July 2025 , takes effect 10 January 2026 , in 40 days" in row
    assert "took effect 10 January 2026" in " ".join(
        read("/charts/").tables[caption.replace("2023", "2024")]
    )


def test_the_file_has_the_quarters(client, record, today):  # noqa: ARG001
    lines = client.get("/charts/?format=csv").content.decode().splitlines()
    assert "wave-notices,Q3 2025,1" in lines
    assert "wave-effects,Q1 2026,1" in lines


@pytest.mark.parametrize("query", ["", "?on=1950-01-01", "?treaty=apmbc&on=2025-12-01"])
def test_every_picture_is_found_from_here(read, query):
    page = read(f"/charts/{query}")
    links = {
        link.replace("?on=2025-12-01", "").replace("?on=1950-01-01", "")
        for link in page.inner_links
    }
    assert {"/policies/#years", "/policies/#topics", "/matrix/"} <= links
    assert {f"/treaties/{one}/numbers/" for one in ("apmbc", "ctbt", "npt")} <= links
    assert len(page.ids) == len(set(page.ids))
    assert page.refused == []
