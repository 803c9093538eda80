"""Counts, and what would change them."""

import pytest

from core.dates import Span
from tests.treaties.law import record
from tests.treaties.law.made import act, day, derived, treaty
from tests.treaties.law.record import counted
from treaties.law.acts import Participant
from treaties.law.counting import RULES, Record, alternatives, counts, spans_of, why
from treaties.terms import ActionKind, Counted, StateKind

HEADLINES = {"apmbc": 162, "ccm": 112, "att": 117, "tpnw": 74, "cwc": 193, "ctbt": 178, "npt": 191}


@pytest.mark.parametrize(("treaty_id", "consented"), HEADLINES.items())
def test_the_depositarys_headline_of_february_2026(treaty_id, consented):
    assert counted(treaty_id, "2026-02-03")["consented"] == consented


def test_vanuatu_is_contracting_to_the_ccm_until_march_2026():
    found = counted("ccm", "2026-02-03")
    assert (found["parties"], found["contracting"]) == (111, 1)
    assert record.status("ccm", "VUT", "2026-02-03") == "contracting"
    assert record.status("ccm", "VUT", "2026-03-01") == "party"


def test_partial_dates_make_a_range():
    found = counted("apmbc", "2026-11-22")
    assert found["consented"] == 162
    assert found["parties"] == {"min": 161, "max": 162}


def test_the_parties_to_the_mine_ban_convention_on_three_days():
    days = ("2025-06-30", "2025-12-31", "2026-02-28")
    assert [counted("apmbc", day)["parties"] for day in days] == [164, 163, 161]
    assert counted("apmbc", "2025-06-30")["consented"] == 166


def test_views_that_differ_give_alternatives_and_never_a_range():
    on = day("2026-02-03")
    base = counts(record.records("npt"), on, "record")
    others = [counts(record.records("npt", view), on, view) for view in ("PRK", "un", "USA")]
    found = [one for one in alternatives(base, others) if one.which is Counted.PARTIES]
    assert [(one.view, str(one.tally)) for one in found] == [("PRK", "190")]
    assert found[0].removed == {"PRK"}
    assert not found[0].added


def test_taiwan_is_apart_in_the_view_that_holds_it_bound():
    on = day("2026-02-03")
    tally = counts(record.records("npt", "USA"), on, "USA")[Counted.PARTIES]
    assert "TWN" in tally.apart
    assert "TWN" not in tally.sure


def test_every_count_says_what_it_counts():
    assert RULES.keys() == set(Counted)
    assert all(sentence.endswith(".") for sentence in RULES.values())


def one_record(*acts, facts=None, kind=StateKind.MEMBER):
    person = Participant("AAA", kind)
    held = derived(facts or treaty(), *acts, AAA=person)
    spans = spans_of(
        (one.kind, one.acted.span if one.acted else Span(None, day("2020-01-01"))) for one in acts
    )
    return Record(person, held.standings["AAA"], *spans)


def tally(record_, on):
    return {
        which.value: found.as_json()
        for which, found in counts([record_], day(on), "record").tallies.items()
    }


def test_a_signature_stands_until_the_state_leaves():
    held = one_record(
        act("signature", "1999-01-01"),
        act("ratification", "2001-01-01"),
        act("withdrawal_notice", "2010-01-01"),
    )
    assert tally(held, "1998-01-01")["acted"] == 0
    assert tally(held, "1999-01-01")["signed_not_consented"] == 1
    assert tally(held, "2005-01-01")["signed"] == 1
    gone = tally(held, "2011-01-01")
    assert (gone["signed"], gone["former"], gone["acted"]) == (0, 1, 1)


def test_a_signature_ends_with_its_treaty():
    held = one_record(act("signature", "1999-01-01"), facts=treaty(ended_on=day("2010-01-01")))
    assert tally(held, "2009-12-31")["signed"] == 1
    assert tally(held, "2010-01-01")["signed"] == 0


def test_a_partial_exit_leaves_the_signature_open():
    held = one_record(
        act("signature", "1999-01-01"),
        act("ratification", "2001-01-01"),
        act("withdrawal", "2010"),
    )
    found = tally(held, "2010-06-01")
    assert found["signed"] == found["parties"] == {"min": 0, "max": 1}


def test_an_undated_act_may_have_happened():
    held = one_record(act("signature", known_by=day("2020-01-01")))
    assert tally(held, "2010-01-01")["acted"] == {"min": 0, "max": 1}
    assert tally(held, "2020-01-01")["acted"] == 1
    assert why(held, day("2010-01-01")) == "none or signatory"


def test_the_first_act_of_a_kind_counts():
    early, late = Span.day(day("2001-01-01")), Span(day("1999-01-01"), None)
    signed, acted = spans_of(
        [
            (ActionKind.SIGNATURE, early),
            (ActionKind.SIGNATURE, late),
            (ActionKind.DECLARATION, late),
        ]
    )
    assert signed == Span(day("1999-01-01"), day("2001-01-01"))
    assert acted == Span(day("1999-01-01"), day("2001-01-01"))
    assert spans_of([(ActionKind.SIGNATURE, Span(None, None))])[0] == Span(None, None)
    assert spans_of([(ActionKind.SIGNATURE, Span(None, None))] * 2)[0] == Span(None, None)
