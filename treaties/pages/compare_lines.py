"""Where states stand side by side, a line an instrument, protocols and amendments below theirs."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from treaties.pages.compare_register import Listed
from treaties.pages.compare_seen import ByTreaty
from treaties.pages.sources import ActView
from treaties.pages.standings import Around, Row, UncertainRow, sort_out
from treaties.presentation import status_words
from treaties.terms import NONE

FEWEST = 2
"""Of how many states something must be told to compare them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one state stands under one instrument; ``told`` is False where nothing can be said."""

    state: str
    mark: str
    words: str
    row: Row | None = None
    reason: str = ""
    told: bool = True

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        """What must be the same to stand alike: the status, and what else is true of it."""
        remarks = self.row.remarks if self.row else ()
        return self.words, frozenset(one.remark.mark for one in remarks)


@dataclass(frozen=True, slots=True)
class Line:
    """Where every state stands under one instrument.

    ``depth`` says how far below its convention it stands, ``amends`` which text it changes.
    """

    treaty: str
    cells: Sequence[Cell]
    depth: int = 0
    amends: str = ""

    @property
    def alike(self) -> bool:
        """Whether all of whom it can be said stand alike."""
        return not self.untold and len({cell.key for cell in self.cells if cell.told}) == 1

    @property
    def differing(self) -> bool:
        """Whether two of whom it can be said stand differently."""
        return not self.untold and not self.alike

    @property
    def untold(self) -> bool:
        """Whether it can be said of fewer than two states, so that nothing can be compared."""
        return sum(cell.told for cell in self.cells) < FEWEST

    @property
    def empty(self) -> bool:
        """Whether none has a standing, as far as it can be said."""
        return self.alike and all(cell.mark == NONE for cell in self.cells if cell.told)

    @property
    def acts(self) -> Iterator[ActView]:
        """Every act that it names."""
        for cell in self.cells:
            if cell.row:
                yield from cell.row.basis
                yield from (act for one in cell.row.remarks for act in one.acts)


@dataclass(frozen=True, slots=True)
class Family:
    """A convention with its protocols and amendments, or one instrument alone."""

    lines: Sequence[Line]

    @property
    def differing(self) -> bool:
        """Whether states stand differently under any of its instruments."""
        return any(line.differing for line in self.lines)

    @property
    def empty(self) -> bool:
        """Whether none has a standing under any of them."""
        return all(line.empty for line in self.lines)

    @property
    def untold(self) -> bool:
        """Whether nothing can be compared."""
        return all(line.untold for line in self.lines)

    @property
    def narrowed(self) -> "Family":
        """The instruments under which states differ, below the one that they belong to."""
        return Family([line for line in self.lines if line.differing or line.depth == 0])


def families(
    codes: Sequence[str],
    wanted: Sequence[Listed],
    periods: ByTreaty,
    known: Around,
    told: Collection[str],
) -> list[Family]:
    """Return where each state stands under each instrument, in families by the name of the head.

    ``told`` are the states of which anything can be said.
    """
    held = [
        (one.id, code, periods.get(one.id, {}).get(code, ())) for one in wanted for code in codes
    ]
    standings = sort_out(held, known)
    every: list[Row | UncertainRow] = [*standings.rows, *standings.uncertain]
    rows = {(row.treaty, row.state): row for row in every}

    def line(one: Listed, depth: int) -> Line:
        cells = [
            _cell(code, rows.get((one.id, code))) if code in told else _untold(code)
            for code in codes
        ]
        return Line(one.id, cells, depth, one.compared.amends)

    return [
        Family([line(one, depth) for one, depth in _below(head, wanted, 0)])
        for head in wanted
        if _above(head, wanted) is None
    ]


def _above(one: Listed, wanted: Iterable[Listed]) -> Listed | None:
    """Return the instrument below which one stands: the text that it amends, or its convention."""
    by_id = {each.id: each for each in wanted}
    return by_id.get(one.compared.amends) or by_id.get(one.parent)


def _below(head: Listed, wanted: Sequence[Listed], depth: int) -> Iterator[tuple[Listed, int]]:
    """Yield an instrument and what stands below it, the oldest text first."""
    yield head, depth
    below = [one for one in wanted if _above(one, wanted) is head]
    for one in sorted(below, key=lambda each: (str(each.adopted_on or ""), each.id)):
        yield from _below(one, wanted, depth + 1)


def _untold(code: str) -> Cell:
    return Cell(code, "uncertain", "not recorded", told=False)


def _cell(code: str, row: Row | UncertainRow | None) -> Cell:
    match row:
        case None:
            return Cell(code, NONE, status_words([NONE]))
        case UncertainRow():
            return Cell(code, "uncertain", f"uncertain: {row.words}", reason=row.reason)
        case Row():
            return Cell(code, row.status, status_words([row.status]), row)
