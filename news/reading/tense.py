"""When a clause puts an act, and how sure it is of it: done, to come, denied, long past."""

import re

from news.reading.clauses import Clause, after_remark
from news.reading.discourse import Told
from news.reading.mood import Mood, mood

_BARE = re.compile(
    r"(?:ratify|sign|join|accede|withdraw|leave|denounce|suspend|deliver|deposit|lodge|submit)\b"
)
"""Forms of verbs that tell nothing done by one state: “until eight more ratify it”."""
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)|reject(?:s|ed)|rul(?:es|ed?) out|forbids?"
    r"|exclud(?:es|ed?))\b[^.;]{0,60}$"
)
_HEARSAY = re.compile(
    r"\b(?:headlines?|reports?|rumou?rs?|claims?|suggestions?|talk|fears?)"
    r"(?: in the (?:press|media))? that $"
)
_APPROVES = re.compile(
    r"\b(?:approv|endors|adopt|back|accept|pass|cleared)\w* (?:an?|the) (?:\w+ )?(?:proposal|motion"
    r"|recommendation|bill|resolution|plan|request)(?: ⓓ)? that $"
)
_NOUN_HAD = re.compile(
    r"(?:ⓢ's |the |its |their )?(?:accession|ratification|withdrawal|exit|departure|signature)\b"
    r"(?: (?:of|to|from) (?:the )?[ⓣⓢ])? had\b"
)
_LONG_AFTER = re.compile(
    r"\b(?:years?|months?|weeks?|days?|decades?|long) after (?:it|they|he|she|(?:the )?ⓢ) $"
)
_NONE_AFTER = re.compile(r" (?:neither|none|nothing)\b")
_NOBODY = re.compile(r"\b(?:no|not|none|nobody|neither|never)\b")
_NOUN = re.compile(
    r"(?:(?:its|their|the|ⓢ's|ⓐ) )?(?:own )?(?:withdrawal|exit|departure|denunciation"
    r"|instruments? of \w+)\b(?: (?:from|to) (?:the )?ⓣ)?"
    r" (?:(?P<if>would|could|might|may)|will|must|is (?:due|set|to))\b"
)
"""“Its departure would become final”: an act told by a noun, and the mood of its verb."""
_THAT = (
    (_DENIES, (Mood.REFUSED, "denied")),
    (_HEARSAY, (Mood.MAYBE, "hearsay")),
    (_APPROVES, (Mood.DONE, "approved")),
)
_PLUPERFECT = re.compile(
    r"\bhad (?:(?:already|never|not|earlier|long|once|also|previously|since|ⓞ) )?$"
)
_OPENING = re.compile(
    r"(?:unless|when|after|once|although|though|while|because|since) [^,]*, "
    r"(?=(?:it|they|he|she|the ⓢ|ⓢ)(?!\w))"
)
_OWN_VERB = re.compile(r"(?:the )?ⓢ (?:has|have|is|are|will|had|did)\b")
_UNREAL = re.compile(r"\b(?:would|could|might|if|unless)\b")
"""“With a day to go before it would have left, A has …”: what goes before tells nothing of A."""
_ALREADY = re.compile(r"\b(?:has|have) already (?:\w+ )?$")
_SINCE_LONG = re.compile(r"(?: (?:the )?(?:ⓣ|it))? already\b")
_DAYS_AFTER = re.compile(r"ⓓ (?:the )?ⓢ (?:\w+ )?$")
_SAID = re.compile(
    r"\b(?:said|says|announced|announces|confirmed|confirms|told [^.;,]{1,40})(?: ⓓ| on ⓓ)? that $"
)


def told_how(low: str, clause: Clause, match: re.Match[str], *, one: bool) -> tuple[Mood, str]:
    """Return the mood of an act and the rule behind it; ``one`` tells that one state acts."""
    start = after_remark(low, clause, match.start())
    before = _main(low[start : match.start()], clause.lead)
    special = _reported(low, clause) or _around(low, match, before)
    if special is not None:
        return special
    found, why = mood(before, match[0])
    if found is Mood.DONE and one and _BARE.match(match[0]) and not before.endswith("to "):
        return Mood.MAYBE, "bare"
    return found, why


def _reported(low: str, clause: Clause) -> tuple[Mood, str] | None:
    """How “that” clauses are told: denied, heard of, approved."""
    if clause.lead != "that":
        return None
    for pattern, found in _THAT:
        if pattern.search(low, 0, clause.start):
            return found
    return None


def _around(low: str, match: re.Match[str], before: str) -> tuple[Mood, str] | None:
    """“Ratified neither”, “nobody ever left”, “its exit would …”: what tells beside the words."""
    if _NONE_AFTER.match(low, match.end()):
        return Mood.NOT, "none"
    if before.endswith(" ever ") and _NOBODY.search(low, 0, match.start()):
        return Mood.NOT, "nobody"
    after = _NOUN.match(low, match.start())
    if after is None or after.end() <= match.end():
        return None
    return (Mood.MAYBE, "would") if after["if"] else (Mood.AHEAD, "will")


def _main(before: str, lead: str) -> str:
    """“Unless it is at war, it will leave”: what stands after the comma has a mood of its own."""
    comma = before.rfind(", ") + 2
    if comma > 1 and _OWN_VERB.match(before, comma) and _UNREAL.search(before, 0, comma):
        return before[comma:]
    found = _OPENING.match(f"{lead} {before}".lstrip())
    return before[found.end() - len(lead) - bool(lead) :] if found else before


def earlier(told: Told, clause: Clause, start: int, end: int) -> bool:
    """“Had joined” and “has already joined” go back; “it said that it had joined” does not."""
    low = told.masked.low
    if _ALREADY.search(low, max(0, start - 20), start) or _SINCE_LONG.match(low, end):
        return True
    if _NOUN_HAD.match(low, start) or _LONG_AFTER.search(low, max(0, start - 40), start):
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
