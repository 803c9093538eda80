"""Who holds which view, and what a view makes of an act."""

import pytest

from tests.treaties.law.made import act, periods, status_on, treaty
from tests.treaties.law.made import day as on
from treaties.law.views import decide, is_contested


def exit_seen(*views):
    return act("withdrawal_notice", "2003-01-10", views=views)


@pytest.mark.parametrize(
    ("views", "effective", "holder"),
    [
        ((), True, ""),
        ((("un", "in_force"),), False, "un"),
        ((("un", "not_in_force"),), True, "un"),
        ((("un", "valid"), ("depositary", "invalid")), False, "depositary"),
        ((("depositary", "no_position"), ("un", "valid")), True, "un"),
        ((("AAA", "valid"), ("BBB", "invalid")), False, ""),
        ((("AAA", "valid"), ("meeting_of_parties", "contested")), False, ""),
        ((("AAA", "valid"),), True, ""),
    ],
)
def test_the_record_follows_the_first_body_that_decides(views, effective, holder):
    found = decide(exit_seen(*views))
    assert (found.effective, found.holder) == (effective, holder)


def test_in_force_means_bound_of_a_consent_and_still_bound_of_an_exit():
    assert decide(act("accession", "2001-01-01", views=[("un", "in_force")])).effective
    assert not decide(act("accession", "2001-01-01", views=[("un", "not_in_force")])).effective


def test_a_holder_that_says_nothing_leaves_it_to_the_record():
    seen = exit_seen(("un", "in_force"), ("AAA", "valid"), ("BBB", "no_position"))
    assert decide(seen, "AAA").effective
    assert not decide(seen, "BBB").effective
    assert not decide(seen, "CCC").effective


def test_no_position_is_no_difference():
    assert not is_contested(exit_seen(("AAA", "valid"), ("depositary", "no_position")))
    assert not is_contested(exit_seen(("AAA", "valid"), ("un", "not_in_force")))
    assert not is_contested(exit_seen(("AAA", "contested")))
    assert is_contested(exit_seen(("AAA", "valid"), ("un", "in_force")))
    assert is_contested(exit_seen(("AAA", "valid"), ("meeting_of_parties", "contested")))


def test_only_consents_exits_and_suspensions_are_contested():
    views = [("AAA", "valid"), ("BBB", "invalid")]
    assert not is_contested(act("reservation", "2009-01-21", views=views))
    assert is_contested(act("suspension", "2009-01-21", views=views))


def test_a_consent_that_a_view_rejects_binds_nobody_in_that_view():
    views = [("depositary", "valid"), ("CAN", "invalid")]
    acceded = act("accession", "2015-01-02", views=views)
    assert status_on(periods(treaty(), acceded), on("2020-01-01")) == "party"
    assert status_on(periods(treaty(), acceded, view="CAN"), on("2020-01-01")) == "none"
