"""How far a treaty is on its way into force: who has acted, who has not, and what follows."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from treaties.law.acts import Participant
from treaties.law.conditions import Condition, conditions
from treaties.law.counting import Record
from treaties.law.movement import Level, Move, between, level_on, levels, moves
from treaties.law.periods import Period
from treaties.law.provisions import EntryIntoForceRule, ListedAll, Named, Rules, Threshold
from treaties.models import Treaty
from treaties.pages import changes
from treaties.pages.changes import Change
from treaties.pages.chart import Chart, Picture, described, draw
from treaties.pages.rules import EntryView, article_words
from treaties.pages.sources import ActView, StateView, acts_named
from treaties.presentation import alphabetical, day_words, span_words, the, upper_first
from treaties.terms import CONSENTED, Counted, Qualifier, Status

TAKEN_BACK = frozenset({Qualifier.CONSENT_REVOKED, Qualifier.SIGNATURE_DISOWNED})
"""What is told of a signatory besides its signature."""

SHORT = 12
"""How many steps stand open."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the tally, and what it was before and after."""

    change: Change
    before: str
    after: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Stands:
    """A state that the rule names, with the acts that its standing rests on."""

    state: str
    acts: tuple[ActView, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """One condition: how many states it takes, how many have consented, how that came about.

    ``signed`` and ``neither`` are filled where the rule names states, until it is met.
    """

    what: str
    tally: str
    consented: tuple[Stands, ...]
    signed: tuple[Stands, ...]
    neither: tuple[Stands, ...]
    lost: tuple[str, ...]
    steps: tuple[Step, ...]
    chart: Chart | None

    @property
    def many(self) -> bool:
        """Whether the steps are too many to stand open."""
        return len(self.steps) > SHORT

    @property
    def missing(self) -> int:
        """How many of the states named have not consented."""
        return len(self.signed) + len(self.neither)


@dataclass(frozen=True, slots=True)
class Progress:
    """The conditions of entry into force on a day; ``open`` until the treaty is in force.

    ``met`` says that they were met by then; ``rule`` is the clause in a plain sentence, ``then``
    what follows once it is met.
    """

    open: bool
    met: bool
    rule: str
    article: str
    tracks: tuple[Track, ...]
    then: str


@dataclass(frozen=True, slots=True)
class Told:
    """What progress is told from: the periods of states, the acts, the states."""

    periods: Mapping[str, Sequence[Period]]
    acts: Sequence[ActView]
    states: Mapping[str, StateView]

    @property
    def records(self) -> list[Record]:
        """The periods as counts take them."""
        return [
            Record(Participant(code, self.states[code].kind), tuple(held))
            for code, held in self.periods.items()
        ]


@dataclass(frozen=True, slots=True)
class _Course:
    """The consents given up to a day; ``open`` while the treaty is not in force."""

    treaty: Treaty
    every: Sequence[Move]
    known: changes.Around
    until: dt.date
    open: bool


def progress_of(
    treaty: Treaty,
    rules: Rules,
    entry: EntryView,
    told: Told,
    day: dt.date,
) -> Progress | None:
    """Return how far a treaty is on a day on its way into force, or how it got there.

    None where the rule has no tally, before the treaty was adopted, and where the rule does not
    give the date of the register: a tally that leads elsewhere would only mislead.
    """
    clause = rules.entry_into_force
    awaited = conditions(clause.rule) if clause else []
    begun = treaty.adopted_on is None or treaty.adopted_on.earliest <= day
    if clause is None or not awaited or not entry.agree or not begun:
        return None
    derived = getattr(treaty, "derived_entry_into_force", None)
    met = derived.threshold_on if derived else None
    is_open = entry.register is None or entry.register.latest > day
    records = told.records
    course = _Course(
        treaty=treaty,
        every=moves(records, Counted.CONSENTED),
        known=changes.around(Counted.CONSENTED, treaty.pk, told.states, records, told.acts),
        until=min(met or day, day),
        open=is_open,
    )
    return Progress(
        open=is_open,
        met=met is not None and met <= day,
        rule=clause.summary,
        article=article_words(clause.article),
        tracks=tuple(_track(number, one, course) for number, one in enumerate(awaited, start=1)),
        then=_then(clause.rule, entry, met, day) if is_open else "",
    )


def _track(number: int, condition: Condition, course: _Course) -> Track:
    kept = _counted(condition, course)
    held = levels(kept)
    now = level_on(held, course.until)
    steps = tuple(_steps(between(kept, dt.date.min, course.until), course.known))
    stand = _stand(condition, course) if course.open else {}
    drawn = course.open and bool(steps)
    return Track(
        what=condition.what,
        tally=_tally(now, condition),
        consented=stand.get("consented", ()),
        signed=stand.get("signed", ()),
        neither=stand.get("neither", ()),
        lost=tuple(_lost(step, course.known.states) for step in steps if step.lost),
        steps=steps,
        chart=_chart(number, condition, course, held) if drawn else None,
    )


def _tally(now: Level, condition: Condition) -> str:
    """Return the tally in words: “35 of 44 states named”; “53 states, 50 needed”."""
    if now.least > condition.needed:
        return f"{now} {condition.what}, {condition.needed} needed"
    return f"{now} of {condition.needed} {condition.what}"


def _counted(condition: Condition, course: _Course) -> list[Move]:
    """Return the moves of the states that a condition counts, by acts that it counts."""
    kept, holding = [], set()
    for move in course.every:
        if move.on > course.until or not condition.takes(move.state):
            continue
        if move.most > 0 or move.least > 0:
            acts = changes.told(move, course.known).acts
            if not any(act.kind in condition.kinds for act in acts):
                continue
            holding.add(move.state)
        if move.state in holding:
            kept.append(move)
    return kept


def _steps(found: Iterable[Move], known: changes.Around) -> Iterator[Step]:
    least = most = 0
    for move in found:
        before = str(Level(move.on, least, most))
        least, most = least + move.least, most + move.most
        after = str(Level(move.on, least, most))
        yield Step(changes.told(move, known), before, after, lost=move.most < 0)


def _lost(step: Step, states: Mapping[str, StateView]) -> str:
    """Return in a sentence what an act that took consent back did to the tally."""
    name = upper_first(the(states[step.change.state].name))
    return f"{name} {step.change.words}: {step.before} before, {step.after} since."


def _stand(condition: Condition, course: _Course) -> dict[str, tuple[Stands, ...]]:
    """Return where the states named stand on the day, by what they have done."""
    found: dict[str, list[Stands]] = {"consented": [], "signed": [], "neither": []}
    states = course.known.states
    for code in sorted(condition.named, key=lambda one: alphabetical(states[one].name)):
        periods = course.known.periods.get(code, ())
        period = next((one for one in periods if one.on(course.until)), None)
        acts = _acts(period, course.known) if period else ()
        match period.status if period else None:
            case Status.SIGNATORY:
                group = "signed"
            case status if status in CONSENTED:
                group = "consented"
            case _:
                group = "neither"
        found[group].append(Stands(code, acts))
    return {group: tuple(rows) for group, rows in found.items()}


def _acts(period: Period, known: changes.Around) -> tuple[ActView, ...]:
    """Return the acts that a standing rests on, with those that took something back."""
    basis = [*period.basis]
    basis += [one for held in period.qualifiers if held.name in TAKEN_BACK for one in held.basis]
    return acts_named(basis, known.acts)


def _chart(number: int, condition: Condition, course: _Course, held: Sequence[Level]) -> Chart:
    now = level_on(held, course.until)
    opened = course.treaty.opened_for_signature_on
    first = min(opened.earliest if opened else held[1].on, held[1].on)
    title = f"Consents that count, {day_words(first)} to {day_words(now.on)}"
    return draw(
        Picture(
            id=f"chart-progress-{number}",
            title=f"{title}; {condition.needed} needed",
            description=described(held, first, now.on),
            status=Status.CONTRACTING,
            held=held,
            first=first,
            last=now.on,
            marked=[now],
            goal=condition.needed,
        )
    )


def _then(rule: EntryIntoForceRule, entry: EntryView, met: dt.date | None, day: dt.date) -> str:
    """Return in a sentence what follows once the conditions are met."""
    if met is not None and met <= day and entry.derived is not None:
        when = span_words(entry.derived)
        return f"The condition was met on {day_words(met)}; the treaty enters into force {when}."
    if not isinstance(rule, Threshold | ListedAll | Named):
        return ""
    not_before = getattr(rule, "not_before", None) or day
    following = max(rule.delay.after(day), not_before)
    return (
        f"If the last consent needed were deposited on {day_words(day)}, the treaty would enter "
        f"into force on {day_words(following)}."
    )
