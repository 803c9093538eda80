"""Errors seen in other systems, none of which this record may make."""

from collections import Counter

import pytest

from tests.treaties.law import made, record
from tests.treaties.law.record import acts_of, counted, periods, qualifiers, status
from treaties.terms import CONSENT, ActionKind, Status


def test_russia_never_withdrew_from_the_ctbt():
    """W1"""
    assert status("ctbt", "RUS", "2026-02-03") == "signatory"
    assert {period.status for period in periods("ctbt", "RUS")} == {
        Status.SIGNATORY,
        Status.CONTRACTING,
    }
    assert "leaving" not in qualifiers("ctbt", "RUS", "2024-06-01")


def test_a_revocation_has_a_kind_of_its_own():
    """W2"""
    assert {one.kind for one in acts_of("ctbt", "RUS")} == {
        ActionKind.CONSENT_REVOKED,
        ActionKind.RATIFICATION,
        ActionKind.SIGNATURE,
    }


def test_acted_signed_and_parties_are_three_numbers():
    """W3"""
    found = counted("tpnw", "2026-02-03")
    assert (found["acted"], found["signed"], found["parties"]) == (99, 95, 74)


def test_the_headline_is_computed_from_the_rows_shown():
    """W4"""
    for treaty in ("ptbt", "ctbt", "tpnw"):
        consented = counted(treaty, "2026-02-03")["consented"]
        rows = [
            state
            for state in record.derived()[treaty].standings
            if status(treaty, state, "2026-02-03") in {"party", "contracting"}
            and record.participants()[state].kind not in {"entity", "organisation"}
        ]
        assert consented == len(rows)


def test_the_only_exit_is_not_the_ctbt_one():
    """W5"""
    assert "contested" in qualifiers("npt", "PRK", "2026-02-03")
    assert status("npt", "PRK", "2026-02-03", view="PRK") == "former"
    assert status("npt", "PRK", "2026-02-03") == "party"


def test_the_last_row_does_not_win():
    """W6"""
    facts = made.treaty()
    twice = made.periods(
        facts,
        made.act("accession", "2001-05-01", depositary="London"),
        made.act("accession", "2001-03-01", depositary="Moscow"),
    )
    assert made.story(twice) == [("party", "2001-03-01", "")]
    again = made.periods(
        facts,
        made.act("accession", "2001-03-01"),
        made.act("withdrawal_notice", "2005-01-01"),
        made.act("accession", "2010-01-01"),
    )
    assert made.story(again) == [
        ("party", "2001-03-01", "2005-07-01"),
        ("former", "2005-07-01", "2010-01-01"),
        ("party", "2010-01-01", ""),
    ]


@pytest.mark.parametrize("kind", sorted(CONSENT))
def test_every_form_of_consent_binds(kind):
    """W7"""
    assert made.story(made.periods(made.treaty(), made.act(kind, "2001-03-01"))) == [
        ("party", "2001-03-01", "")
    ]


def test_every_code_of_the_depositary_is_in_the_record():
    """W7"""
    kinds = {one.kind for treaty in ("ccw", "cwc", "apmbc") for one in record.acts()[treaty]}
    assert {"acceptance", "approval", "accession", "succession", "ratification"} <= kinds
    assert {one.kind for one in record.acts()["ccw-p4"]} >= {"consent_to_be_bound"}


def test_predecessors_stay_in_the_list():
    """W9"""
    for state in ("DDR", "YUG", "CSK"):
        assert acts_of("npt", state, "ratification")
    successors = {row["iso3"]: row["successor_of"] for row in record.rows("states.csv")}
    assert successors["SRB"] == "SCG|YUG"
    assert successors["DEU"] == "DDR"


def test_bulgaria_did_not_denounce_the_cppnm():
    """W11"""
    assert status("cppnm", "BGR", "1994-05-11") == "party"
    assert not acts_of("cppnm", "BGR", "withdrawal_notice")


def test_dates_of_a_treaty_are_in_order_and_each_instrument_has_its_own_row():
    """W12"""
    rows = {row["treaty_id"]: row for row in record.rows("treaties.csv")}
    for row in rows.values():
        in_force = row["entered_into_force"]
        assert not in_force or row["adopted"] <= in_force, row["treaty_id"]
    assert rows["cwc"]["adopted"] != rows["cwc"]["entered_into_force"]
    assert rows["start-1"]["entered_into_force"] == "1994-12-05"
    assert rows["salt-1"]["ended_on"] == "1977-10-03"
    assert rows["ccw-p2"]["adopted"] == "1980-10-10"
    assert rows["ccw-ap2"]["adopted"] == "1996-05-03"


def test_no_instrument_stands_twice_under_two_names():
    """W13"""
    rows = list(record.rows("treaties.csv"))
    for column in ("short_name", "official_title"):
        assert len({row[column].casefold() for row in rows}) == len(rows)
    names = Counter(
        name.casefold()
        for row in rows
        for name in {row["short_name"], *filter(None, row["also_known_as"].split("|"))}
    )
    # Newspapers call both test ban treaties so; a reader is offered both.
    assert {name for name, times in names.items() if times > 1} == {"nuclear test ban treaty"}


def test_the_soviet_union_and_russia_have_codes_of_their_own():
    """W14"""
    people = record.participants()
    assert {"SUN", "RUS"} <= people.keys()
    assert people["SUN"].kind == "former"
    assert people["SUN"].existed_until is not None


def test_bosnia_keeps_the_act_and_what_sources_say_of_its_effect():
    """E15, W15"""
    (succession,) = acts_of("npt", "BIH", "succession")
    assert str(succession.acted) == "1994-08-15"
    dated = [
        str(one.stated)
        for treaty in record.acts()
        for one in acts_of(treaty, "BIH", "succession")
        if one.stated
    ]
    assert "1992-03-06" in dated
