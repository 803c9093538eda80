"""Edge cases of treaty practice that the record holds data for."""

import datetime as dt

import pytest

from tests.treaties.law import record
from tests.treaties.law.record import act, acts_of, counted, periods, qualifiers, status
from treaties.law.legality import cases, irregularities
from treaties.terms import ActionKind, StateKind, Status


def rule_names(treaty):
    held = record.derived()
    reservations = {
        row["treaty_id"]: row["rule_json"]
        for row in record.rows("provisions.csv")
        if row["kind"] == "reservations"
    }
    return {
        (one.rule, one.act_id)
        for case in cases(
            held[treaty],
            record.acts()[treaty],
            record.participants(),
            held,
            reservations=reservations.get(treaty, ""),
        )
        for one in irregularities(case)
    }


def test_russia_revoked_its_consent_to_the_ctbt_and_stays_signatory():
    """E1"""
    assert status("ctbt", "RUS", "2023-11-02") == "contracting"
    assert status("ctbt", "RUS", "2023-11-03") == "signatory"
    revoked = qualifiers("ctbt", "RUS", "2023-11-03")["consent_revoked"]
    assert str(revoked.since) == "2023-11-03"
    assert revoked.details["consented_on"] == "2000-06-30"
    before, after = counted("ctbt", "2023-11-02"), counted("ctbt", "2023-11-03")
    assert after["consented"] == before["consented"] - 1
    assert after["signed"] == before["signed"]
    assert "RUS" in record.derived()["ctbt"].entry_into_force.missing


def test_ukraine_claims_a_suspension_that_others_contest_and_counts_as_party():
    """E2"""
    found = qualifiers("apmbc", "UKR", "2026-02-03")
    assert status("apmbc", "UKR", "2026-02-03") == "party"
    assert found["suspended"].details["claimed"] is True
    assert found["suspended"].details["recognised"] is False
    assert str(found["contested"].since) == "2025-07-18"
    claim = act("apmbc-UKR-suspension-2025-07-18")
    objecting = {one.state for one in record.acts()["apmbc"] if claim.id in one.answers}
    assert len(objecting) >= 6
    assert {"UKR", "meeting_of_parties", "depositary"} <= {view.holder for view in claim.views}


@pytest.mark.parametrize(
    ("state", "noticed", "last", "left"),
    [
        ("FIN", "2025-07-10", "2026-01-09", "2026-01-10"),
        ("POL", "2025-08-20", "2026-02-19", "2026-02-20"),
    ],
)
def test_a_notice_runs_until_its_day_and_history_keeps_both(state, noticed, last, left):
    """E3"""
    leaving = qualifiers("apmbc", state, last)["leaving"]
    assert status("apmbc", state, last) == "party"
    assert (str(leaving.since), leaving.details["effective_on"]) == (noticed, left)
    assert status("apmbc", state, left) == "former"
    assert "leaving" not in qualifiers("apmbc", state, left)
    assert [one.status for one in periods("apmbc", state)][-2:] == [Status.PARTY, Status.FORMER]


def test_three_baltic_exits_on_one_day_are_three_acts():
    """E4"""
    for state in ("EST", "LVA", "LTU"):
        (noticed,) = acts_of("apmbc", state, "withdrawal_notice")
        assert str(noticed.acted) == "2025-06-27"
        assert status("apmbc", state, "2025-12-27") == "former"
    days = ("2025-12-26", "2025-12-27", "2026-01-10", "2026-02-20")
    parties = [counted("apmbc", day)["parties"] for day in days]
    assert parties == [166, 163, 162, 161]


def test_lithuania_left_two_sister_treaties_on_two_days():
    """E5"""
    assert status("ccm", "LTU", "2025-03-05") == "party"
    assert status("ccm", "LTU", "2025-03-06") == "former"
    assert status("apmbc", "LTU", "2025-12-26") == "party"
    assert status("apmbc", "LTU", "2025-12-27") == "former"


def test_the_conflict_proviso_stands_beside_the_computed_date():
    """E6"""
    leaving = qualifiers("apmbc", "FIN", "2025-12-01")["leaving"]
    assert leaving.details["proviso"] == "not before the end of any armed conflict"


def test_dprk_and_the_npt_are_contested_with_every_view_kept():
    """E7"""
    first = qualifiers("npt", "PRK", "1993-06-10")["leaving"]
    assert str(first.until) == "1993-06-11"
    assert first.details["effective_on"] == "1993-06-12"
    assert status("npt", "PRK", "1993-06-12") == "party"
    assert status("npt", "PRK", "2003-04-11") == "party"
    assert "contested" in qualifiers("npt", "PRK", "2003-04-11")
    assert status("npt", "PRK", "2003-01-10", view="PRK") == "party"
    assert status("npt", "PRK", "2003-01-11", view="PRK") == "former"
    assert status("npt", "PRK", "2026-02-03", view="un") == "party"
    holders = {view.holder for view in act("npt-PRK-withdrawal_notice-2003-01-10").views}
    assert holders == {"PRK", "meeting_of_parties", "un", "secretariat", "depositary"}


def test_the_united_states_disowned_its_att_signature_and_stays_listed():
    """E9"""
    assert status("att", "USA", "2026-02-03") == "signatory"
    assert "signature_disowned" not in qualifiers("att", "USA", "2019-07-17")
    assert "signature_disowned" in qualifiers("att", "USA", "2019-07-18")
    assert any(one.kind == ActionKind.SIGNATURE for one in acts_of("att", "USA"))


def test_provisional_application_is_an_interval_with_its_articles():
    """E10"""
    syria = qualifiers("cwc", "SYR", "2013-10-13")["provisional"]
    assert (str(syria.since), str(syria.until)) == ("2013-09-14", "2013-10-14")
    assert status("cwc", "SYR", "2013-10-13") == "contracting"
    assert "provisional" not in qualifiers("cwc", "SYR", "2013-10-14")
    assert qualifiers("ccm", "LTU", "2011-04-01")["provisional"].details["articles"] == ["1"]


@pytest.mark.parametrize(
    ("state", "dates"),
    [
        ("ALB", ["1990-09-12", "1990-09-14", "1990-09-28"]),
        ("AND", ["1996-06-07", "1996-06-25"]),
        ("BGD", ["1979-08-31", "1979-09-27"]),
    ],
)
def test_every_capital_is_kept_and_the_earliest_deposit_counts(state, dates):
    """E12"""
    consents = [str(one.acted) for one in acts_of("npt", state, "accession")]
    assert set(dates) <= set(consents)
    assert str(periods("npt", state)[0].since) == dates[0]
    assert status("npt", state, dates[0]) == "party"


def test_succession_has_an_act_date_and_an_effect_date():
    """E14"""
    assert str(act("npt-SRB-succession-2001-09-05").stated) == "1992-04-27"
    assert status("npt", "SRB", "1992-04-27") == "party"
    assert status("cppnm", "HRV", "1991-10-08") == "party"
    assert str(act("cppnm-HRV-succession-1992-09-29").acted) == "1992-09-29"


def test_yugoslavia_and_serbia_are_never_two_shapes_of_one_state_on_a_day():
    """E16"""
    assert status("npt", "YUG", "1992-04-26") == "party"
    assert status("npt", "YUG", "1992-04-27") == "ended"
    assert status("npt", "SRB", "1992-04-26") == "none"
    assert status("npt", "SRB", "1992-04-27") == "party"


def test_czechoslovakia_ended_and_both_successors_follow_the_same_day():
    """E17"""
    assert status("npt", "CSK", "1992-12-31") == "party"
    assert status("npt", "CSK", "1993-01-01") == "ended"
    assert status("npt", "CZE", "1993-01-01") == status("npt", "SVK", "1993-01-01") == "party"


@pytest.mark.parametrize("treaty", ["npt", "bwc", "ccw", "cppnm"])
def test_the_gdr_lapses_with_unification_and_is_counted_no_more(treaty):
    """E18"""
    assert status(treaty, "DDR", "1990-10-02") == "party"
    assert status(treaty, "DDR", "1990-10-03") == "ended"
    people = record.records(treaty)
    gdr = next(one for one in people if one.participant.code == "DDR")
    assert gdr.participant.existed_until == dt.date(1990, 10, 3)


def test_germany_and_the_gdr_are_two_parties_to_the_bwc_in_1985():
    """E18"""
    assert status("bwc", "DEU", "1985-06-01") == status("bwc", "DDR", "1985-06-01") == "party"
    assert status("ccw", "DDR", "1985-06-01") == "party"
    assert status("ccw", "DEU", "1985-06-01") == "signatory"


def test_nobody_succeeds_the_soviet_union_by_itself():
    """E19"""
    assert status("npt", "RUS", "1980-01-01") == "party"
    assert status("npt", "BLR", "1993-02-08") == "none"
    assert status("npt", "BLR", "1993-02-09") == "party"
    assert not acts_of("npt", "SUN")


@pytest.mark.parametrize("state", ["EST", "LVA", "LTU"])
def test_interwar_acts_of_baltic_states_stand_without_an_invented_exit(state):
    """E20"""
    (signatory, party) = periods("geneva-1925", state)
    assert signatory.status is Status.SIGNATORY
    assert party.status is Status.PARTY
    assert party.ends is None


def test_south_yemen_ended_in_the_merger():
    """E21"""
    assert status("npt", "YMD", "1990-05-21") == "party"
    assert status("npt", "YMD", "1990-05-22") == "ended"


def test_taiwan_is_listed_apart_and_depends_on_the_view():
    """E22"""
    assert record.participants()["TWN"].kind is StateKind.ENTITY
    assert status("npt", "TWN", "2026-02-03") != "party"
    assert status("npt", "TWN", "2026-02-03", view="USA") == "party"
    assert "contested" in qualifiers("npt", "TWN", "2026-02-03")
    assert counted("npt", "2026-02-03") == counted("npt", "2026-02-03", view="TWN")


def test_palestine_is_party_except_in_the_view_of_canada():
    """E23"""
    assert status("ccm", "PSE", "2026-02-03") == "party"
    assert "contested" in qualifiers("ccm", "PSE", "2026-02-03")
    assert status("ccm", "PSE", "2026-02-03", view="CAN") == "none"
    assert counted("ccm", "2026-02-03", view="CAN")["parties"] == 110


def test_states_outside_the_un_are_counted():
    """E25"""
    kinds = {code: record.participants()[code].kind for code in ("NIU", "COK", "VAT")}
    assert kinds == {
        "NIU": StateKind.ASSOCIATED,
        "COK": StateKind.ASSOCIATED,
        "VAT": StateKind.OBSERVER,
    }
    for state in kinds:
        assert status("cwc", state, "2026-02-03") == "party"


def test_an_organisation_is_bound_and_not_counted_among_states():
    """E26"""
    assert status("cppnm", "EUE", "2026-02-03") == "party"
    found = {one.participant.code for one in record.records("cppnm")}
    assert "EUE" in found
    assert record.participants()["EUE"].kind is StateKind.ORGANISATION


def test_an_objection_to_a_territorial_statement_changes_no_status():
    """E27"""
    (objection,) = [
        one
        for one in acts_of("cwc", "ARG", "objection")
        if "cwc-GBR-declaration-2005-10-26" in one.answers
    ]
    assert str(objection.acted) == "2005-11-14"
    assert status("cwc", "GBR", "2005-11-14") == status("cwc", "ARG", "2005-11-14") == "party"


def test_the_bahamas_succeeded_by_their_own_act():
    """E28"""
    assert str(next(iter(acts_of("npt", "BHS", "succession"))).acted) == "1976-08-11"
    assert status("npt", "BHS", "1976-08-10") == "none"
    assert status("npt", "BHS", "1976-08-11") == "party"


def test_ccw_parties_take_protocols_one_by_one_and_at_least_two():
    """E32"""
    protocols = ("ccw-p1", "ccw-p2", "ccw-p3", "ccw-p4", "ccw-p5", "ccw-ap2")
    for state in record.derived()["ccw"].standings:
        if status("ccw", state, "2026-02-03") in {"party", "contracting"}:
            taken = [
                one
                for one in protocols
                if status(one, state, "2026-02-03") in {"party", "contracting"}
            ]
            assert len(taken) >= 2, state


def test_an_amendment_binds_a_subset_of_the_parties():
    """E33"""
    assert counted("ccw-a1", "2024-05-04")["consented"] == 89
    assert counted("ccw", "2024-05-04")["consented"] > 89


def test_a_protocol_and_its_amended_version_are_two_instruments():
    """E34"""
    assert status("ccw-p2", "IND", "2026-02-03") == "party"
    assert status("ccw-ap2", "IND", "2026-02-03") == "party"
    only_old = [
        state
        for state in record.derived()["ccw-p2"].standings
        if status("ccw-p2", state, "2026-02-03") == "party"
        and status("ccw-ap2", state, "2026-02-03") == "none"
    ]
    assert only_old


def test_a_treaty_that_never_entered_into_force_has_no_parties():
    """E35"""
    for treaty in ("salt-2", "start-2"):
        assert record.derived()[treaty].in_force_on is None
        assert counted(treaty, "2026-02-03")["parties"] == 0


def test_cfe_suspensions_are_intervals_of_each_state():
    """E36"""
    assert status("cfe", "RUS", "2023-11-06") == "party"
    assert "suspended" in qualifiers("cfe", "RUS", "2010-01-01")
    assert status("cfe", "RUS", "2023-11-07") == "former"
    towards = qualifiers("cfe", "POL", "2023-06-01")["suspended"].details["towards"]
    assert towards == ["BLR"]
    assert status("cfe", "USA", "2024-01-01") == "party"
    assert str(qualifiers("cfe", "USA", "2024-01-01")["suspended"].since) == "2023-12-07"


def test_new_start_was_suspended_by_one_side_and_ended_by_expiry():
    """E37"""
    suspended = qualifiers("new-start", "RUS", "2025-01-01")["suspended"]
    assert (str(suspended.since), str(suspended.until)) == ("2023-02-28", "2026-02-05")
    for state in ("RUS", "USA"):
        assert status("new-start", state, "2026-02-04") == "party"
        assert status("new-start", state, "2026-02-05") == "former"
        assert not acts_of("new-start", state, "withdrawal_notice")


@pytest.mark.parametrize(("treaty", "ended"), [("inf", "2019-08-02"), ("abm", "2002-06-13")])
def test_a_treaty_ended_by_one_side_ends_for_all(treaty, ended):
    """E38"""
    assert status(treaty, "USA", ended) == status(treaty, "RUS", ended) == "former"


@pytest.mark.parametrize("state", ["BGR", "HUN", "MNG", "POL", "RUS"])
def test_withdrawing_a_reservation_is_not_leaving(state):
    """E39"""
    (withdrawn,) = acts_of("cppnm", state, "reservation_withdrawn")
    (reservation,) = withdrawn.answers
    assert act(reservation).kind is ActionKind.RESERVATION
    assert status("cppnm", state, str(withdrawn.acted)) == "party"
    assert status("cppnm", state, "2026-02-03") == "party"


def test_geneva_reservations_stand_or_were_withdrawn_by_an_act_that_names_them():
    """E40"""
    withdrawn = [one for one in record.acts()["geneva-1925"] if one.kind == "reservation_withdrawn"]
    assert len(withdrawn) >= 20
    assert all(one.answers for one in withdrawn)
    answered = {target for one in withdrawn for target in one.answers}
    standing = [
        one
        for one in record.acts()["geneva-1925"]
        if one.kind == "reservation" and one.id not in answered
    ]
    assert standing


def test_a_statement_of_non_recognition_changes_no_status():
    """E41"""
    assert acts_of("cwc", "SYR", "declaration")
    assert status("cwc", "SYR", "2026-02-03") == "party"


def test_the_ctbt_has_contracting_states_and_no_parties():
    """E42"""
    found = counted("ctbt", "2026-02-03")
    assert (found["consented"], found["contracting"], found["parties"], found["signed"]) == (
        178,
        178,
        0,
        187,
    )


def test_annex_2_shows_who_is_missing():
    """E43"""
    missing = record.derived()["ctbt"].entry_into_force.missing
    assert missing == ("CHN", "EGY", "IND", "IRN", "ISR", "PAK", "PRK", "RUS", "USA")


def test_a_political_arrangement_is_subscribed_to_and_never_in_force():
    """E44"""
    for treaty in ("hcoc", "mtcr", "nsg", "wassenaar", "zangger"):
        statuses = {
            period.status for held in record.derived()[treaty].standings.values() for period in held
        }
        assert statuses == {Status.SUBSCRIBER}
    assert counted("hcoc", "2026-11-22")["parties"] == 0


def test_rights_suspended_in_an_organisation_are_no_status():
    """E45"""
    kinds = {row["kind"] for row in record.rows("provisions.csv") if row["treaty_id"] == "cwc"}
    assert "suspension" in kinds
    assert "suspended" not in qualifiers("cwc", "SYR", "2022-01-01")


def test_renamed_states_are_found_under_every_name():
    """E46"""
    aliases = {row["iso3"]: row["aliases"].split("|") for row in record.rows("states.csv")}
    assert "Dahomey" in aliases["BEN"]
    assert "Swaziland" in aliases["SWZ"]


def test_succession_onto_a_predecessors_ratification_is_no_error():
    """E48"""
    assert status("ptbt", "SRB", "1992-04-27") == "party"
    assert status("ptbt", "YUG", "1992-04-26") == "party"
    assert not [name for name, act_id in rule_names("ptbt") if "SRB" in act_id]


def test_instruments_signed_after_the_window_are_named():
    """E30, E31"""
    assert ("signature_window", "start-1-KAZ-signature-1992-05-23") in rule_names("start-1")
    for treaty in ("npt", "cwc", "apmbc", "ccm"):
        late = [name for name, _act in rule_names(treaty) if name == "signature_window"]
        assert not late


def test_open_skies_was_applied_provisionally_by_its_signatories_only():
    """E10"""
    for state in ("SWE", "FIN", "BIH"):
        for held in periods("open-skies", state):
            assert not [one for one in held.qualifiers if one.name == "provisional"]
    assert "provisional" in qualifiers("open-skies", "USA", "1992-06-01")
