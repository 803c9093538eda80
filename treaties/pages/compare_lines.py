"""Where states stand side by side, a line an instrument, protocols and amendments below theirs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from treaties.pages.compare_register import Listed
from treaties.pages.compare_seen import ByTreaty
from treaties.pages.sources import ActView, pair_address_start
from treaties.pages.standings import Around, Row, UncertainRow, sort_out
from treaties.presentation import status_words
from treaties.terms import NONE

FEWEST = 2
"""Of how many states something must be told to compare them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one state stands under one instrument; ``told`` is False where nothing can be said."""

    treaty: str
    state: str
    mark: str
    words: str
    row: Row | None = None
    reason: str = ""
    told: bool = True

    @property
    def href(self) -> str:
        """The address of the page about the state under the instrument."""
        return f"{pair_address_start(self.treaty)}{self.state}/"

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


@dataclass(frozen=True, slots=True)
class Numbers:
    """Under how many instruments the states differ, stand alike, or have no standing.

    ``above`` of those alike stand in the family of one under which the states differ.
    """

    differing: int
    alike: int
    without: int
    above: int


def numbers_of(every: Sequence[Family]) -> Numbers:
    """Count the instruments of families."""
    lines = [(line, one.differing) for one in every for line in one.lines]
    alike = [beside for line, beside in lines if line.alike and not line.empty]
    return Numbers(
        differing=sum(line.differing for line, _ in lines),
        alike=len(alike),
        without=sum(line.empty for line, _ in lines),
        above=sum(alike),
    )


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
            _cell(one.id, code, rows.get((one.id, code))) if code in told else _untold(one.id, code)
            for code in codes
        ]
        return Line(one.id, cells, depth, one.compared.amends)

    below = _below(wanted)
    return [
        Family([line(one, depth) for one, depth in _descent(head, below)]) for head in below[""]
    ]


def _below(wanted: Sequence[Listed]) -> dict[str, list[Listed]]:
    """Return by id what stands below each instrument, the oldest text first; heads below nothing.

    An amendment stands below the text that it changes, a protocol below its convention.
    """
    known = {one.id for one in wanted}
    found: dict[str, list[Listed]] = {"": []}
    for one in wanted:
        above = (over for over in (one.compared.amends, one.parent) if over in known)
        found.setdefault(next(above, ""), []).append(one)
    for over in found.keys() - {""}:
        found[over].sort(key=lambda one: (str(one.adopted_on or ""), one.id))
    return found


def _descent(
    head: Listed, below: Mapping[str, Sequence[Listed]], depth: int = 0
) -> Iterator[tuple[Listed, int]]:
    """Yield an instrument and all that stands below it, each with how far."""
    yield head, depth
    for one in below.get(head.id, ()):
        yield from _descent(one, below, depth + 1)


def _untold(treaty: str, code: str) -> Cell:
    return Cell(treaty, code, "uncertain", "not recorded", told=False)


def _cell(treaty: str, code: str, row: Row | UncertainRow | None) -> Cell:
    match row:
        case None:
            return Cell(treaty, code, NONE, status_words([NONE]))
        case UncertainRow():
            words = f"uncertain: {row.words}"
            return Cell(treaty, code, "uncertain", words, reason=row.reason)
        case Row():
            return Cell(treaty, code, row.status, status_words([row.status]), row)
