"""Changes, steps and acts made up in a line."""

from core.dates import PartialDate
from policies.law.in_force import Change
from policies.law.ladder import Act, Step
from policies.terms import Aim, Stage
from treaties.terms import ActionKind


def date(text):
    return PartialDate.parse(text) if text else None


def change(id, announced, effective="", supersedes="", track="main", **more):  # noqa: A002
    about = {"state": "USA", "topic": "landmines"} | more
    return Change(
        id=id,
        track=track,
        announced=date(announced),
        effective=date(effective),
        supersedes=supersedes,
        **about,
    )


def step(stage, on, aim=Aim.WITHDRAWAL, treaty="apmbc", state="LVA"):
    return Step(f"{stage}-{on}", treaty, state, Aim(aim), Stage(stage), date(on))


def act(kind, on, effect="", treaty="apmbc", state="LVA"):
    kind = ActionKind(kind)
    return Act(f"{treaty}-{state}-{kind}-{on}", treaty, state, kind, date(on), date(effect))
