"""Numbers held against the record: how many states, and which in order."""

import datetime as dt

from news.reading.known import BOUND, CONSENT, EXIT, Known
from news.reading.verdicts import CONTRADICTED, SUPPORTED, UNKNOWN, Verdict

_SLACK = {("ctbt", "n_signatories"): 1}
"""How far a bare number may be off: texts repeat 187 signatures of the CTBT long after the next."""


def count(  # noqa: PLR0917
    known: Known, treaty: str, said: str, value: str, day: dt.date, then: str = ""
) -> Verdict:
    """A count agrees exactly, ``>N`` where there are more, ``~N`` within five per cent.

    Of a month or a year told (``then``) it agrees within two per cent: no day of it is meant.
    """
    few, many = _counted(known, treaty, said, day)
    if many is None or few is None:
        return Verdict(UNKNOWN)
    number = int(value.lstrip("~>"))
    if value.startswith(">"):
        good = many > number
    elif value.startswith("~"):
        good = 0.95 * few <= number <= 1.05 * many + 0.5
    else:
        slack = _SLACK.get((treaty, said), 0)
        slack = max(slack, many // 50) if then else slack
        good = few - slack <= number <= many + slack
    shown = str(few) if few == many else f"{few} to {many}"
    return Verdict(SUPPORTED if good else CONTRADICTED, f"{shown} on {day}", (treaty,))


def _counted(known: Known, treaty: str, said: str, day: dt.date) -> tuple[int | None, int | None]:  # noqa: PLR0911
    if said == "n_parties":
        return known.count(treaty, day, BOUND)
    if said == "n_signatories":
        signed = known.signed(treaty, day)
        return signed, signed
    if said == "n_signatories_only":
        return known.count(treaty, day, frozenset({"signatory"}))
    if said == "n_parties_needed":
        needed = known.treaties[treaty].needed
        return needed, needed
    if said in {"n_annex2", "n_annex2_missing"}:
        named = known.treaties[treaty].named
        if not named:
            return None, None
        missing = sum(not known.statuses(treaty, one, day) & BOUND for one in named)
        total = len(named) if said == "n_annex2" else missing
        return total, total
    return None, None


def ordinal(known: Known, treaty: str, state: str, said: str, value: str, day: dt.date) -> Verdict:  # noqa: PLR0917
    """“The fifth to leave” is held against the order of dates in the record."""
    if said == "pledge":
        return _pledge(known, treaty, state, int(value))
    kinds = {"party": CONSENT, "signatory": frozenset({"signature"}), "withdrawal": EXIT}[said]
    number = int(value)
    if said == "party":
        few, many = known.count(treaty, day, BOUND)
        own = _first(known, treaty, state, kinds)
        if own and own <= day.isoformat():
            few, many = known.count(treaty, dt.date.fromisoformat((own + "-12-31")[:10]), BOUND)
        good = few - 1 <= number <= many + 1
        return Verdict(SUPPORTED if good else CONTRADICTED, f"{few} to {many}", (treaty,))
    mine = _first(known, treaty, state, kinds)
    if not mine:
        return Verdict(CONTRADICTED, f"no such act of {state}")
    others = [_first(known, treaty, one, kinds) for one in known.under(treaty)]
    before = sum(bool(one) and one < mine for one in others)
    same = sum(bool(one) and one == mine for one in others)
    good = before + 1 <= number <= before + same
    return Verdict(SUPPORTED if good else CONTRADICTED, f"number {before + 1}", (treaty,))


def _pledge(known: Known, topic: str, state: str, number: int) -> Verdict:
    first = {
        one: min((row.announced for row in rows if row.topic == topic), default="")
        for one, rows in known.policies.items()
    }
    mine = first.get(state, "")
    if not mine:
        return Verdict(UNKNOWN)
    latest = {key: (one + "-12-31")[:10] for key, one in first.items() if one}
    before = sum(one < mine for one in latest.values())
    return Verdict(SUPPORTED if number == before + 1 else CONTRADICTED, f"number {before + 1}")


def _first(known: Known, treaty: str, state: str, kinds: frozenset[str]) -> str:
    dates = [
        (act.effective or act.acted) if kinds is EXIT else act.acted
        for act in known.of(treaty, state, kinds)
    ]
    return min((one for one in dates if one), default="")
