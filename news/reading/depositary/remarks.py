"""What a person should look at beside the proposals: names, cells, counts and statements."""

from collections.abc import Iterator

from news.reading.depositary.fitting import Shown
from news.reading.depositary.ground import Ground, Group, group
from news.reading.depositary.matching import Pools
from news.reading.depositary.page import Section
from news.reading.depositary.reading import Finding


def withheld(ground: Ground, pools: Pools) -> frozenset[tuple[str, Group]]:
    """Return participants and groups of acts of which the page was not understood."""
    cells = {
        (shown.state, kind)
        for shown in ground.table.rows
        for column, _ in shown.unread
        for kind in map(group, ground.table.kinds[column - 1])
        if shown.state is not None and kind is not None
    }
    alike = {
        key
        for shown in ground.table.rows
        if shown.state is None
        for state in candidates(ground, shown, pools)
        for key in pools
        if key[0] == state
    }
    return frozenset(cells | alike)


def candidates(ground: Ground, shown: Shown, pools: Pools) -> list[str]:
    """Return who can be meant by an unknown name: states without a row with the same acts."""
    acts = {(entry.kind, entry.day) for entry in shown.entries}
    listed = {row.state for row in ground.table.rows}
    left = {
        state: {
            (held.kind, held.day)
            for (one, _), pool in pools.items()
            if one == state
            for held in pool.held
        }
        for state, _ in pools
        if state not in listed
    }
    return sorted(state for state, held in left.items() if held and held == acts)


def remarks(ground: Ground, pools: Pools) -> list[Finding]:
    """Return what was not understood, or does not fit within the page itself."""
    found = [*_names(ground, pools), *_cells(ground), *_notes(ground)]
    found += _counts(ground)
    if ground.table.main:
        found += _statements(ground)
    return found


def _names(ground: Ground, pools: Pools) -> Iterator[Finding]:
    for shown in ground.table.rows:
        if shown.state is None:
            alike = candidates(ground, shown, pools)
            names = " or ".join(ground.register.name(state) for state in alike)
            hint = f" Its dates are those of {names}." if alike else ""
            yield Finding(
                f"Row {shown.row.number}: nobody in the record is called “{shown.row.name}”. "
                f"Add the name to the aliases of the state.{hint}",
                ground.line(shown.row),
            )


def _cells(ground: Ground) -> Iterator[Finding]:
    for shown in ground.table.rows:
        for column, why in shown.unread:
            place = shown.row.cells[column - 1].evidence
            yield Finding(f"Row {shown.row.number}, {shown.row.name}: {why}.", place)


def _notes(ground: Ground) -> Iterator[Finding]:
    """Report notes that tell of an act by somebody whom the record does not know."""
    for one in ground.told:
        if not ground.whose(one):
            by = f"“{one.name}”" if one.name else f"a participant with the mark {one.mark}"
            yield Finding(f"Note {one.mark} tells of an act by {by}, not found.", one.evidence)


def _counts(ground: Ground) -> Iterator[Finding]:
    """Hold the counts at the head of the page against its own rows."""
    for word, head, rows in ground.counts():
        if head != rows:
            yield Finding(f"The head of the page counts {head} {word}, its table shows {rows}.")


def _statements(ground: Ground) -> Iterator[Finding]:
    """Report statements by participants of whom the record holds none."""
    for one in ground.page.statements:
        state = ground.names.code(one.name)
        if state is None or state in ground.register.speakers:
            continue
        if one.section is Section.UNDER_ARTICLE and not one.evidence.text:
            continue
        yield Finding(
            f"The page prints a statement of {one.name} ({one.section.value}); the record holds "
            "none.",
            one.evidence,
            impeding=False,
        )
