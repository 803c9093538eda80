"""The rules of sense hold the shipped record: what they refuse at the desk never happened."""

from tests.treaties.law import record
from treaties.law.legality import cases
from treaties.law.sense import SENSE


def test_no_act_of_the_record_makes_no_sense():
    """Where several depositaries took an act, rows of other lists do not say which one."""
    found = [
        (name, one.act.id, detail)
        for treaty_id, derived in record.derived().items()
        for case in cases(
            derived, record.acts()[treaty_id], record.participants(), record.derived()
        )
        for name, rule in SENSE.items()
        for one, detail in rule(case)
    ]
    assert [one for one in found if "name the depositary" not in one[2]] == []
    assert {one[1].partition("-")[0] for one in found} <= {"bwc", "npt", "ost", "ptbt", "seabed"}
