"""Charts: what they count, how it is drawn, and the page of a small record."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import PartialDate
from tests.treaties.api.scene import act
from treaties.models import Treaty
from treaties.pages.bars import BOTTOM, Figures, draw_bars
from treaties.pages.charts_counted import Done, by_year, first_consents, leavings, waits
from treaties.terms import CONSENT, ActionKind

DAY = dt.date(2026, 11, 22)


def done(kind, on, state="FIN", treaty="npt"):
    date = PartialDate.parse(on) if on else None
    return Done(f"{treaty}-{state}-{kind}-{on}", treaty, state, ActionKind(kind), date)


# What is counted


def test_the_first_consent_counts_and_of_several_capitals_the_earliest():
    acts = [
        done("ratification", "1975-03-26"),
        done("ratification", "1975-03-24"),
        done("accession", "2020-01-01"),
        done("signature", "1970-01-01"),
        done("accession", "1999", state="SWE"),
    ]
    assert [str(one.on) for one in first_consents(acts)] == ["1975-03-24", "1999"]


def test_an_act_without_a_date_comes_after_those_with_one():
    acts = [done("ratification", None), done("ratification", "1975-03-24")]
    (first,) = first_consents(acts)
    assert str(first.on) == "1975-03-24"


def test_every_year_has_its_number_up_to_that_of_the_day():
    held = by_year([done("accession", "2023"), done("accession", "2025-05")], DAY)
    assert held.numbers == [(2023, 1), (2024, 0), (2025, 1), (2026, 0)]
    assert held.undated == 0
    assert by_year([done("accession", None)], DAY).undated == 1
    assert by_year([], DAY).numbers == []


def test_the_wait_runs_from_the_signature_to_the_consent():
    held = waits([done("signature", "1996-09-24"), done("ratification", "2000-06-30")])
    assert held.days == [1375]
    assert held.years[3] == 1
    assert held.middle == pytest.approx(3.76, abs=0.01)


@pytest.mark.parametrize(
    "acts",
    [
        [done("signature", "1996-09-24")],
        [done("accession", "1996-09-24")],
        [done("signature", "1996-09-24"), done("definitive_signature", "1996-09-24")],
        [done("signature", "1996-09-24"), done("ratification", "1996-01-01")],
    ],
)
def test_without_a_signature_and_a_consent_after_it_there_is_no_wait(acts):
    held = waits(acts)
    assert (held.days, held.open_ones) == ([], 0)


def test_a_wait_between_dates_known_in_part_is_counted_apart():
    held = waits([done("signature", "1996"), done("ratification", "2000-06-30")])
    assert (held.days, held.open_ones) == ([], 1)


def test_an_effect_is_no_second_act_of_leaving():
    notice, effect = done("withdrawal_notice", "2025-07-10"), done("withdrawal", "2026-01-10")
    assert leavings([notice, effect]) == [notice]
    assert leavings([effect]) == [effect]
    revoked = done("consent_revoked", "2023-11-03", state="RUS", treaty="ctbt")
    assert leavings([revoked, notice]) == [notice, revoked]


acts_of_all_kinds = st.lists(
    st.builds(
        done,
        st.sampled_from(["signature", "withdrawal_notice", *sorted(CONSENT)]),
        st.none() | st.integers(1900, 2026).map(str),
        st.sampled_from(["FIN", "SWE", "UKR"]),
        st.sampled_from(["npt", "ctbt"]),
    )
)


@given(acts_of_all_kinds)
def test_no_consent_is_lost_or_counted_twice(acts):
    held = by_year(first_consents(acts), DAY)
    pairs = {(one.treaty, one.state) for one in acts if one.kind in CONSENT}
    assert held.total + held.undated == len(pairs)


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=130))
def test_bars_are_as_high_as_their_numbers_and_stay_within_the_picture(numbers):
    named = [(str(1900 + place), number) for place, number in enumerate(numbers)]
    picture = draw_bars(Figures("id", "Title", "", "party", "acts", named, years=True))
    heights = [float(bar.height.rstrip("%")) for bar in picture.bars]
    most = max(numbers)
    for bar, height in zip(picture.bars, heights, strict=True):
        assert float(bar.y.rstrip("%")) + height == pytest.approx(BOTTOM, abs=0.02)
        assert float(bar.y.rstrip("%")) >= 0
        assert float(bar.x.rstrip("%")) + float(bar.width.rstrip("%")) <= 100.01
        if most:
            assert height == pytest.approx(max(heights) * bar.number / most, abs=0.02)
    assert 1 <= len(picture.rows) <= 6


# The page


def test_the_page_tells_in_words_what_the_pictures_show(read):
    page = read("/charts/")
    assert "7 first consents from 1969 to 2026" in page.words
    assert "3 acts of leaving from 2003 to 2026" in page.words
    assert "Of 2 signatures followed by consent" in page.words
    assert page.row("Consents to be bound, by year", "2012")
    assert page.refused == []
    assert page.unscoped == []
    assert len(page.ids) == len(set(page.ids))


def test_what_is_not_done_by_the_day_is_not_counted(read):
    page = read("/charts/?on=2012-01-08")
    assert page.row("Consents to be bound, by year", "2012") is None
    assert read("/charts/?on=2012-01-09").row("Consents to be bound, by year", "2012")
    assert (
        "No act fits all that you asked by 1 January 1950" in read("/charts/?on=1950-01-01").words
    )


def test_acts_of_leaving_of_late_are_named(read):
    caption = "Notices of withdrawal and consents revoked since 2024, the latest first"
    page = read("/charts/")
    assert "10 July 2025" in page.row(caption, "10 July 2025 Finland")
    assert page.row(caption, "3 November 2023") is None
    assert "3 November 2023" in read("/charts/?on=2025-01-01").words


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("treaty=ctbt", "1 first consent from 2000 to 2026"),
        ("state=FIN", "2 first consents"),
        ("category=nuclear&region=Europe", "3 first consents"),
    ],
)
def test_it_is_narrowed_to_what_is_asked(read, query, says):
    assert says in read(f"/charts/?{query}").words


def test_organisations_are_not_counted(read, record):  # noqa: ARG001
    before = read("/charts/").words
    act(Treaty.objects.get(pk="npt"), "EUE", ActionKind.ACCESSION, "2015-01-01")
    assert re.search(r"\d+ first consents", read("/charts/").words)[0] in before


def test_the_file_has_every_number_of_the_page(client, record, today):  # noqa: ARG001
    response = client.get("/charts/?format=csv&treaty=apmbc")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[0] == "chart,bar,number"
    assert "consents,2012,1" in lines
    assert "leaving,2025,1" in lines
    assert "waits,under 1,1" in lines


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("treaty=nptt", "Near it: npt"),
        ("region=Atlantis", "is none of"),
        ("format=pdf", "“pdf” is none of csv"),
    ],
)
def test_what_is_not_understood_is_refused_with_advice(read, query, says):
    page = read(f"/charts/?{query}", expect=400)
    assert says in page.words
    assert page.tables == {}
