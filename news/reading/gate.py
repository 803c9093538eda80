"""Telling in one pass that a text cannot hold a proposal or a claim: most of the news cannot.

Every proposal and every claim is about a treaty or a topic of policy, and the reader knows one
only by a name that stands in the title or the text. The gate looks for the same names, and for
nothing else, so that it never turns away what the reader would read.
"""

from ahocorasick_rs import AhoCorasick

from news.reading.gazetteer import PART, TOPIC, TREATY, entries, folded
from news.reading.known import Known


class Gate:
    """The names of treaties and topics, compiled once."""

    def __init__(self, known: Known) -> None:
        kinds = {TREATY, TOPIC, PART}
        names = {folded(one.text) for one in entries(known) if one.kind in kinds}
        self._automaton = AhoCorasick(sorted(names))

    def may_tell(self, text: str) -> bool:
        """Whether a text, its title before it, names a treaty or a topic at all."""
        low = text.lower()
        size = len(low)
        for _, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            if not (start and low[start - 1].isalnum()) and not (end < size and low[end].isalnum()):
                return True
        return False
