"""What a change of policy would do to the chain of its track: nothing here writes."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q

from policies import facts
from policies.admin.telling import NEW, Line, Lines, Row, Told, Trouble
from policies.law import in_force
from policies.models import PolicyChange
from policies.record.verification import RULES, unsound
from policies.terms import Force
from treaties.presentation import bare_words, day_words, sentence, upper_first
from treaties.record.verification.findings import Finding

type Changes = Mapping[str, in_force.Change]
type Key = tuple[str, str, str]

_RULES = {
    "policy_chain": RULES[0],
    "policy_circle": RULES[1],
    "policy_fork": RULES[2],
    "policy_effect_before_announcement": RULES[3],
}


def chain(state: str, topic: str, track: str) -> Lines:
    """Return the chain of a track as it stands, the latest change first."""
    held = _held([(state, topic, track)])
    found = in_force.tracks(facts.changes_in(held).values())
    titles = {one.pk: one.title for one in held}
    links = found[0].links[::-1] if found else ()
    return Lines(f"The track “{track}” so far", [_line(link, titles) for link in links])


def foresee(entry: PolicyChange, today: dt.date) -> Told:
    """Return what would follow if a change were made; a correction takes another one's place."""
    keys = list(dict.fromkeys(_key(one) for one in (entry, entry.corrects) if one))
    held = _held(keys)
    titles = {one.pk: one.title for one in held} | {NEW: entry.title}
    before = facts.changes_in(held)
    after = _with(before, entry)
    rows: list[Row] = []
    lists = []
    for key in keys:
        was, becomes = _track(before, key), _track(after, key)
        called = f"{key[2]}: " if len(keys) > 1 else ""
        rows += [
            Row(f"{called}{name}", _stands(was, day, titles), _stands(becomes, day, titles))
            for day, name in _days(entry, today)
        ]
        lines = [_line(link, titles) for link in becomes.links[::-1]]
        lists.append(Lines(upper_first(f"{called}the chain as it would be"), lines))
    return Told(
        "",
        rows,
        lists,
        [] if entry.void else list(_warnings(entry, before, today)),
        _troubles(before, after),
    )


def _key(entry: Any) -> Key:
    return (entry.state_id, entry.topic_id, entry.track)


def _held(keys: Iterable[Key]) -> list[PolicyChange]:
    wanted = Q()
    for state, topic, track in keys:
        wanted |= Q(state=state, topic=topic, track=track)
    return list(PolicyChange.objects.uncorrected().filter(wanted).order_by("pk"))


def _with(before: Changes, entry: PolicyChange) -> dict[str, in_force.Change]:
    """Return the changes with the entry among them, in the place of what it corrects."""
    old = entry.corrects_id or ""
    heir = old if entry.void else NEW
    after = {
        key: replace(one, supersedes=heir) if old and one.supersedes == old else one
        for key, one in before.items()
        if key != old
    }
    if not entry.void:
        after[NEW] = replace(facts.change_of(entry), id=NEW)
    return after


def _track(found: Changes, key: Key) -> in_force.Track:
    every = {(one.state, one.topic, one.name): one for one in in_force.tracks(found.values())}
    return every.get(key) or in_force.Track(*key, ())


def _days(entry: PolicyChange, today: dt.date) -> Sequence[tuple[dt.date, str]]:
    """Return the days on which before and after are compared, in order, with their names."""
    named: dict[dt.date, list[str]] = {today: ["today"]}
    for date, name in ((entry.announced_on, "announced"), (entry.effective_on, "in effect")):
        if date is not None:
            named.setdefault(date.latest, []).append(name)
    return [
        (day, upper_first(f"{' and '.join(named[day])}, {_by(day, entry)}"))
        for day in sorted(named)
    ]


def _by(day: dt.date, entry: PolicyChange) -> str:
    """Return a day in words; of a date that is not whole, as the last day that it can be."""
    dates = filter(None, (entry.announced_on, entry.effective_on))
    partial = any(date.latest == day and not date.is_day for date in dates)
    return f"{'by ' if partial else ''}{day_words(day)}"


def _stands(track: in_force.Track, day: dt.date, titles: Mapping[str, str]) -> str:
    standing = track.on(day)
    told = []
    if leading := standing.leading:
        force = "in force" if leading.change.force is Force.IN_FORCE else "as announced"
        since = bare_words(leading.since)
        told.append(f"{titles[leading.change.id]}, {force} since {since}")
    for name, links in (
        ("beside it", standing.beside),
        ("perhaps already", standing.perhaps),
        ("to come", standing.coming),
    ):
        if links:
            told.append(f"{name}: {'; '.join(titles[one.change.id] for one in links)}")
    return "; ".join(told) or "Nothing has taken effect"


def _line(link: in_force.Link, titles: Mapping[str, str]) -> Line:
    until = f", until {bare_words(link.until)}" if link.until else ""
    said = "" if link.change.effective else " (as announced)"
    words = f"{bare_words(link.since)}{said}{until}: {titles[link.change.id]}"
    return Line(words, link.change.id == NEW)


def _warnings(entry: PolicyChange, before: Changes, today: dt.date) -> Iterable[str]:
    old, announced, effective = entry.corrects, entry.announced_on, entry.effective_on
    if old is not None and _key(old) != _key(entry):
        yield "It leaves the track that it was on: both are shown."
    if effective is None:
        yield "No date of effect: it will show as announced, and not as in force."
    elif effective.earliest > today:
        yield "Its effect lies ahead: until then it is shown as coming."
    others = [one for one in before.values() if one.id != entry.corrects_id and _on(one, entry)]
    if others and entry.supersedes_id is None:
        yield "It supersedes nothing: what stands on the track stays beside it."
    if not others and entry.track != "main":
        yield f"The track “{entry.track}” is new: no other change of state and topic is on it."
    for one in others:
        if one.announced == announced:
            yield f"{one.id} was announced on the same day along this track: is it the same?"


def _on(one: in_force.Change, entry: PolicyChange) -> bool:
    return one.key == _key(entry)


def _troubles(before: Changes, after: Changes) -> list[Trouble]:
    """Return what the checks would find that they do not find now."""
    new = sorted(set(unsound(after)) - set(unsound(before)))
    return [
        Trouble(one.check, _words(one), (_RULES[one.check].__doc__ or "").strip()) for one in new
    ]


def _words(one: Finding) -> str:
    said = one.detail.replace(NEW, "this entry")
    if one.check == "policy_effect_before_announcement":
        said = f"it takes effect before it is announced: {said}"
    return sentence(said) if one.subject == NEW else f"{one.subject} {said}."
