"""Whether a text is English: what is not is never read as if it were."""

import re

ENGLISH = frozenset(
    {
        *("the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "was", "with", "as"),
        *("by", "it", "at", "from", "has", "have", "be", "its", "an", "had", "which", "will"),
        *("not", "are", "were", "this", "said"),
    }
)
"""The words that most English sentences have."""

LEAST = 0.12
"""Which share of the words of an English text they make up at the least."""

FEW, MOST = 12, 2000
"""With fewer words their letters alone decide; more are not looked at."""

_WORD = re.compile(r"[^\W\d_]+")


def is_english(text: str) -> bool:
    """Whether a text is English, as far as its commonest words tell; a few plain words can be."""
    words = _WORD.findall(text[: 12 * MOST].lower())[:MOST]
    if len(words) < FEW:
        return all(word.isascii() for word in words)
    return sum(word in ENGLISH for word in words) >= LEAST * len(words)
