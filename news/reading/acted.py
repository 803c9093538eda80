"""What sentences state by telling acts as background: who did what when, who is bound."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from news.reading import acts
from news.reading.clock import ANCHORED, WEEKDAY
from news.reading.discourse import Story, Told
from news.reading.events import Event
from news.reading.masking import DATE, Mark
from news.reading.mood import Mood
from news.reading.proposals import Proposal
from news.reading.statements import Statement
from news.reading.topics import TREATY_TOPIC

_AT_HOME = re.compile(
    r"\bvot(?:e|ed|es)\b|\bdecreed\b|\bpassed\b|\bbill\b|\bpromised\b|\bproposed\b|\bpledged\b"
    r"|\b(?:was|were) (?:approved|adopted|endorsed|backed)\b"
)
_ASIDE = re.compile(r"\b(?:after|when|following|once|because|as soon as|with)\b|, (?:its|the|a)\b")
"""Where another clause begins, which tells what led to an act."""
_ENDS = re.compile(r"[;:]")
_NEAR, _WHOLE = 40, len("2026-05-09")
_BEFORE = re.compile(r"\w+(?: (?:it|(?:the )?ⓣ))?,? before (?:the )?(?:\w+ of )?ⓓ")
_UNTIL = re.compile(r"\b(?:until|before) (?:[a-z]+ ){0,2}ⓓ")
_LEAVING = frozenset({"withdrew", "left"})
_DECLARED = re.compile(r"\b(?:told|declared|announced|stated|said|vowed|pledged|promised)\b")
_MOST = 5
"""How many states of a list are claimed one by one."""
_ACTED = {acts.SIGNATURE: "signatory", acts.CONSENT: "party"}
_NOT_ACTED = {acts.SIGNATURE: "not_signatory", acts.CONSENT: "not_party"}


def from_events(
    told: Told,
    own: Sequence[Event],
    story: Story,
    made: Sequence[Proposal],
    direct: Sequence[Statement],
) -> Iterator[Statement]:
    """Give what the acts of a sentence state, where they are not the news itself."""
    for event in own:
        if event.quoted or event.mood in {Mood.ASKED, Mood.MAYBE} or not event.treaties:
            continue
        for index, state in enumerate(event.states[:_MOST]):
            if state.islower():
                continue
            if _is_news(event, state, made):
                yield from _effect_to_come(event, state, story, made)
                continue
            statement = _statement(told, event, index, story)
            if statement is not None and not _covered(statement, direct):
                yield statement


def _effect_to_come(
    event: Event, state: str, story: Story, made: Sequence[Proposal]
) -> Iterator[Statement]:
    """The day on which the act that is the news will take effect, unless it is dated so itself."""
    when = event.when
    if when is not None and any(
        one.state == state and one.treaty in event.treaties and one.date == when.value
        for one in made
    ):
        return
    if when is None or event.mood is not Mood.AHEAD or when.value <= story.published.isoformat():
        return
    verb = "withdrawal_effective" if event.family == acts.WITHDRAWAL else event.verb
    predicate = f"{verb}:{event.treaties[0]}"
    place = (when.start, when.end)
    yield Statement("date", state, predicate, when.value, *place, "effect", event.treaties)


def _is_news(event: Event, state: str, made: Sequence[Proposal]) -> bool:
    """What is proposed is no claim; neither is its repetition without a date of its own."""
    for one in made:
        if one.state != state or one.treaty not in event.treaties:
            continue
        if one.start == event.start:
            return True
        same = _family(one.kind) == event.family
        dates = event.when.value if event.when is not None else ""
        if same and (one.date or "").startswith(dates):
            return True
        if same and not event.number and event.when is not None and event.when.how == WEEKDAY:
            return True
    return False


def _family(kind: str) -> str:
    if kind in acts.INSTRUMENTS:
        return acts.CONSENT
    return {"withdrawal_notice": acts.WITHDRAWAL, "withdrawal_effect": acts.WITHDRAWAL}.get(
        kind, kind
    )


def _statement(told: Told, event: Event, index: int, story: Story) -> Statement | None:
    state = event.states[index]
    if event.mood is Mood.NOT or event.neither:
        return _negative(told, event, state)
    if event.mood is Mood.REFUSED:
        return _declared(told, event, state)
    at_home = event.organ == "parliament" or event.verb == "unbound"
    at_home = at_home or (event.verb == "accepted" and event.organ == "cabinet")
    if at_home or _AT_HOME.search(_clause(told, event)):
        return _at_home(event, state)
    value = _value(told, event, index)
    if event.mood is Mood.AHEAD:
        return _to_come(event, state, value, story)
    if value:
        rough = event.when is not None and _is_rough(event.when)
        said = _said(event, state, "date", f"{event.verb}:{event.treaties[0]}", value)
        return replace(said, rough=rough)
    return _undated(event, state)


def _is_rough(when: Mark) -> bool:
    """Whether a date was reckoned from another one that may not be the one meant."""
    return when.how == "counted" or (when.how == ANCHORED and len(when.value) == _WHOLE)


def _clause(told: Told, event: Event) -> str:
    """Return the words around an act that are of its own clause.

    “It left after its parliament had voted” tells of leaving, and so does “after the vote, it
    left”; “its parliament voted to leave” and “its exit was approved in a vote” do not.
    """
    low = told.masked.low
    start = max(0, event.place - _NEAR)
    start = max(start, low.rfind("ⓢ", start, event.place))
    after = _ENDS.split(low[event.place : event.place + _NEAR], maxsplit=1)[0]
    aside = _ASIDE.search(after) if event.verb in _LEAVING else None
    return low[start : event.place] + (after[: aside.start()] if aside else after)


def _declared(told: Told, event: Event, state: str) -> Statement | None:
    """“In a statement in 2017 it declared that it will never sign” is a policy of that date."""
    dates = told.masked.signs(DATE, 0, event.place)
    topic = TREATY_TOPIC.get(event.treaties[0])
    if topic is None or not dates or dates[-1][1].how == "weekday":
        return None
    if not _DECLARED.search(told.masked.low, 0, event.place):
        return None
    mark = dates[-1][1]
    start, end = min(mark.start, event.start), max(mark.end, event.end)
    rule = event.rules[0]
    return Statement("policy", state, topic, mark.value, start, end, rule, event.treaties)


def _said(event: Event, state: str, kind: str, predicate: str, value: str) -> Statement:
    place = (event.start, event.end)
    return Statement(kind, state, predicate, value, *place, event.rules[0], event.treaties)


def _negative(told: Told, event: Event, state: str) -> Statement | None:
    """“Has not joined” is a status; “did not ratify until 2012” is a date."""
    if event.when is not None and event.mood is Mood.NOT and _UNTIL.search(told.masked.low):
        predicate = f"{event.verb}:{event.treaties[0]}"
        return _said(event, state, "date", predicate, event.when.value)
    if event.earlier and event.family == acts.SIGNATURE:
        return None
    before = _BEFORE.match(told.masked.low, event.place)
    if event.mood is Mood.NOT and before is not None:
        predicate = f"{event.verb}:{event.treaties[0]}"
        when = told.masked.marks[before.end() - 1]
        return _said(event, state, "date", predicate, when.value) if when.value else None
    ratifying = event.verb == "ratified" and event.family == acts.CONSENT
    said = "not_ratified" if ratifying else _NOT_ACTED.get(event.family)
    return _said(event, state, "party_status", said, event.treaties[0]) if said else None


def _to_come(event: Event, state: str, value: str, story: Story) -> Statement | None:
    """An exit that will take effect on a day is a date; other plans of states are no claims."""
    if event.family != acts.WITHDRAWAL or value <= story.published.isoformat():
        return None
    return _said(event, state, "date", f"withdrawal_effective:{event.treaties[0]}", value)


def _undated(event: Event, state: str) -> Statement | None:
    """An act without a date says where a state stands."""
    said = _ACTED.get(event.family)
    sure = event.how in {"object", "it", "which"}
    if event.number and said and (sure or event.named):
        return _said(event, state, "party_status", said, event.treaties[0])
    if event.number and event.family == acts.WITHDRAWAL and sure:
        return _said(event, state, "other", f"withdrew:{event.treaties[0]}", "true")
    return None


def _at_home(event: Event, state: str) -> Statement | None:
    """A vote, a decree or a word about an act is a policy, not the act."""
    topic = TREATY_TOPIC.get(event.treaties[0])
    if topic is None or event.when is None:
        return None
    return _said(event, state, "policy", topic, event.when.value)


def _value(told: Told, event: Event, index: int) -> str:
    """The date of an act; “in 2017 and 2022 respectively” gives each state its own."""
    if event.when is None:
        return ""
    if "respectively" in told.masked.low and len(event.states) > 1:
        dated = [mark for _, mark in told.masked.signs("ⓓ", event.place)]
        if index < len(dated):
            return dated[index].value
    return event.when.value


def _covered(statement: Statement, direct: Sequence[Statement]) -> bool:
    """A rule that reads the whole phrase goes before the bare verb."""
    return any(
        one.subject == statement.subject
        and one.type == "party_status"
        and statement.type == one.type
        and one.start < statement.end
        and statement.start < one.end
        for one in direct
    )
