"""How far a page may stand from the record before it is refused as a whole."""

from news.reading.depositary.fitting import entries
from news.reading.depositary.ground import Ground
from news.reading.depositary.page import RefusedPageError
from news.reading.depositary.reading import Change, Reading
from news.reading.depositary.reasons import expected

FEW = 3
"""As many participants may always be missing, or have names that are not known."""

MANY = 10
"""As many acts may always differ."""


def check_rows(ground: Ground) -> None:
    """Refuse a page whose table is much shorter than the record, or holds other names.

    Raises:
        RefusedPageError: more than one participant in twenty is missing, fewer where the head of
            the page counts them, or more than one in ten is unknown.
    """
    shown = {row.state for row in ground.table.rows}
    awaited = expected(ground)
    missing = awaited - shown
    unknown = [row.row.name for row in ground.table.rows if row.state is None]
    if len(unknown) > max(FEW, len(ground.table.rows) // 10):
        raise RefusedPageError(
            f"The layout of the page has changed: {len(unknown)} names of participants are not "
            f"known, such as “{unknown[0]}”."
        )
    bound = FEW if _short(ground) > FEW else max(FEW, len(awaited) // 20)
    if len(missing) > bound:
        names = sorted(ground.register.name(state) for state in missing)
        raise RefusedPageError(
            f"The page lacks {len(missing)} of the {len(awaited)} participants that the record "
            f"makes one expect, among them {', '.join(names[:3])}. It is not whole: nothing is "
            "concluded from it. Fetch it again."
        )


def _short(ground: Ground) -> int:
    """Return how many more participants the head of the page counts than its table shows."""
    return max((head - rows for _, head, rows in ground.counts()), default=0)


def check_differences(ground: Ground, reading: Reading) -> None:
    """Refuse a page most of whose acts differ, as when columns changed places.

    Raises:
        RefusedPageError: more than one act in five differs from the record's.
    """
    shown = sum(1 for _ in entries(ground.table))
    unread = sum(len(row.unread) for row in ground.table.rows)
    differing = unread + sum(1 for one in reading.proposals if one.change is not Change.ADD)
    if differing > max(MANY, shown // 5):
        raise RefusedPageError(
            f"{differing} cells of the page are not understood or differ from the record, beside "
            f"{shown} acts that it shows. Its layout has changed, or it is of another treaty: "
            "compare it with docs/depositary.md."
        )
