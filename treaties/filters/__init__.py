"""What can be asked of the record: parameters, what each takes, and what it selects.

One package behind pages and API: an interface binds a question to what the reader sent and shows
its errors, each of which says what to write instead.
"""

from treaties.filters.changes import ChangeFilter, DeltaFilter
from treaties.filters.kinds import FlagFilter, WordFilter, begun_by
from treaties.filters.lists import (
    AnomalyFilter,
    ProvisionFilter,
    SourceFilter,
    StateListFilter,
)
from treaties.filters.matrix import MatrixFilter, Sorting
from treaties.filters.register import Force, StateFilter, TreatyFilter
from treaties.filters.related import (
    EVERYWHERE,
    ActionFilter,
    Among,
    RelatedFilter,
    StandingFilter,
    UpcomingFilter,
)

__all__ = [
    "EVERYWHERE",
    "ActionFilter",
    "Among",
    "AnomalyFilter",
    "ChangeFilter",
    "DeltaFilter",
    "FlagFilter",
    "Force",
    "MatrixFilter",
    "ProvisionFilter",
    "RelatedFilter",
    "Sorting",
    "SourceFilter",
    "StandingFilter",
    "StateFilter",
    "StateListFilter",
    "TreatyFilter",
    "UpcomingFilter",
    "WordFilter",
    "begun_by",
]
