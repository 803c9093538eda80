"""When a clause puts an act, and how sure it is of it: done, to come, denied, long past."""

import re

from news.reading.clauses import Clause
from news.reading.discourse import Told
from news.reading.mood import Mood, mood

_BARE = re.compile(r"(?:ratify|sign|join|accede|withdraw|leave|denounce|suspend)\b")
"""Forms of verbs that tell nothing done by one state: “until eight more ratify it”."""
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)|reject(?:s|ed)|rul(?:es|ed?) out|forbids?"
    r"|exclud(?:es|ed?))\b[^.;]{0,60}$"
)
_HEARSAY = re.compile(
    r"\b(?:headlines?|reports?|rumou?rs?|claims?|suggestions?|talk|fears?)"
    r"(?: in the (?:press|media))? that $"
)
_PLUPERFECT = re.compile(
    r"\bhad (?:(?:already|never|not|earlier|long|once|also|previously|since|ⓞ) )?$"
)
_OPENING = re.compile(
    r"(?:unless|when|after|once|although|though|while|because|since) [^,]*, "
    r"(?=(?:it|they|he|she|the ⓢ|ⓢ)(?!\w))"
)
_ALREADY = re.compile(r"\b(?:has|have) already (?:\w+ )?$")
_SINCE_LONG = re.compile(r"(?: (?:the )?(?:ⓣ|it))? already\b")
_DAYS_AFTER = re.compile(r"ⓓ (?:the )?ⓢ (?:\w+ )?$")
_SAID = re.compile(
    r"\b(?:said|says|announced|announces|confirmed|confirms|told [^.;,]{1,40})(?: ⓓ| on ⓓ)? that $"
)


def told_how(low: str, clause: Clause, match: re.Match[str], *, one: bool) -> tuple[Mood, str]:
    """Return the mood of an act and the rule behind it; ``one`` tells that one state acts."""
    before = _main(low[clause.start : match.start()], clause.lead)
    if clause.lead == "that" and _DENIES.search(low, 0, clause.start):
        return Mood.REFUSED, "denied"
    if clause.lead == "that" and _HEARSAY.search(low, 0, clause.start):
        return Mood.MAYBE, "hearsay"
    found, why = mood(before, match[0])
    if found is Mood.DONE and one and _BARE.match(match[0]) and not before.endswith("to "):
        return Mood.MAYBE, "bare"
    return found, why


def _main(before: str, lead: str) -> str:
    """“Unless it is at war, it will leave”: what stands after the comma has a mood of its own."""
    found = _OPENING.match(f"{lead} {before}".lstrip())
    return before[found.end() - len(lead) - bool(lead) :] if found else before


def earlier(told: Told, clause: Clause, start: int, end: int) -> bool:
    """“Had joined” and “has already joined” go back; “it said that it had joined” does not."""
    low = told.masked.low
    if _ALREADY.search(low, max(0, start - 20), start) or _SINCE_LONG.match(low, end):
        return True
    if days_after(told, start):
        return True
    said = clause.lead == "that" and bool(_SAID.search(low, 0, clause.start))
    return bool(_PLUPERFECT.search(low[:start])) and not said


def days_after(told: Told, start: int) -> bool:
    """“A day after A left it, B did”: whether a sentence opens with the days since an act."""
    opens = told.masked.marks.get(0)
    counted = opens is not None and opens.how == "counted"
    return counted and bool(_DAYS_AFTER.match(told.masked.low, 0, start))
