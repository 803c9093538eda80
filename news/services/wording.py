"""How statements and verdicts are put into words."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.dates import InvalidDateError, PartialDate
from news.reading.claims import Claim
from news.reading.proposals import Proposal
from news.reading.reported import Why
from policies.terms import Stage
from treaties.presentation import bare_words, group_name, upper_first

VERDICTS: Mapping[str, str] = {
    "contradicted": "The record says otherwise",
    "not_in_record": "Not in the record",
    "uncheckable": "Cannot be judged",
    "supported": "The record says so",
}
"""What each verdict is called, the worst first."""

_STATUS: Mapping[str, str] = {
    "party": "{s} is party to {t}",
    "not_party": "{s} is not party to {t}",
    "signatory": "{s} signed {t}",
    "signatory_only": "{s} signed {t} and has not consented",
    "not_signatory": "{s} has not signed {t}",
    "not_ratified": "{s} has not ratified {t}",
    "signatory_or_party": "{s} signed or joined {t}",
}
_COUNTS: Mapping[str, str] = {
    "n_parties": "parties",
    "n_signatories": "signatories",
    "n_signatories_only": "signatories that have not consented",
    "n_parties_needed": "consents needed for entry into force",
    "n_annex2": "states named in Annex 2",
    "n_annex2_missing": "states named in Annex 2 that are missing",
}
_KINDS: Mapping[str, str] = {
    "withdrawal_notice": "withdrawal",
    "withdrawal_effect": "withdrawal",
    "withdrawal_rescinded": "notice of withdrawal taken back",
    "deratification": "consent revoked",
    "policy_change": "change of policy",
    "domestic_step": "measure at home",
}
_DATE = re.compile(r"\b\d{4}(?:-\d{2}(?:-\d{2})?)?\b")
_ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
_CODE = re.compile(r"\b[A-Z]{3}\b")


@dataclass(frozen=True, slots=True)
class Names:
    """What the record calls states, treaties and topics, by code or id."""

    states: Mapping[str, str]
    treaties: Mapping[str, str]
    topics: Mapping[str, str]

    def of(self, key: str) -> str:
        """Return the name of whatever has a code or id; the key itself where nothing has."""
        for names in (self.states, self.treaties, self.topics):
            if key in names:
                return names[key]
        return group_name(key)


def reported_words(one: Proposal, names: Names) -> str:
    """Return a reported act as it was understood."""
    about = names.of(one.treaty or one.topic or "")
    kind = _KINDS.get(one.kind, one.kind.replace("_", " "))
    stage = Stage(one.stage).label.lower()
    day = f", {_day(one.date)}" if one.date else ""
    return f"{names.of(one.state)}, {about}: {kind}, {stage}{day}"


def claim_words(one: Claim, names: Names) -> str:
    """Return a statement as it was understood."""
    subject, (verb, _, about) = names.of(one.subject), one.predicate.partition(":")
    if one.type == "party_status":
        return _STATUS.get(verb, "{s}, {t}").format(s=subject, t=names.of(one.value))
    if one.type == "count":
        counted = _COUNTS.get(verb, verb.replace("_", " "))
        where = f", {names.of(about)}" if about else ""
        return f"{subject}{where}: {counted}, {one.value}"
    if one.type == "policy":
        said = f", {_day(one.value)}" if one.value else ""
        return f"{subject}: policy on {names.of(one.predicate).lower()}{said}"
    told = verb.replace("_", " ")
    where = f" {names.of(about)}" if about else ""
    value = f", {_day(one.value)}" if one.value else ""
    return f"{subject}: {told}{where}{value}"


def why_words(why: Why, compiled: dt.date | None) -> str:
    """Return what a verdict on a reported act rests on."""
    known = f", compiled on {bare_words(compiled)}," if compiled else ""
    return {
        Why.HELD: "The record holds it.",
        Why.STAGE: "What happened when, as the record holds it:",
        Why.DAY: "The record has another day.",
        Why.OTHER_ACT: "The record holds another act, which is often taken for it.",
        Why.ABSENT: f"The record{known} holds no such act or step.",
        Why.NO_RECORD: "That something was refused or denied is no act that the record holds.",
    }[why]


def humane(text: str, names: Names) -> str:
    """Return a remark of the reader with names for codes and dates in words."""
    named = _CODE.sub(lambda found: names.states.get(found[0], found[0]), text)
    named = _ISO.sub(lambda found: _day(found[0]), named)
    return upper_first(named.replace("_", " "))


def _day(text: str) -> str:
    """Return a date in words, and what is none as it is."""
    if not _DATE.fullmatch(text):
        return text
    try:
        return bare_words(PartialDate.parse(text)).partition(",")[0]
    except InvalidDateError:
        return text
