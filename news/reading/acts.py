"""What states do about treaties, and how words are made into rules that tell it."""

import re
from dataclasses import dataclass

SIGNATURE, CONSENT, WITHDRAWAL, RESCISSION = "signature", "consent", "withdrawal", "rescission"
SUSPENSION, RESUMPTION, DERATIFICATION = "suspension", "resumption", "deratification"
UNSIGNING, IMPLEMENTING = "unsigning", "implementing"

INSTRUMENTS = ("ratification", "accession", "acceptance", "approval", "succession")


@dataclass(frozen=True, slots=True)
class ActRule:
    """Words that tell an act: its family, its verb, and what they need to mean it.

    ``needs`` is ``object`` where a treaty must stand among the words of the clause, ``word`` where
    the words themselves can only be of a treaty, ``plain`` where what follows the verb must be a
    treaty, a date or nothing.
    """

    name: str
    family: str
    verb: str
    pattern: re.Pattern[str]
    needs: str
    example: str


def act(name: str, family: str, verb: str, words: str, needs: str, example: str) -> ActRule:  # noqa: PLR0917
    """Return a rule, its words compiled."""
    return ActRule(name, family, verb, re.compile(words), needs, example)


OBJECT = (
    r"(?:it\b|them\b|(?:(?:the|this|that) )?(?:(?:(?!(?:at|in|on|with|by)\b)[\w-]+|ⓓ"
    r"|ⓐ) ){0,3}?ⓣ(?! section| office)|that treaty"
    r"|the former|this one)"
)
"""A treaty as the object of a verb: named, counted or only referred to."""
