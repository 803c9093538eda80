"""What an entry would do, as the preview shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

NEW = "new-entry"
"""The id of the entry while it is not made."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chain or of a way; ``new`` is the entry itself."""

    words: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A chain or a way, line by line, under what it is called."""

    name: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Row:
    """How a track, or a state, stands on a day before and after."""

    day: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a check of the record would find: the check, what is wrong, the rule itself."""

    check: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class Told:
    """What would follow from an entry, in words."""

    what: str
    rows: Sequence[Row] = ()
    lists: Sequence[Lines] = ()
    warnings: Sequence[str] = field(default=())
    troubles: Sequence[Trouble] = ()
