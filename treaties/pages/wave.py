"""Withdrawals of the last years: notices given and effects by quarter, and who leaves what when."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from core.dates import PartialDate, Precision
from treaties.pages.bars import Bars, Figures, draw_bars
from treaties.pages.charts_counted import Done
from treaties.pages.fates import Fate
from treaties.presentation import day_words
from treaties.presentation_acts import act_noun
from treaties.terms import EXIT, Binding

YEARS_BEFORE = 2
"""How many years before that of the day are told of."""

QUARTER = relativedelta(months=3)
EFFECTS = frozenset({"former", "leaving"})
"""Marks of notices that took effect, or will."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The time from a notice to its effect, in percent of the years shown; a point without one."""

    x: str
    width: str
    end: str
    ahead: bool


@dataclass(frozen=True, slots=True)
class Exit:
    """A notice of withdrawal, what became of it, and the strip that shows it."""

    act: Done
    noun: str
    fate: Fate
    strip: Strip


@dataclass(frozen=True, slots=True)
class Wave:
    """The withdrawals of the years from ``since`` on: pictures by quarter, and each by itself.

    ``undated`` are dates of which not even the quarter is known; the pictures leave them out.
    """

    since: int
    pictures: Sequence[Bars]
    exits: Sequence[Exit]
    undated: int
    now: str
    ticks: Sequence[tuple[str, int]]


def wave_of(left: Iterable[Done], fates: Mapping[str, Fate], day: dt.date) -> Wave:
    """Return the withdrawals given notice of, or taking effect, since a year's beginning."""
    first = dt.date(day.year - YEARS_BEFORE, 1, 1)
    rows = [
        (act, fates[act.id], act.on)
        for act in left
        if act.kind in EXIT and act.on is not None and act.id in fates
    ]
    held = sorted(
        (one for one in rows if one[2].latest >= first or _effect(one[1], first)),
        key=lambda one: (str(one[2]), one[0].treaty, one[0].state),
    )
    notices = [on for _, _, on in held if on.latest >= first]
    effects = [on for _, fate, _ in held if (on := _effect(fate, first))]
    until = max([day, *(on.latest for on in effects)])
    frame = _Frame(first, _quarters(first, until)[-1] + QUARTER)
    return Wave(
        since=first.year,
        pictures=[
            picture
            for picture in (_notices(notices, first, day), _effects(effects, first, until, day))
            if picture.some
        ],
        exits=[
            Exit(act, act_noun(act.kind, Binding.LEGAL), fate, frame.strip(on, fate, day))
            for act, fate, on in held
        ],
        undated=sum(on.precision is Precision.YEAR for on in (*notices, *effects)),
        now=frame.at(day),
        ticks=[(frame.at(dt.date(year, 1, 1)), year) for year in range(first.year, until.year + 1)],
    )


def _effect(fate: Fate, first: dt.date) -> PartialDate | None:
    """Return when a notice takes or took effect, if not before a first day."""
    known = fate.on if fate.mark in EFFECTS else None
    return known if known and known.latest >= first else None


def _notices(found: Sequence[PartialDate], first: dt.date, day: dt.date) -> Bars:
    words = _told(found, "notice of withdrawal", "notices of withdrawal", first.year)
    title = f"Notices of withdrawal since {first.year}, by quarter"
    return _drawn("wave-notices", title, words, _by_quarter(found, first, day), "notices")


def _effects(found: Sequence[PartialDate], first: dt.date, until: dt.date, day: dt.date) -> Bars:
    words = _told(found, "withdrawal with effect", "withdrawals with effect", first.year)
    ahead = sum(on.earliest > day for on in found)
    if ahead:
        words += f" Of these, {ahead} {'lies' if ahead == 1 else 'lie'} after {day_words(day)}."
    title = f"Withdrawals taking effect since {first.year}, by quarter"
    return _drawn("wave-effects", title, words, _by_quarter(found, first, until), "withdrawals")


def _drawn(
    name: str, title: str, words: str, numbers: Sequence[tuple[str, int]], unit: str
) -> Bars:
    below = {label: _below(label) for label, _ in numbers}
    return draw_bars(
        Figures(name, title, words, "former", unit, numbers, names="Quarter", below=below)
    )


def _below(label: str) -> str:
    """Return what stands below the bar of a quarter: its year below the first."""
    quarter, year = label.split()
    return year if quarter == "Q1" else quarter


def _told(found: Sequence[PartialDate], one: str, many: str, since: int) -> str:
    """Return in sentences what bars by quarter show."""
    counted = Counter(_quarter(on) for on in found if on.precision is not Precision.YEAR)
    if not counted:
        return ""
    total = sum(counted.values())
    most, number = max(counted.items(), key=lambda quarter: quarter[1])
    words = f"{total} {one if total == 1 else many} since {since}."
    return f"{words} The most in a quarter: {number} in {most}." if total > 1 else words


def _by_quarter(
    found: Sequence[PartialDate], first: dt.date, last: dt.date
) -> Sequence[tuple[str, int]]:
    counted = Counter(_quarter(on) for on in found if on.precision is not Precision.YEAR)
    return [(name, counted[name]) for name in map(_name, _quarters(first, last))]


def _quarters(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the first days of the quarters from a first to a last day."""
    return list(_days(first, last))


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    day = first
    while day <= last:
        yield day
        day += QUARTER


def _quarter(on: PartialDate) -> str:
    return _name(on.earliest)


def _name(day: dt.date) -> str:
    return f"Q{(day.month + 2) // 3} {day.year}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """The days that strips span: from a first one up to another, itself left out."""

    first: dt.date
    until: dt.date

    def place(self, day: dt.date) -> float:
        """Return where a day lies, in percent; what lies before the first day, at its place."""
        return max(100 * (day - self.first).days / (self.until - self.first).days, 0.0)

    def at(self, day: dt.date) -> str:
        """Return the same as it is written."""
        return f"{self.place(day):.2f}%"

    def strip(self, notice: PartialDate, fate: Fate, day: dt.date) -> Strip:
        """Return the strip from a notice to its effect."""
        begin = self.place(notice.earliest)
        effect = fate.on if fate.mark in EFFECTS else None
        end = self.place(effect.earliest) if effect else begin
        return Strip(
            x=f"{begin:.2f}%",
            width=f"{max(end - begin, 0):.2f}%",
            end=f"{end:.2f}%" if effect else "",
            ahead=effect is not None and effect.earliest > day,
        )
