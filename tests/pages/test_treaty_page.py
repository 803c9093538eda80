"""The page of a treaty."""

import pytest

from tests.factories import SourceFactory, StateFactory, TreatyActionFactory
from treaties.models import Source, Treaty


def test_a_notice_that_runs_is_a_clock_and_a_remark_on_a_party(read):
    page = read("/treaties/apmbc/?on=2026-01-09")
    row = page.row("Parties on 9 January 2026", "Finland")
    assert "leaving on 10 January 2026 , not before the end of any armed conflict" in row
    assert "since 1 July 2012 Accession, 9 January 2012" in row
    assert "10 January 2026 in 1 day Finland leaves" in page.words


def test_a_notice_that_took_effect_makes_a_former_party(read):
    page = read("/treaties/apmbc/?on=2026-01-10")
    assert page.row("Parties on 10 January 2026", "Finland") is None
    row = page.row("Former parties on 10 January 2026", "Finland")
    assert "bound from 1 July 2012 until 10 January 2026 Notice of withdrawal, 10 July 2025" in row
    assert "Finland left: withdrawal took effect" in page.words


def test_an_empty_list_of_clocks_says_as_of_when(read):
    words = read("/treaties/npt/?on=2020-01-01").words
    assert "None as of 1 January 2020: no notice of withdrawal is running" in words


def test_a_date_known_in_part_makes_a_range_with_its_reason(read):
    page = read("/treaties/apmbc/?on=2026-06-01")
    assert "2–3 parties" in page.words.replace(" parties", " parties")
    assert "Why a range: Lebanon acceded in 2026, day not known" in page.words
    table = "States whose status dates known only in part leave open"
    assert page.row(table, "Lebanon").startswith("Lebanon party or no standing")


def test_every_figure_leads_to_its_rows_and_its_rule(read):
    page = read("/treaties/apmbc/?on=2026-01-10")
    figures = [link["href"] for link in page.links if link.get("class") == "figure"]
    assert figures == [
        "#party",
        "#count-contracting",
        "#former",
        "#count-signed_not_consented",
    ]
    assert {href[1:] for href in figures} <= set(page.ids)
    assert "States for which the treaty is in force on the day: status party." in page.words


def test_a_claim_that_is_contested_shows_who_holds_which_view(read):
    page = read("/treaties/apmbc/?on=2026-01-10")
    row = page.row("Parties on 10 January 2026", "Ukraine")
    assert "claims suspension since 18 July 2025 · contested" in row
    views = page.tables["Views of this act and who holds them"]
    assert "Ukraine (itself) holds it valid . Suspends the operation of the Convention." in views[1]
    assert "The meeting of parties holds it invalid . Suspension is not allowed." in views[2]
    assert "The record follows the meeting of parties: no suspension." in page.words


def test_views_that_give_another_count_stand_beside_it_in_words(read):
    words = read("/treaties/npt/?on=2003-04-11").words
    name = "the Democratic People's Republic of Korea"
    assert f"1 in the view of {name}, without {name}." in words
    assert "The record follows the United Nations: the treaty still binds it." in words


def test_a_consent_that_was_revoked_is_no_withdrawal(read):
    page = read("/treaties/ctbt/?on=2024-01-01")
    row = page.row("Signatories on 1 January 2024", "Russian Federation")
    assert "consent of 30 June 2000 revoked on 3 November 2023" in row
    assert "withdrew" not in page.words
    assert "Not in force." in page.words


def test_organisations_are_listed_apart(read):
    page = read("/treaties/apmbc/?on=2026-01-10")
    assert page.row("Organisations and entities on 10 January 2026", "European Union")
    assert page.row("Parties on 10 January 2026", "European Union") is None


def test_acts_show_their_sources_and_what_they_answer(read):
    page = read("/treaties/apmbc/")
    rows = page.tables["Latest acts, by date"]
    assert any("Answers: suspension claimed by Ukraine, 18 July 2025." in row for row in rows)
    recalled = next(row for row in rows if row.startswith("30 November 1998 Sweden"))
    assert "unverified" in recalled
    assert "apmbc-FIN-withdrawal_notice-2025-07-10" in page.ids


def test_a_source_with_an_address_is_one_link_away_and_another_is_cited_on_the_page(read, record):  # noqa: ARG001
    Source.objects.filter(pk="un-page").update(url="https://un.example/list")
    SourceFactory(id="unused")
    page = read("/treaties/apmbc/")
    outside = [link for link in page.links if link["href"] == "https://un.example/list"]
    assert {link["rel"] for link in outside} == {"external noopener"}
    assert "#source-on-ukr" in {link["href"] for link in page.links}
    assert {"source-on-ukr", "source-un-page"} <= set(page.ids)
    assert "source-unused" not in page.ids


def test_rules_tell_what_a_notice_of_the_day_would_bring(read):
    words = read("/treaties/apmbc/").words
    assert "If a party gave notice today: no longer bound from 22 May 2027" in words
    words = read("/treaties/apmbc/?on=2026-01-09").words
    assert "If a party gave notice on 9 January 2026: no longer bound from 9 July 2026" in words


def test_the_entry_into_force_stands_beside_the_derived_one(read):
    words = read("/treaties/apmbc/").words
    assert "As the register prints it 1 March 1999" in words
    assert "As acts and rules give it" in words


def test_before_any_act_the_page_says_so(read):
    words = read("/treaties/apmbc/?on=1990-01-01").words
    assert "Not yet in force on this day" in words
    assert "No state had acted by 1 January 1990" in words
    assert "later acts are in the record" in words


@pytest.mark.parametrize(("path", "near"), [("/treaties/apmb/", "apmbc"), ("/states/FIM/", "FIN")])
def test_an_unknown_id_is_not_found_and_helps_on(read, path, near):
    words = read(path, expect=404).words
    assert f"Near it: {near}" in words
    assert "All treaties" in words


def test_a_succession_without_a_stated_effect_says_so(read):
    treaty = Treaty.objects.get(pk="apmbc")
    state = StateFactory(code="BIH", name="Bosnia and Herzegovina")
    TreatyActionFactory(treaty=treaty, state=state, kind="succession", acted_on="2005-01-01")
    words = read("/treaties/apmbc/?on=2026-01-10").words
    assert "Effect not stated: counted from the day of the act" in words
