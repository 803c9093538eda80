"""Clauses of a sentence, and who does what in them to which treaty."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from news.reading.discourse import Told
from news.reading.masking import DATE, TREATY, Mark, Masked

_BREAK = re.compile(
    r"[;:]\s|\s[-–—]\s|,? \b(?P<lead>which|whose|who|that|and|but|while|although|though|when|where"
    r"|after|before"
    r"|because|so(?! much| far| many| long)|(?<!has )(?<!have )(?<!had )since"
    r"|(?<!much )(?<!well )(?<!soon )(?<!far )(?<!long )as|once|if|unless|despite|even though"
    r"|by which"
    r"|of which|to which|having)\b "
    r"|, (?P<part>(?=\w+ing\b))|(?P<comma>, )(?=(?:not|never|signed|ratified|made|announced)\b)"
)
_NO_BREAK = re.compile(
    r"(?: and (?=ratif|acced|signed|then |ⓞ|never|not|has |have |had |did|ⓓ)|(?: since| as) (?=ⓓ|of"
    r" ⓓ))"
)
_OTHER = re.compile(
    r"\b(?:accords?|agreements?|pacts?|deals?|declarations?|organi[sz]ations?|groups?|clubs?|blocs?"
    r"|papers|documents|laws|instruments|alliances?|courts?|arrangements?"
    r"|initiatives?)(?:,? (?:that|which) )?$"
)
"""What a “that” can stand for and is no treaty the sentence names."""
_NEAR = 40
"""How far a verb may stand from the remark before it."""
_VERB = re.compile(r"\b(?:had|has|have|was|were|is|are|left|quit|will|would|\w+ed)\b")
_WHO = frozenset({"which", "who"})
_WHICH = frozenset({"which", "that", "of which", "by which", "to which"})
_OBJECT_IT = re.compile(r" ?\b(?:it|them|this one|the same)\b")


class Clause(NamedTuple):
    """A clause: where it starts and ends in the masked sentence, and the word that opens it."""

    start: int
    end: int
    lead: str = ""


@lru_cache(maxsize=64)
def clauses(text: str) -> Sequence[Clause]:
    """Return the clauses of a masked sentence, in order; several kinds of rules ask for them."""
    found: list[Clause] = []
    begin, lead = 0, ""
    for match in _BREAK.finditer(text):
        comma = text[match.start()] == ","
        if (
            not comma
            and match["lead"] in {"and", "since", "as"}
            and _NO_BREAK.match(text, text.rfind(" ", 0, match.start("lead")))
        ):
            continue
        if match.start() > begin:
            found.append(Clause(begin, match.start(), lead))
        begin, lead = match.end(), match["lead"] or ("ing" if match["part"] is not None else "")
    found.append(Clause(begin, len(text), lead))
    return tuple(found)


def at(found: Sequence[Clause], place: int) -> int:
    """Return the index of the clause that holds a place."""
    for index, one in enumerate(found):
        if place < one.end:
            return index
    return len(found) - 1


def treaty(
    told: Told, found: Sequence[Clause], index: int, start: int, end: int
) -> tuple[Mark | None, str]:
    """Return the treaty that an act is about, and how it was found.

    It stands after the verb, or within it; else “it” is the treaty spoken of; else what “which”
    stands for; else the one named before in the sentence.
    """
    sentence = told.masked
    clause = found[index]
    stop = clause.end
    if clause.lead in _WHO:
        comma = sentence.low.find(", ", end, stop)
        stop = comma if comma > 0 and _VERB.match(sentence.low, comma + 2) else stop
    ahead = sentence.signs(TREATY, start, stop)
    own = sentence.low[end - 3 : end] in {" it", "hem"}
    it = own or _OBJECT_IT.match(sentence.low, end)
    if ahead and not it:
        return ahead[0][1], "object"
    before = sentence.signs(TREATY, 0, start)
    if it or _OBJECT_IT.search(sentence.low, end, min(clause.end, end + 12)):
        return (before[-1][1] if before else None), "it"
    if (found_by := _which(sentence, clause)) is not None:
        return found_by
    inside = sentence.signs(TREATY, clause.start, start)
    if inside:
        return inside[-1][1], "before"
    return (before[-1][1], "sentence") if before else (None, "")


def _which(sentence: Masked, clause: Clause) -> tuple[Mark | None, str] | None:
    """What “which” stands for: the treaty just before it, or something that is none."""
    if clause.lead not in _WHICH or clause.start <= 2:  # noqa: PLR2004
        return None
    near = sentence.signs(TREATY, max(0, clause.start - 40), clause.start)
    if near:
        return near[-1][1], "which"
    if _OTHER.search(sentence.low, max(0, clause.start - 40), clause.start):
        return None, "other"
    return None


def after_remark(low: str, clause: Clause, verb: int) -> int:
    """Return where a clause goes on after a remark: “, which signed in 1996, has left”."""
    if clause.lead not in {"which", "who"}:
        return clause.start
    comma = low.find(", ", clause.start, verb)
    if comma < 0 or verb - comma >= _NEAR or not _VERB.search(low, clause.start, comma):
        return clause.start
    return comma


def _dates(low: str, one: tuple[int, Mark]) -> bool:
    """Whether a date is that of an act: none that leads up to another, or names a treaty."""
    names = low.startswith(" ⓣ", one[0] + 1) or low.endswith("ⓣ of ", 0, one[0])
    return one[1].how != "counted" and not names


def _said(sentence: Masked, clause: Clause) -> bool:
    """“It said in July that it was leaving”: the month or year of what was said dates it."""
    before = sentence.signs(DATE, 0, clause.start) if clause.lead == "that" else []
    rough = before and before[-1][1].how in {"month", "year"}
    return bool(rough) and sentence.low.endswith("ⓓ that ", 0, clause.start)


def date(told: Told, found: Sequence[Clause], index: int, end: int) -> Mark | None:
    """Return the date of an act: the nearest after the verb in its clause, else before it there."""
    sentence = told.masked
    clause = found[index]
    after = [one for one in sentence.signs(DATE, end, clause.end) if _dates(sentence.low, one)]
    if after:
        return after[0][1]
    begin = after_remark(sentence.low, clause, end)
    if begin > clause.start:
        before = sentence.signs(DATE, 0, clause.start)
        return before[-1][1] if before else None
    inside = [
        one
        for one in sentence.signs(DATE, clause.start, end)
        if _dates(sentence.low, one)
        or (one[1].how == "counted" and "," not in sentence.low[one[0] : end])
    ]
    if inside:
        return inside[-1][1]
    if clause.lead in {"when", "since"} or _said(sentence, clause):
        before = sentence.signs(DATE, 0, clause.start)
        return before[-1][1] if before else None
    follows = found[index + 1] if index + 1 < len(found) else None
    opens = follows is not None and sentence.low[clause.end : clause.end + 3].startswith(", ")
    if opens and follows is not None and re.match(r"(?:on|in) ", sentence.low[follows.start :]):
        later = sentence.signs(DATE, follows.start, follows.end)
        return later[0][1] if later else None
    return None
