"""Invariants of the law engine, whatever acts and dates it is given."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.dates import PartialDate, Precision
from tests.treaties.law.made import act, delayed, notice, periods, treaty
from treaties.law.acts import Participant, View, span_of
from treaties.law.periods import possible_statuses, status_on
from treaties.law.standings import Context, standings
from treaties.terms import CONSENT, EXIT, ActionKind, Opinion, Status

DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2015, 12, 31))
KINDS = st.sampled_from(
    [
        "signature",
        "ratification",
        "accession",
        "succession",
        "withdrawal_notice",
        "withdrawal_rescinded",
        "withdrawal",
        "consent_revoked",
        "suspension",
        "resumption",
        "signature_disowned",
        "provisional_application",
        "termination",
        "reservation",
        "reservation_withdrawn",
    ]
)
VIEWS = st.lists(
    st.builds(View, st.sampled_from(["un", "depositary", "BBB"]), st.sampled_from(Opinion)),
    max_size=2,
).map(tuple)


def whole(days):
    return days.map(PartialDate)


EXITS = EXIT | {ActionKind.TERMINATION}
PARTIAL = whole(DAYS) | st.builds(PartialDate, DAYS, st.sampled_from(Precision)) | st.none()


@st.composite
def acts(draw, dates=None, views=VIEWS):
    chosen = draw(st.lists(st.tuples(KINDS, dates if dates is not None else PARTIAL), max_size=7))
    found = []
    for number, (kind, acted) in enumerate(chosen):
        one = replace(
            act(kind, id=f"a{number}"), acted=acted, views=draw(views), known_by=dt.date(2016, 1, 1)
        )
        found.append(one)
    return found


TREATIES = st.sampled_from(
    [
        treaty(),
        treaty(in_force=""),
        treaty({"entry_into_force_for_state": delayed(days=30)}),
        treaty({"entry_into_force_for_state": delayed(months=6, first_day_of_month=True)}),
        treaty({"withdrawal": notice(years=1)}, in_force="2005-06-01"),
        treaty({"withdrawal": {"allowed": "not_provided"}}),
        treaty(ended_on=dt.date(2009, 1, 1)),
    ]
)
CONTEXTS = st.builds(
    Context,
    participant=st.builds(
        Participant, st.just("AAA"), existed_until=st.none() | st.just(dt.date(2010, 1, 1))
    ),
    entry_into_force=st.none(),
    view=st.sampled_from(["record", "un", "BBB"]),
)


def derive(facts, held, context):
    in_force = facts.entered_into_force
    full = replace(
        context,
        entry_into_force=in_force.span if in_force else None,
        ended_on=facts.ended_on,
    )
    return standings(facts, held, full)


@given(TREATIES, acts(), CONTEXTS, st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(facts, held, context, random):
    shuffled = list(held)
    random.shuffle(shuffled)
    assert derive(facts, held, context) == derive(facts, shuffled, context)


@given(TREATIES, acts(), CONTEXTS)
def test_there_are_never_two_statuses_on_a_day(facts, held, context):
    stored = [one.stored for one in derive(facts, held, context) if one.stored]
    for (_start, end), (start, _end) in pairwise(stored):
        assert end is not None
        assert end <= start


@given(TREATIES, acts(), CONTEXTS, DAYS)
def test_periods_partition_time(facts, held, context, day):
    found = derive(facts, held, context)
    holding = [one for one in found if one.on(day)]
    assert len(holding) <= 1
    assert status_on(found, day) == (holding[0].status if holding else "none")
    assert status_on(found, day) in possible_statuses(found, day)


@given(TREATIES, acts(), CONTEXTS)
def test_a_former_party_was_a_party(facts, held, context):
    found = derive(facts, held, context)
    for number, period in enumerate(found):
        if period.status is Status.FORMER:
            assert any(one.status is Status.PARTY for one in found[:number])


@given(TREATIES, acts(dates=whole(DAYS), views=st.just(())), CONTEXTS, DAYS)
def test_a_standing_depends_on_no_later_act(facts, held, context, day):
    """Apart from a succession's stated earlier effect and from views, which reach back."""
    plain = [one for one in held if one.kind is not ActionKind.SUCCESSION]
    # An exit proves an earlier consent: it is left out where nothing was consented to before it.
    consents = [one.acted for one in plain if one.kind in CONSENT and one.acted]
    kept = [
        one
        for one in plain
        if one.kind not in EXITS or min(consents, default=one.acted) < one.acted
    ]
    known_then = [one for one in kept if one.acted.earliest <= day]
    now, then = derive(facts, kept, context), derive(facts, known_then, context)
    assert status_on(now, day) == status_on(then, day)


@given(TREATIES, acts(), CONTEXTS, DAYS)
def test_the_status_shown_can_only_be_uncertain_where_dates_are_partial(facts, held, context, day):
    """An exit with no consent before it is the other reason: its start is not known."""
    whole_dates = all(one.acted is not None and one.acted.is_day for one in held)
    if whole_dates and not any(one.kind in EXITS for one in held):
        found = derive(facts, held, context)
        assert possible_statuses(found, day) == {status_on(found, day)}


@given(TREATIES, acts(), CONTEXTS)
def test_qualifiers_never_outlive_their_own_beginning(facts, held, context):
    for period in derive(facts, held, context):
        for one in period.qualifiers:
            assert one.until is None or one.since is None or one.since.earliest <= one.until.latest


@st.composite
def dated_somehow(draw):
    """Acts with open dates, and the same acts on days that those dates allow."""
    open_acts = draw(acts(views=st.just(())))
    whole_acts = []
    for one in open_acts:
        span = span_of(one, floor=dt.date(1990, 1, 1))
        day = draw(st.dates(span.first, span.last))
        whole_acts.append(replace(one, acted=PartialDate(day)))
    return open_acts, whole_acts


@given(TREATIES, dated_somehow(), CONTEXTS, DAYS)
def test_whatever_the_open_dates_were_the_status_is_among_the_possible(facts, held, context, day):
    """For signatures and consents of which one has an open date, as in the record."""
    open_acts, whole_acts = held
    simple = {one.kind for one in open_acts} <= {ActionKind.SIGNATURE, *CONSENT}
    if simple and sum(one.acted is None or not one.acted.is_day for one in open_acts) <= 1:
        status = status_on(derive(facts, whole_acts, context), day)
        assert status in possible_statuses(derive(facts, open_acts, context), day)


def test_the_examples_reach_every_status():
    """The strategies above are worth something only if they can make every status."""
    reached = {
        period.status
        for facts in (treaty(), treaty({"entry_into_force_for_state": delayed(days=30)}))
        for period in periods(
            facts,
            act("signature", "1999-01-01"),
            act("ratification", "2001-01-01"),
            act("withdrawal_notice", "2005-01-01"),
        )
    }
    assert reached == {Status.SIGNATORY, Status.CONTRACTING, Status.PARTY, Status.FORMER}
