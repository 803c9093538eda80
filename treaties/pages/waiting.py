"""Which treaties are on their way into force, and have a tally to be drawn."""

import datetime as dt

from treaties.filters import begun_by
from treaties.filters.kinds import over_by
from treaties.law.conditions import conditions
from treaties.law.parsing import rules_of
from treaties.models import Provision, Treaty
from treaties.terms import Binding, ProvisionKind


def waiting_on(day: dt.date) -> list[str]:
    """Return the treaties that wait for consents on a day, by name: one query.

    They are adopted, neither in force nor ended, and their rule counts consents.
    """
    adopted = Treaty.objects.filter(begun_by("adopted_on", day), binding=Binding.LEGAL)
    waiting = adopted.exclude(over_by("entered_into_force_on", day))
    rules = Provision.objects.filter(
        treaty__in=waiting.exclude(begun_by("ended_on", day)), kind=ProvisionKind.ENTRY_INTO_FORCE
    )
    ordered = rules.order_by("treaty__short_name", "pk")
    return list(dict.fromkeys(row.treaty_id for row in ordered if _counts(row)))


def _counts(row: Provision) -> bool:
    rule = rules_of([(row.treaty_id, row.kind, row.article, row.rule_text, row.summary)])
    return rule.entry_into_force is not None and bool(conditions(rule.entry_into_force.rule))
