"""Numbers in words and figures."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_TENTHS = tuple(word[:-1] + "ieth" for word in _TENS)

CARDINAL: dict[str, int] = {word: n for n, word in enumerate(_UNITS)}
ORDINAL: dict[str, int] = {word: n for n, word in enumerate(_ORDINALS)}
for place, (ten, tenth) in enumerate(zip(_TENS, _TENTHS, strict=True), start=2):
    CARDINAL[ten] = ORDINAL[tenth] = place * 10
    for unit in range(1, 10):
        for joint in ("-", " "):
            CARDINAL[f"{ten}{joint}{_UNITS[unit]}"] = place * 10 + unit
            ORDINAL[f"{ten}{joint}{_ORDINALS[unit]}"] = place * 10 + unit
CARDINAL |= {"a hundred": 100, "one hundred": 100, "a dozen": 12, "two dozen": 24}
ORDINAL |= {"hundredth": 100}

_HUNDREDS = {"a": 1, "one": 1, "two": 2, "three": 3}


def _trie(words: Iterable[str]) -> str:
    """Return a pattern of words that tries each letter once: the longest word goes first."""
    heads: dict[str, set[str]] = {}
    ends = False
    for word in words:
        if word:
            heads.setdefault(word[0], set()).add(word[1:])
        else:
            ends = True
    some = [re.escape(head) + _trie(tails) for head, tails in sorted(heads.items())]
    if not some:
        return ""
    return f"(?:{'|'.join(some)}){'?' if ends else ''}"


_BELOW = _trie((*CARDINAL, *ORDINAL))
_WORDS = rf"(?:a|one|two|three) hundred(?:(?: and)? {_BELOW})?|{_BELOW}"
_PATTERN = re.compile(
    rf"(?<![\w.,-])(?:(?P<ordinal>\d{{1,3}})(?:st|nd|rd|th)|(?P<figures>\d{{1,3}}(?:,\d{{3}})+"
    rf"|\d{{1,5}})"
    rf"(?![\d.,]*\d)|(?P<words>{_WORDS}))(?!\w|-(?!(?:day|month|year)\b))",
)
_BEGINNINGS = AhoCorasick(
    [
        *("0123456789"),
        *sorted({word.replace("-", " ").split()[0] for word in (*CARDINAL, *ORDINAL)} - {"a"}),
        *("a hundred", "a dozen"),
    ]
)
"""What every number begins with."""
_SHORT = {"a": 1, "an": 1, "one": 1, "a few": 3, "a couple of": 2, "half a dozen": 6}


def beginnings(low: str) -> list[int]:
    """Return where a number may begin in a text in lower case, in order."""
    found = _BEGINNINGS.find_matches_as_indexes(low, overlapping=True)
    return sorted({start for _, start, _ in found})


def numbers(low: str, start: int, end: int, near: Sequence[int]) -> Iterator[re.Match[str]]:
    """Give the numbers in a stretch of a text, of which ``near`` are the beginnings."""
    reached = start
    for place in near[bisect_left(near, start) :]:
        if place >= end:
            return
        if place >= reached and (match := _PATTERN.match(low, place, end)):
            yield match
            reached = match.end()


def number(text: str) -> int | None:
    """Return what a number in words or figures says, nothing where it is none."""
    word = text.lower().strip()
    if (known := CARDINAL.get(word)) is not None:
        return known
    word = word.replace(",", "")
    if word.isascii() and word.isdigit():
        return int(word[:9])
    bare = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    if bare.isascii() and bare.isdigit():
        return int(bare[:9])
    head, hundred, rest = word.partition(" hundred")
    if hundred and head in _HUNDREDS:
        return _HUNDREDS[head] * 100 + (number(rest.removeprefix(" and").strip()) or 0)
    return CARDINAL.get(word, ORDINAL.get(word, _SHORT.get(word)))
