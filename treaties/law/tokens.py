"""The closed lists of words that rules are written with.

Rules that are shown rather than computed with (review, amendment, reservations, suspension) are
held to :data:`SHOWN`: a key, and the words or the kind of value that it takes.
"""

from collections.abc import Mapping
from typing import Final

NUMBER: Final = "number"
"""Stands in :data:`SHOWN` for a whole number."""

type Shape = frozenset[str] | str | Mapping[str, Shape]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OPEN_TO = _words(
    "all listed region ccw_parties cppnm_parties osce consensus un_members_or_invited_states"
)
METHODS = _words("notification_of_consent_to_be_bound deposit_of_instrument")
BINDING = _words("political")
APPLIES_TO = _words(
    "deposited_after_threshold deposited_after_eif consent_notified_after_threshold"
)
OTHERWISE = _words("on_general_entry_into_force when_all_conditions_met")
INDIVIDUAL_FROM = _words("deposit_of_ratification later_of_deposit_and_treaty_entry_into_force")
STATE_FROM = _words("deposit_of_ratification_and_waiver_declaration")
KIND_FROM = _words("deposit notification_by_depositary")
CONDITIONS = _words(
    "ratification_by_all_regional_states ratification_of_protocol_i_by_all_responsible_powers "
    "ratification_of_protocol_ii_by_all_nuclear_powers iaea_safeguards_agreements"
)
NOTICE_FROM = _words(
    "receipt_by_depositary notice delivery_to_opanal_general_secretary receipt_by_other_party"
)
NOTIFY = _words(
    "parties depositary unsc executive_council opanal_general_secretary commission_members "
    "other_party"
)
REQUIRES = _words(
    "full_explanation_of_reasons extraordinary_events_statement extraordinary_events_decision "
    "circumstances_affecting_supreme_interests_or_regional_peace "
    "violation_by_another_party_of_an_essential_provision "
    "breach_by_another_party_of_an_essential_provision termination_of_ttbt "
    "amendment_adopted_at_review_conference_not_in_force_two_years_after_its_communication"
)
BLOCKED = _words("armed_conflict armed_conflict_or_occupation ttbt_in_force")
EXTENDABLE = _words(
    "successive_five_year_periods_unless_notice_6_months_before_expiry "
    "successive_five_year_periods_by_agreement by_agreement once_by_agreement_up_to_5_years "
    "by_all_signatories"
)

_INTERVALS: Mapping[str, Shape] = {
    "years_after_eif": NUMBER,
    "months_after_eif": NUMBER,
    "within_years": NUMBER,
}

SHOWN: Mapping[str, Mapping[str, Shape]] = {
    "suspension": {
        "type": _words("rights_and_privileges treaty_execution"),
        "by": _words("conference"),
        "ground": _words("failure_to_redress_compliance_problem"),
        "trigger": _words("new_nuclear_power_after_full_entry_into_force"),
        "on_request_of": _words("states_that_did_not_waive_protocol_ii_condition"),
        "until": _words("new_power_ratifies_protocol_ii"),
    },
    "review": {
        "type": _words("on_request agenda_item_unga on_request_of_a_consultative_party reissue"),
        "first": _INTERVALS,
        "second": _INTERVALS,
        "earliest": _INTERVALS,
        "then": _words(
            "on_request on_request_of_majority every_ten_years_if_conference_decides "
            "every_five_years as_conference_decides_by_majority by_consensus_of_commission"
        ),
        "or_earlier": _words("on_request_of_majority"),
        "if": _words("no_earlier_conference"),
        "unless": _words("otherwise_agreed"),
        "regular_meetings": _words("biennial"),
        "interval_years": NUMBER,
        "minimum_interval_years": NUMBER,
        "years_after_eif": NUMBER,
        "depositary_consults_after_years": NUMBER,
        "conference": {
            "earliest_years_after_eif": NUMBER,
            "request": _words("one_third_of_parties"),
            "concurrence": _words("majority_of_parties"),
        },
    },
    "amendment": {
        "conference_if": _words(
            "majority_of_parties one_third_of_parties majority_of_parties_and_at_least_18"
        ),
        "consider_if": _words("majority_of_parties"),
        "adopted_by": _words("parties_to_the_protocol"),
        "support_window_days": NUMBER,
        "earliest": _INTERVALS,
        "interval_years": NUMBER,
        "additional_protocols": _words("true"),
        "technical_changes": _words("simplified_procedure"),
        "later": _words("on_deposit"),
        "fallback": _words("three_quarters_present_and_voting two_thirds_of_parties"),
        "adoption": _words(
            "two_thirds_present_and_voting consensus two_thirds_of_parties "
            "majority_of_parties_with_none_against "
            "majority_including_all_nuclear_weapon_states_and_iaea_board_members "
            "majority_including_all_original_parties consensus_of_consultative_committee "
            "consensus_of_commission unanimity_of_consultative_parties agreement "
            "approval_by_all_parties"
        ),
        "eif": _words(
            "for_accepting_parties_on_acceptance_by_majority_of_parties "
            "for_accepting_parties_on_acceptance_by_majority_of_parties_at_adoption "
            "90_days_after_acceptance_by_majority_of_parties_for_accepting_parties "
            "90_days_after_deposit_by_majority_of_parties_at_adoption_for_accepting_parties "
            "30_days_after_ratification_by_all_that_voted_for as_for_convention_and_protocols "
            "as_for_protocols as_for_the_treaty "
            "30_days_after_deposit_by_two_thirds_of_parties_for_accepting_parties "
            "for_ratifying_parties_on_ratification_by_same_majority "
            "for_all_parties_on_ratification_by_majority_including_original_parties "
            "30_days_after_acceptance_by_all_parties 30_days_after_seventh_acceptance "
            "for_all_parties_on_ratification_by_majority_of_parties "
            "for_all_parties_on_ratification_by_all "
            "on_ratification_by_all_consultative_parties "
            "on_exchange_of_instruments_of_ratification "
            "60_days_after_ratification_by_the_parties "
            "30_days_after_ratification_by_two_thirds_of_parties_for_accepting_parties"
        ),
    },
    "reservations": {
        "allowed": _words("none some unspecified"),
        "limit": _words(
            "not_incompatible_with_object_and_purpose "
            "protocol_reservations_compatible_with_object_and_purpose "
            "annex_reservations_compatible_with_object_and_purpose"
        ),
        "scope": _words("dispute_settlement"),
        "none_for": _words("articles annexes"),
        "same_as": _words("tlatelolco"),
    },
}
"""What each key of a shown rule may hold: words, :data:`NUMBER`, or an object of such keys."""
