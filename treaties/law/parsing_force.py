"""Reading the forms of rules on a treaty's own entry into force."""

from collections.abc import Callable, Mapping
from fractions import Fraction as Ratio

from treaties.law import tokens
from treaties.law.delays import IMMEDIATE
from treaties.law.provisions import (
    EntryIntoForceRule,
    Exchange,
    Fraction,
    Individual,
    ListedAll,
    Named,
    Political,
    Threshold,
    WaivableConditions,
)
from treaties.law.reading import RuleReader

_PARTIES_TO = "parties_to_"
ENTRY_INTO_FORCE_OF = "entry_into_force_of_"
"""How a rule names the entry into force of another treaty."""


def _threshold(rule: RuleReader) -> Threshold:
    rule.ignore("text_instruments", "implied_threshold_date", "computed_from_status_page")
    return Threshold(
        count=rule.number("count"),
        instruments=rule.instruments("instruments"),
        delay=rule.delay("delay") or IMMEDIATE,
        not_before=rule.day("not_before"),
        published=rule.day("published_date"),
    )


def _listed_all(rule: RuleReader) -> ListedAll:
    return ListedAll(
        states=rule.states("states"),
        list_name=rule.text("list"),
        delay=rule.delay("delay") or IMMEDIATE,
        not_before=rule.day("not_before"),
    )


def _named(rule: RuleReader) -> Named:
    named = Named(
        states=rule.states("states"),
        others=rule.number("plus_count"),
        instruments=rule.instruments("instruments"),
        delay=rule.delay("delay") or IMMEDIATE,
    )
    total = rule.number("total", len(named.states) + named.others)
    if total != len(named.states) + named.others:
        raise rule.unknown(
            f"“total” is {total}, but the states named and the others add up "
            f"to {len(named.states) + named.others}"
        )
    rule.token("named_because", {"depositaries_and_states_with_passive_quota_of_8_or_more"}, "")
    return named


def _exchange(rule: RuleReader) -> Exchange:
    rule.token("instruments", {"written_notices_of_acceptance", "diplomatic_notes"}, "")
    rule.token("note", {"after_the_lisbon_protocol"}, "")
    not_before = rule.text("not_before", "")
    if not_before and not not_before.startswith(ENTRY_INTO_FORCE_OF):
        raise rule.unknown(f"“not_before” is {not_before!r}, not the entry into force of a treaty")
    return Exchange(
        states=rule.states("states"),
        delay=rule.delay("delay") or IMMEDIATE,
        fixed_on=rule.day("date"),
        not_before_treaty=not_before.removeprefix(ENTRY_INTO_FORCE_OF),
        condition=rule.token("condition", {"simultaneous_with_abm"}, ""),
    )


def _fraction(rule: RuleReader) -> Fraction:
    of, text = rule.text("of"), rule.text("fraction")
    try:
        ratio = Ratio(text)
    except ValueError:
        raise rule.unknown(f"“fraction” is {text!r}, not one like 2/3") from None
    if not of.startswith(_PARTIES_TO):
        raise rule.unknown(f"“of” is {of!r}, not the parties to a treaty")
    return Fraction(
        numerator=ratio.numerator,
        denominator=ratio.denominator,
        of_treaty=of.removeprefix(_PARTIES_TO),
        instruments=rule.instruments("instruments"),
        delay=rule.delay("delay") or IMMEDIATE,
    )


def _individual(rule: RuleReader) -> Individual:
    counted_from = rule.token("counted_from", tokens.INDIVIDUAL_FROM)
    return Individual(
        delay=rule.delay("delay") or IMMEDIATE,
        after_treaty=counted_from == "later_of_deposit_and_treaty_entry_into_force",
    )


def _waivable(rule: RuleReader) -> WaivableConditions:
    rule.flag("waiver")
    rule.flag("per_state")
    return WaivableConditions(
        conditions=rule.words("conditions", tokens.CONDITIONS),
        delay=rule.delay("delay") or IMMEDIATE,
    )


def _political(rule: RuleReader) -> Political:
    effective = rule.partial("effective")
    if effective is None:
        raise rule.unknown("“effective” is missing")
    return Political(effective)


_FORMS: Mapping[str, Callable[[RuleReader], EntryIntoForceRule]] = {
    "threshold": _threshold,
    "listed_all": _listed_all,
    "named": _named,
    "exchange": _exchange,
    "fraction": _fraction,
    "individual": _individual,
    "waivable_conditions": _waivable,
    "political": _political,
}


def entry_into_force(rule: RuleReader) -> EntryIntoForceRule:
    """Read when a treaty itself enters into force."""
    return _FORMS[rule.token("type", _FORMS)](rule)
