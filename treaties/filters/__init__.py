"""What can be asked of the record: parameters, what each takes, and what it selects.

One package behind pages and API: an interface binds a question to what the reader sent and shows
its errors, each of which says what to write instead.
"""

from treaties.filters.kinds import FlagFilter, WordFilter, begun_by
from treaties.filters.lists import (
    AnomalyFilter,
    ProvisionFilter,
    SourceFilter,
    StateListFilter,
)
from treaties.filters.register import Force, StateFilter, TreatyFilter
from treaties.filters.related import (
    EVERYWHERE,
    ActionFilter,
    Among,
    RelatedFilter,
    StandingFilter,
)

__all__ = [
    "EVERYWHERE",
    "ActionFilter",
    "Among",
    "AnomalyFilter",
    "FlagFilter",
    "Force",
    "ProvisionFilter",
    "RelatedFilter",
    "SourceFilter",
    "StandingFilter",
    "StateFilter",
    "StateListFilter",
    "TreatyFilter",
    "WordFilter",
    "begun_by",
]
