"""The record in words."""

import datetime as dt

import pytest

from core.dates import PartialDate, Span
from treaties.law.periods import Qualification
from treaties.presentation import (
    alphabetical,
    bare_words,
    countdown,
    date_words,
    depositary_words,
    listed,
    on_words,
    span_words,
    the,
    time_tag,
)
from treaties.presentation_acts import DID, act_noun, act_verb, remarks
from treaties.terms import ActionKind, Binding, Qualifier

DAY = dt.date(2026, 1, 9)


def partial(text):
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (None, "date not known"),
        (DAY, "9 January 2026"),
        (partial("2026-11-22"), "22 November 2026"),
        (partial("2025-05"), "in May 2025, day not known"),
        (partial("2026"), "in 2026, day not known"),
    ],
)
def test_dates_say_what_is_not_known(date, words):
    assert date_words(date) == words


def test_dates_fit_their_sentence():
    assert bare_words(partial("2026")) == "2026, day not known"
    assert on_words(partial("2026-11-22")) == "on 22 November 2026"
    assert on_words(partial("2026")) == "in 2026, day not known"
    assert on_words(None) == "on a day not known"
    assert time_tag(partial("2026"), "x") == '<time datetime="2026">x</time>'


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "date not known"),
        (DAY, DAY, "on 9 January 2026"),
        (None, DAY, "by 9 January 2026"),
        (DAY, None, "not before 9 January 2026"),
        (dt.date(2025, 1, 1), DAY, "between 1 January 2025 and 9 January 2026"),
    ],
)
def test_days_on_which_something_can_be(first, last, words):
    assert span_words(Span(first, last)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "on this day"),
        (1, "in 1 day"),
        (41, "in 41 days"),
        (-1, "1 day ago"),
        (-9, "9 days ago"),
    ],
)
def test_days_left_in_words(days, words):
    assert countdown(DAY + dt.timedelta(days=days), DAY) == words


def test_names_stand_in_sentences():
    assert the("United States of America") == "the United States of America"
    assert the("Niger") == "Niger"
    assert the("Nigeria") == "Nigeria"
    assert the("Finland") == "Finland"
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert depositary_words(["UNSG"], {}) == "deposited with the UN Secretary-General"
    assert depositary_words(["NLD"], {"NLD": "Netherlands"}) == "deposited with the Netherlands"
    assert depositary_words([], {}) == ""


def test_names_sort_without_their_accents():
    assert sorted(["Czechia", "Côte d'Ivoire", "Chad"], key=alphabetical) == [
        "Chad",
        "Côte d'Ivoire",
        "Czechia",
    ]


def test_every_kind_of_act_has_a_verb():
    assert set(DID) == set(ActionKind)
    assert act_verb(ActionKind.ACCESSION, Binding.POLITICAL) == "subscribed"
    assert act_noun(ActionKind.ACCESSION, Binding.POLITICAL) == "Subscription"
    assert act_verb(ActionKind.OBJECTION_WITHDRAWN, Binding.LEGAL, several=True) == (
        "withdrew objections"
    )


def qualifier(name, since, **details):
    basis = details.pop("basis", ("act",))
    return Qualification(name, partial(since), basis=basis, details=details)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (
            qualifier(Qualifier.LEAVING, "2025-07-10", effective_on="2026-01-10"),
            "leaving on 10 January 2026",
        ),
        (
            qualifier(Qualifier.LEAVING, "2025-07-10", effective_on=None),
            "notice of withdrawal given on 10 July 2025, day of effect not known",
        ),
        (
            qualifier(Qualifier.SUSPENDED, "2023-11-07", towards=["RUS", "BLR"]),
            "claims suspension towards the Russian Federation and Belarus since 7 November 2023",
        ),
        (
            qualifier(Qualifier.PROVISIONAL, "2011-03-24", articles=["6", "7"]),
            "applied provisionally, arts 6 and 7 since 24 March 2011",
        ),
        (
            qualifier(Qualifier.PROVISIONAL, "2013", articles=[]),
            "applied provisionally since 2013, day not known",
        ),
        (
            qualifier(Qualifier.SIGNATURE_DISOWNED, "2019-07-18"),
            "signature disowned on 18 July 2019",
        ),
        (
            qualifier(Qualifier.CONSENT_REVOKED, "2023-11-03", consented_on="2000-06-30"),
            "consent of 30 June 2000 revoked on 3 November 2023",
        ),
    ],
)
def test_qualifiers_in_words(one, words):
    names = {"RUS": "Russian Federation", "BLR": "Belarus"}
    assert [remark.words for remark in remarks([one], DAY, names)] == [words]


def test_a_claim_that_is_contested_says_so_once():
    claim = qualifier(Qualifier.SUSPENDED, "2025-07-18", towards=[], basis=("a",))
    dispute = qualifier(Qualifier.CONTESTED, "2025-07-18", act="a", kind="suspension", basis=("a",))
    (remark,) = remarks([claim, dispute], DAY, {})
    assert remark.contested
    assert remark.words == "claims suspension since 18 July 2025"


def test_an_act_that_is_contested_alone_is_named():
    dispute = qualifier(Qualifier.CONTESTED, "2003-01-10", act="a", kind="withdrawal_notice")
    (remark,) = remarks([dispute], DAY, {})
    assert remark.words == "notice of withdrawal of 10 January 2003"
    assert remark.contested
