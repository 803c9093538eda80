"""How far a state is on its way to an act."""

import datetime as dt

from policies.law.ladder import ladders
from policies.terms import Aim, Stage
from tests.policies.law.made import act, step

STEPS = [
    step("proposed", "2025-03-18"),
    step("voted", "2025-04-16"),
    step("signed_into_law", "2025-04-24"),
]
NOTICE = act("withdrawal_notice", "2025-06-27", "2025-12-27")


def climbed(ladder):
    return [(rung.stage.value, str(rung.on)) for rung in ladder.rungs]


def only(*args, day=None):
    (ladder,) = ladders(*args)
    return ladder.on(dt.date.fromisoformat(day)) if day else ladder


def test_a_vote_is_a_step_and_the_act_is_still_to_come():
    ladder = only(STEPS, [NOTICE], day="2025-04-20")
    assert climbed(ladder) == [("proposed", "2025-03-18"), ("voted", "2025-04-16")]
    assert ladder.pending
    assert ladder.missing == (
        Stage.DECIDED,
        Stage.SIGNED_INTO_LAW,
        Stage.DEPOSITED,
        Stage.IN_EFFECT,
    )


def test_the_deposit_ends_the_waiting_and_the_effect_the_way():
    ladder = only(STEPS, [NOTICE], day="2025-12-27")
    assert [stage for stage, _ in climbed(ladder)][-2:] == ["deposited", "in_effect"]
    assert not ladder.pending
    assert ladder.missing == ()
    assert only(STEPS, [NOTICE], day="2025-12-26").reached.stage is Stage.DEPOSITED


def test_nothing_is_told_before_the_first_step():
    assert only(STEPS, [NOTICE], day="2025-03-17") is None


def test_no_act_leaves_the_way_open():
    ladder = only([step("decided", "2025-06-29", state="UKR")], [], day="2026-11-22")
    assert ladder.pending
    assert ladder.reached.stage is Stage.DECIDED


def test_an_act_of_another_kind_or_state_ends_nothing():
    acts = [act("suspension", "2025-07-18"), act("withdrawal_notice", "2025-07-18", state="EST")]
    assert only(STEPS, acts).pending


def test_steps_after_an_act_begin_another_way():
    later = step("voted", "2026-05-01")
    first, second = ladders([*STEPS, later], [NOTICE])
    assert not first.pending
    assert climbed(second) == [("voted", "2026-05-01")]
    assert second.pending


def test_any_form_of_consent_ends_the_way_to_consent():
    steps = [step("voted", "2024-05-01", aim=Aim.CONSENT)]
    ladder = only(steps, [act("accession", "2024-06-01", "2024-12-01")])
    assert [stage for stage, _ in climbed(ladder)] == ["voted", "deposited", "in_effect"]


def test_a_refusal_is_not_pending():
    ladder = only([step("voted", "2024-05-01"), step("denied", "2024-06-01")], [])
    assert not ladder.pending
    assert ladder.missing == ()


def test_two_steps_of_one_stage_and_day_share_a_rung():
    other = step("voted", "2025-04-16")
    (ladder,) = ladders([*STEPS, other], [])
    assert [len(rung.steps) for rung in ladder.rungs] == [1, 2, 1]
