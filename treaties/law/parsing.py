"""Reading ``rule_json`` into the dataclasses of :mod:`treaties.law.provisions`."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from treaties.law import tokens
from treaties.law.delays import IMMEDIATE
from treaties.law.parsing_force import ENTRY_INTO_FORCE_OF, entry_into_force
from treaties.law.provisions import (
    COMPUTED,
    Clause,
    DurationRule,
    ForStateRule,
    ProvisionalRule,
    Rule,
    Rules,
    ShownRule,
    SignatureRule,
    WithdrawalRule,
)
from treaties.law.reading import RuleReader, UnknownRuleError
from treaties.terms import ActionKind, ProvisionKind

__all__ = ["UnknownRuleError", "parse_rule", "rules_of"]


def _signature(rule: RuleReader) -> SignatureRule:
    for place in rule.objects("places"):
        inner = RuleReader(f"{rule.where}, “places”", place)
        inner.text("place")
        inner.day("from")
        if inner.has("to"):
            inner.text("to")
        inner.done()
    return SignatureRule(
        opens=rule.partial("opens"),
        closes=rule.partial("closes"),
        open_to=rule.token("open_to", tokens.OPEN_TO),
        states=rule.states("states"),
        region=rule.text("region", ""),
        closes_on_eif=rule.flag("closes_on_eif"),
        method=rule.token("method", tokens.METHODS, ""),
        requires_party_to=rule.text("requires_party_to", ""),
        binding=rule.token("binding", tokens.BINDING, ""),
        signed_earlier=rule.day("original_parties_signed"),
        also=rule.token("also", {"regional_organizations"}, ""),
    )


def _for_state(rule: RuleReader) -> ForStateRule:
    applies_to = rule.token("applies_to", tokens.APPLIES_TO, "")
    rule.token("otherwise", tokens.OTHERWISE, "")
    rule.token("open_to", tokens.OPEN_TO, "")
    not_before = rule.text("not_before", "")
    party_to = not_before.removeprefix(ENTRY_INTO_FORCE_OF).removesuffix("_for_state")
    by_treaty = not_before.startswith(ENTRY_INTO_FORCE_OF) and not_before.endswith("_for_state")
    day = None
    if not_before and not by_treaty:
        day = RuleReader(rule.where, {"not_before": not_before}).day("not_before")
    return ForStateRule(
        delay=rule.delay("delay") or IMMEDIATE,
        after_eif=applies_to == "deposited_after_eif",
        not_before=day,
        not_before_party_to=party_to if by_treaty else "",
        protocols_required=rule.number("requires_consent_to_protocols", 0),
        notified_kinds=frozenset(_notified_kinds(rule)),
        on_waiver=bool(rule.token("counted_from", tokens.STATE_FROM, "")),
        first_of_depositaries=rule.flag("first_of_depositaries"),
    )


def _notified_kinds(rule: RuleReader) -> Iterable[ActionKind]:
    for kind in (ActionKind.RATIFICATION, ActionKind.ACCESSION):
        if rule.has(kind):
            inner = RuleReader(f"{rule.where}, “{kind}”", rule.anything(kind))
            if inner.token("counted_from", tokens.KIND_FROM) == "notification_by_depositary":
                yield kind
            inner.done()


def _withdrawal(rule: RuleReader) -> WithdrawalRule:
    if rule.has("allowed"):
        rule.token("allowed", {"not_provided"})
        rule.token("binding", tokens.BINDING, "")
        return WithdrawalRule(provided=False)
    rule.token("blocked_tested_at", {"end_of_notice_period"}, "")
    rule.token("optional", {"explanation_of_reasons"}, "")
    rule.flag("minimum")
    rule.text("deemed", "")
    if rule.has("conference"):
        inner = RuleReader(f"{rule.where}, “conference”", rule.anything("conference"))
        inner.number("from_days")
        inner.number("to_days")
        inner.done()
    named = rule.token("effective_on", {"date_of_intended_withdrawal_named_by_the_state"}, "")
    return WithdrawalRule(
        notice=rule.delay("notice"),
        counted_from=rule.token("counted_from", tokens.NOTICE_FROM),
        notify=rule.words("notify", tokens.NOTIFY),
        requires=rule.token("requires", tokens.REQUIRES, ""),
        blocked_while=rule.token("blocked_while", tokens.BLOCKED, ""),
        named_date=bool(named),
        later_date=rule.flag("later_date_may_be_named"),
        earliest_years_after_eif=rule.number("earliest_years_after_eif", 0),
        via=rule.text("via", "") or rule.text("same_as", ""),
        covers_protocols=rule.flag("covers_protocols"),
    )


def _provisional(rule: RuleReader) -> ProvisionalRule:
    if not rule.flag("allowed"):
        raise rule.unknown("“allowed” is false: leave the provision out")
    rule.words("declared_at", {"signature", *(kind.value for kind in ActionKind)})
    rule.token("extendable", tokens.EXTENDABLE, "")
    starts = rule.text("from", "")
    from_signature = starts == "signature"
    day = None
    if starts and not from_signature:
        day = RuleReader(rule.where, {"from": starts}).day("from")
    return ProvisionalRule(
        articles=rule.words("articles"),
        until=rule.token("until", {"entry_into_force", "entry_into_force_for_state"}, ""),
        from_signature=from_signature,
        starts=day,
        term_months=rule.number("term_months", 0),
    )


def _duration(rule: RuleReader) -> DurationRule:
    form = rule.token("type", {"unlimited", "fixed", "same_as"})
    rule.ignore("stated", "initial_term_years", "decided", "linked_to")
    renewed = renews_itself = False
    if rule.has("extendable"):
        value = rule.anything("extendable")
        if value is not False and value not in tokens.EXTENDABLE:
            raise rule.unknown(f"“extendable” is {value!r}")
        renewed = isinstance(value, str) and value.startswith("successive")
        renews_itself = renewed and "unless_notice" in value
    if form != "fixed":
        rule.ignore("extended")
    return DurationRule(
        unlimited=form == "unlimited",
        until=rule.day("until"),
        same_as=rule.text("treaty", "") if form == "same_as" else "",
        superseded_by=rule.text("superseded_by", ""),
        renewed=renewed,
        renews_itself=renews_itself,
        term_years=rule.number("term_years", 0),
        extended_on=rule.day("extended"),
    )


def _shown(rule: RuleReader, shapes: Mapping[str, tokens.Shape]) -> None:
    for key in list(shapes):
        if rule.has(key):
            _check_shape(rule, key, rule.anything(key), shapes[key])
    rule.done()


def _check_shape(rule: RuleReader, key: str, value: Any, shape: tokens.Shape) -> None:
    if shape == tokens.NUMBER:
        RuleReader(rule.where, {key: value}).number(key)
    elif isinstance(shape, Mapping):
        _shown(RuleReader(f"{rule.where}, “{key}”", value), shape)
    else:
        words = value if isinstance(value, list) else [value]
        known = shape if isinstance(shape, frozenset) else frozenset[str]()
        spelt = [str(word).lower() if isinstance(word, bool) else word for word in words]
        RuleReader(rule.where, {key: spelt}).words(key, known)


_COMPUTED: Mapping[ProvisionKind, Callable[[RuleReader], Rule]] = {
    ProvisionKind.SIGNATURE: _signature,
    ProvisionKind.ENTRY_INTO_FORCE: entry_into_force,
    ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE: _for_state,
    ProvisionKind.WITHDRAWAL: _withdrawal,
    ProvisionKind.PROVISIONAL_APPLICATION: _provisional,
    ProvisionKind.DURATION: _duration,
}


def parse_rule(treaty_id: str, kind: str, article: str, rule_json: str) -> Rule:
    """Return the rule that a row of provisions.csv holds.

    Raises:
        UnknownRuleError: the row has a kind, a key or a value that the engine does not know.
    """
    where = f"provision {treaty_id} / {kind} / {article or 'no article'}"
    try:
        known, data = ProvisionKind(kind), json.loads(rule_json)
    except json.JSONDecodeError as error:
        raise UnknownRuleError(where, f"rule_json is not JSON ({error})") from None
    except ValueError:
        raise UnknownRuleError(where, f"there is no kind of provision “{kind}”") from None
    rule = RuleReader(where, data)
    if known not in _COMPUTED:
        _shown(rule, tokens.SHOWN[known])
        return ShownRule(data)
    parsed = _COMPUTED[known](rule)
    rule.done()
    return parsed


def rules_of(rows: Iterable[tuple[str, str, str, str, str]]) -> Rules:
    """Return the clauses that the engine computes with.

    ``rows`` are the provisions of one treaty: treaty id, kind, article, rule_json, summary.

    Raises:
        UnknownRuleError: a row cannot be read, or a kind stands twice.
    """
    clauses: dict[str, Clause[Any]] = {}
    for treaty_id, kind, article, rule_json, summary in rows:
        parsed = parse_rule(treaty_id, kind, article, rule_json)
        place = COMPUTED.get(ProvisionKind(kind))
        if place is None:
            continue
        if place in clauses:
            raise UnknownRuleError(f"provision {treaty_id} / {kind}", "the kind stands twice")
        clauses[place] = Clause(parsed, article, summary)
    return Rules(**clauses)
