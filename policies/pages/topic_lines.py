"""How much restraint is tightened and loosened about each topic, as numbers and as bars."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policies.models import Topic
from policies.pages.entries import ChangeView
from policies.terms import Direction

HALF = 50
"""Where the line between both sides lies, in percent; a side is as wide."""


@dataclass(frozen=True, slots=True)
class TopicLine:
    """How many changes there are about a topic, and the latest of them.

    ``most`` is the largest number of one side among all topics: its bar fills its side.
    """

    topic: Topic
    tightens: int
    loosens: int
    neutral: int
    latest: ChangeView
    most: int

    @property
    def right(self) -> str:
        """How wide the bar of what tightens is, in percent."""
        return self._width(self.tightens)

    @property
    def left(self) -> str:
        """How wide the bar of what loosens is."""
        return self._width(self.loosens)

    @property
    def left_from(self) -> str:
        """Where the bar of what loosens begins."""
        return f"{HALF - HALF * self.loosens / self.most:.2f}%"

    def _width(self, number: int) -> str:
        return f"{HALF * number / self.most:.2f}%"


def topic_lines(found: Sequence[ChangeView], topics: Mapping[str, Topic]) -> list[TopicLine]:
    """Return the topics of some changes, each with its numbers."""
    counted = Counter((one.topic, one.direction) for one in found)
    latest: dict[str, ChangeView] = {}
    for one in sorted(found, key=lambda change: change.order):
        latest[one.topic] = one
    sides = [number for (_, way), number in counted.items() if way is not Direction.NEUTRAL]
    return [
        TopicLine(
            topic,
            counted[key, Direction.TIGHTENS],
            counted[key, Direction.LOOSENS],
            counted[key, Direction.NEUTRAL],
            latest[key],
            max(sides, default=1),
        )
        for key, topic in topics.items()
        if key in latest
    ]
