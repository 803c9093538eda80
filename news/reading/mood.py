"""Whether a clause tells that something happened, will happen, may, or did not; and who says so."""

import re
from enum import StrEnum


class Mood(StrEnum):
    """How an act is told."""

    DONE = "done"
    AHEAD = "ahead"
    MAYBE = "maybe"
    NOT = "not"
    REFUSED = "refused"
    ASKED = "asked"


_NOT = re.compile(
    r"\b(?:not|never|neither|nor|without|yet to|has still to|have still to|still has to|fail(?:s"
    r"|ed)?(?: \w+| ⓓ){0,3} to|nobody|no longer|hasn't"
    r"|haven't|didn't|doesn't|isn't|refus\w+ to|declin\w+ to|stopped short of|falls short of|short"
    r" of|thought better of|so much as)\b"
)
_REFUSED = re.compile(
    r"\b(?:decid|chos|choos|opt|resolv|elect)\w*(?: \w+| ⓓ){0,3} not to\b|\bdecided against\b"
    r"|\bno (?:intention|plans?|thought|question|wish|desire) (?:of|to|for)\b|\bw(?:ill"
    r"|ould) never\b"
    r"|\bwill not\b"
    r"|\bwon't\b"
    r"|\b(?:would|does|do|is|are|was) not (?:be |going to |intend(?:ing)?(?: ever)? to "
    r"|plan(?:ning)? to "
    r"|consider(?:ing)? "
    r"|want to |become |withdraw|leav|walk|quit|pull|sign|ratif|join|seek)|\brul(?:ed|es|ing) out\b"
    r"|\bden(?:ied"
    r"|ies|y|ying)\b"
    r"|\breject(?:ed|s|ing)? (?:calls|any|the idea|suggestions|reports)|\bnot (?:leaving|quitting"
    r"|withdrawing|walking"
    r"|planning|going)\b|\bdismiss(?:ed|es) (?:reports|talk|calls|suggestions)|\bhas? said no\b"
)
_MAYBE = re.compile(
    r"\b(?:may|might|could|can|would consider|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|weigh(?:s|ed"
    r"|ing)?|study(?:ing)?"
    r"|review(?:s|ed|ing)?|discuss(?:es|ed|ing)?|debat(?:e|es|ed|ing)|should|whether|if|unless"
    r"|threaten\w*|possib\w+"
    r"|speculat\w+|reportedly|rumou?r\w*|headlines?|newspapers|media (?:have )?report\w*"
    r"|suggest(?:s|ed)?|is said to|are said to|fears?|feared"
    r"|hint\w*"
    r"|would have|in case|likely|expected to|expect(?:s|ed|ing)?(?= (?:the )?ⓢ)|float(?:s|ed)"
    r"|hypothetical\w*|what it would take)\b"
)
_ASKED = re.compile(
    r"\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|for)|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?"
    r"|appeal(?:s|ed|ing)?"
    r"|press(?:es|ed|ing)|plead(?:s|ed)?|invit(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|petition\w*"
    r"|hop(?:e|es|ed|ing)"
    r"|wish(?:es|ed)?|recommend(?:s|ed)? that|push(?:es|ed)? for|campaign\w* for|motion(?: on ⓓ"
    r"| ⓓ)? (?:to|for"
    r"|asking)|opposition (?:ⓢ|part(?:y|ies)|leaders?|figures?|lawmakers|mps|group))(?!\w)"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?|prepar(?:e|es|ed|ing)|going to"
    r"|set to|due to|about to"
    r"|aim(?:s|ed)? to|want(?:s|ed)? to|wish(?:es)? to|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)"
    r"|vow(?:s|ed)?|ready to"
    r"|means to|in order to|begun? (?:the|its) (?:procedure|process)|start(?:s|ed|ing)? (?:the|its"
    r"|to) (?:procedure|process)"
    r"|procedure|moving to|moves to|steps to|is to|are to|needs? to|must|has to|have to|had to"
    r"|before"
    r"|until|next step)\b"
)


def mood(before: str, phrase: str = "") -> tuple[Mood, str]:
    """Return how an act is told by the words of its clause before it, and the rule that says so."""
    near = before[-70:]
    if _REFUSED.search(near + phrase):
        return Mood.REFUSED, "refused"
    if _ASKED.search(near):
        return Mood.ASKED, "asked"
    if _NOT.search(near):
        return Mood.NOT, "not"
    if _MAYBE.search(near):
        return Mood.MAYBE, "maybe"
    if _AHEAD.search(near):
        return Mood.AHEAD, "ahead"
    return Mood.DONE, "done"
