"""Who acts in a clause: the state named, the one that “it” or “which” stands for, or none."""

import re
from collections.abc import Sequence

from news.reading.clauses import Clause
from news.reading.discourse import Told
from news.reading.masking import GROUP, STATE, Mark
from news.reading.references import preposed

_ASIDE = re.compile(
    r", (?:(?:with|from|to|by|on|through|under) (?:which|whom)|(?:both|all|one|some|none|neither"
    r"|each) of (?:which|whom)|which|who|whose|where|host"
    r"|home"
    r"|the only|the last|the first|itself|like|unlike|including|according to)\b[^,;]*,"
)
_IT = re.compile(r"\b(?:it|its|their|they|he|she|both|neither|all three|each|all)\b")
_COUNTED = re.compile(
    r"(?<!\w)(?:ⓝ|others|many|most|several|dozens|countries|states|nations|members|those|who|only) "
    r"(?:[\w-]+ ){0,3}$"
)
_CROWD = re.compile(
    r"(?<!\w)(?:ⓝ|others|many|most|several|some)(?: more| others| states| countries)?"
    r" (?:have|had|signed|ratified|joined)\b"
)
_AGENT = re.compile(r"\b(?:by|of) (?:(?:the|its|then|former|both|all) ){0,2}ⓢ")
_INVERTED_BEFORE = re.compile(
    r"(?<!\w)(?:first|ⓞ|last|latest|next|only ones?|earliest)(?: \w+)? to $"
)
_INVERTED_AFTER = re.compile(r"[^.;ⓢ]{0,70}\b(?:was|were|is|are) (?:the )?ⓢ")
_LISTED = re.compile(r"[^.;]*: (?:the )?ⓢ")
_OPENING = re.compile(r"[^,;]*, (?:the )?ⓢ")
_RELATIVE = frozenset({"which", "who", "that", "where"})
_OF_SOME = frozenset({"which", "who", "of which"})
_OF_WHICH = re.compile(r"\bthe (?P<n>ⓞ|last) of (?:which|whom) $")
_OTHERS = re.compile(
    r"(?:ⓝ|\b(?:others|(?<!among )those|some|several))(?: others| more)? (?:that|which|who) $"
)
_SAYS = re.compile(r" (?:said|says|noted|notes|added|adds|argued|insisted|recalled)\b[^,]*,")
"""“…, the ministry said, …”: who is only quoted in passing."""
_CLOSE, _NEAR = 24, 30
"""How far a verb may be from the remark before it, and a “which” from what it stands for."""


def subject(told: Told, found: Sequence[Clause], index: int, verb: int) -> Mark | None:
    """Return who acts: the nearest state before the verb that no preposition governs.

    A clause without one takes “it” for the state spoken of, and a clause that only goes on takes
    the subject of what goes before.
    """
    clause = found[index]
    named = _inverted(told, verb) or _neither(told, clause, verb)
    named = named or _before_remark(told, clause, verb)
    named = named or nearest(told, clause.start, verb) or _nth(told, clause)
    if named is not None:
        return named
    between = told.masked.low[clause.start : verb]
    counted = _COUNTED.search(between) or _of_others(told, clause)
    if _IT.search(between):
        return _meant_by_it(told, clause, verb)
    if clause.lead in _OF_SOME and _of_group(told, clause):
        return None
    antecedent = _antecedent(told, clause) if clause.lead in _RELATIVE and not counted else None
    if antecedent is None and counted:
        listed = _LISTED.match(told.masked.low, verb)
        return told.masked.marks[listed.end() - 1] if listed else None
    ahead = _after_opening(told, verb) if index == 0 else None
    return antecedent or ahead or _going_on(told, found, index)


def _meant_by_it(told: Told, clause: Clause, verb: int) -> Mark | None:
    """“It” is the subject before, else who possesses something, else the state spoken of."""
    if _of_group(told, clause):
        return None
    return nearest(told, 0, clause.start) or _possessor(told, verb) or _spoken_of(told)


def _nth(told: Told, clause: Clause) -> Mark | None:
    """“A, B and C, the second of which has signed”: B."""
    match = _OF_WHICH.search(told.masked.low, 0, clause.start)
    found = told.masked.signs(STATE, 0, match.start()) if match else []
    if match is None or not found or len(found[-1][1].ids) < 2:  # noqa: PLR2004
        return None
    mark, number = found[-1][1], told.masked.marks.get(match.start("n"))
    if match["n"] == "last":
        return mark._replace(ids=mark.ids[-1:])
    place = int(number.value) if number is not None and number.value else 0
    return mark._replace(ids=mark.ids[place - 1 : place]) if place else None


def _of_group(told: Told, clause: Clause) -> bool:
    """“The allies announced that they would …”: “they” are a group, which acts for no state."""
    before = told.masked.signs(STATE + GROUP, 0, clause.start)
    return bool(before) and before[-1][1].sign == GROUP


def is_crowd(told: Told, clause: Clause, verb: int) -> bool:
    """Whether those who act are only counted: “184 have signed”, “many states ratified”."""
    counted = _COUNTED.search(told.masked.low[clause.start : verb])
    return bool(counted) or _of_others(told, clause) or _of_group(told, clause)


def _of_others(told: Told, clause: Clause) -> bool:
    """“… and three that have never signed”: the clause is of states that nobody names."""
    return clause.lead in _RELATIVE and bool(_OTHERS.search(told.masked.low, 0, clause.start))


def _inverted(told: Told, verb: int) -> Mark | None:
    """“The first to ratify, on the same day, were A, B and C”: those, and nobody before."""
    low = told.masked.low
    if not _INVERTED_BEFORE.search(low, max(0, verb - 40), verb):
        return None
    match = _INVERTED_AFTER.match(low, verb)
    return told.masked.marks[match.end() - 1] if match else None


def _neither(told: Told, clause: Clause, verb: int) -> Mark | None:
    """“Neither A nor B, both of which border C, has joined”: A and B, whatever is between."""
    if clause.lead not in _RELATIVE or _remark_around(told.masked.low, clause.start) is not None:
        return None
    found = [mark for _, mark in told.masked.signs(STATE, 0, verb) if mark.how == "neither"]
    return found[0] if found else None


def _before_remark(told: Told, clause: Clause, verb: int) -> Mark | None:
    """“A, which borders B, has joined”: A."""
    low = told.masked.low
    if _remark_around(low, verb) is not None:
        return None
    for match in _ASIDE.finditer(low):
        if clause.lead in {"which", "who"} and match.end() <= clause.start:
            continue
        close = clause.start - 12 <= match.end() <= verb and verb - match.end() < _CLOSE
        if close and nearest(told, match.end(), verb) is None:
            return nearest(told, 0, match.start())
    return None


def _remark_around(low: str, place: int) -> int | None:
    """Return where the remark between commas begins that holds a place."""
    for match in _ASIDE.finditer(low):
        if match.start() < place < match.end():
            return match.start()
    return None


def _antecedent(told: Told, clause: Clause) -> Mark | None:
    found = told.masked.signs(STATE, max(0, clause.start - _NEAR), clause.start)
    return found[-1][1] if found else None


def _after_opening(told: Told, verb: int) -> Mark | None:
    """“Years after signing the treaty, A has ratified it”: A, which follows the comma."""
    match = _OPENING.match(told.masked.low, verb)
    return told.masked.marks[match.end() - 1] if match else None


def _going_on(told: Told, found: Sequence[Clause], index: int) -> Mark | None:
    for earlier in found[index - 1 :: -1] if index else ():
        if _CROWD.search(told.masked.low, earlier.start, earlier.end):
            return None
        named = nearest(told, earlier.start, earlier.end)
        if named is not None:
            return named
    return _spoken_of(told) if index else None


def nearest(told: Told, start: int, stop: int) -> Mark | None:
    """Return the last state in a stretch that can be a subject."""
    sentence = told.masked
    found = [
        mark
        for place, mark in sentence.signs(STATE, start, stop)
        if mark.ids
        and not preposed(sentence, place)
        and not sentence.low.startswith("'s ", place + 1)
        and not (
            sentence.low.endswith((", ", ", the "), 0, place)
            and _SAYS.match(sentence.low, place + 1)
        )
    ]
    return found[-1] if found else None


def _possessor(told: Told, stop: int) -> Mark | None:
    """“Lithuania's exit took effect six months after it gave notice”: Lithuania."""
    low = told.masked.low
    found = [
        mark for at, mark in told.masked.signs(STATE, 0, stop) if low.startswith("'s ", at + 1)
    ]
    return found[-1] if found else None


def _spoken_of(told: Told) -> Mark | None:
    if not told.state:
        return None
    place = told.masked.begin
    return Mark(STATE, place, place, told.state, near=True)


def agent(told: Told, clause: Clause, verb: int) -> Mark | None:
    """Return who acts in a passive: the state after “by” or “of”."""
    sentence = told.masked
    match = _AGENT.search(sentence.low, verb, clause.end)
    return sentence.marks[match.end() - 1] if match else None
