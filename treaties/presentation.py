"""The record in words: dates, days left, names, statuses. Nothing here reads the database."""

import datetime as dt
import unicodedata
from collections.abc import Mapping, Sequence

from django.utils.dates import MONTHS
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

from core.dates import PartialDate, Precision, Span
from treaties.terms import Opinion, ProvisionKind, StateKind, Status

UNKNOWN = "date not known"

LAST = ("and", "or")
"""What can stand before the last name of a list."""

BODIES: Mapping[str, str] = {
    "depositary": "the depositary",
    "un": "the United Nations",
    "meeting_of_parties": "the meeting of parties",
    "secretariat": "the secretariat",
    "record": "the record itself",
}
"""Holders of views that are not states, as one names them in a sentence."""

DEPOSITARIES: Mapping[str, str] = {
    "UNSG": "the UN Secretary-General",
    "IAEA": "the Director General of the IAEA",
    "AU": "the African Union",
    "PIFS": "the Secretary General of the Pacific Islands Forum",
}
"""Depositaries that are not states."""

TITLES: Mapping[Status, str] = {
    Status.PARTY: "Parties",
    Status.CONTRACTING: "Contracting states",
    Status.SUBSCRIBER: "Subscribers",
    Status.SIGNATORY: "Signatories",
    Status.FORMER: "Former parties",
    Status.ENDED: "States that ended",
}
"""What states of one status are called together."""

WORDS: Mapping[str, str] = {
    Status.PARTY: "party",
    Status.CONTRACTING: "contracting state",
    Status.SUBSCRIBER: "subscriber",
    Status.SIGNATORY: "signatory",
    Status.FORMER: "former party",
    Status.ENDED: "ended as a state",
    "none": "no standing",
}
"""What one state of a status is called."""

KINDS: Mapping[StateKind, str] = {
    StateKind.MEMBER: "State",
    StateKind.OBSERVER: "UN observer state",
    StateKind.ASSOCIATED: "State in free association",
    StateKind.ENTITY: "Entity, not counted among states",
    StateKind.ORGANISATION: "Organisation, not counted among states",
    StateKind.FORMER: "Former state",
}
"""What sort of participant, as its page says it."""

GROUPS: Mapping[str, tuple[str, str]] = {
    "asean-members": ("ASEAN", "ASEAN states"),
    "baltic-states": ("Baltic states", "Baltic states"),
    "caricom-members": ("CARICOM", "CARICOM states"),
    "ctbt-annex-2": ("CTBT Annex 2", "states of CTBT Annex 2"),
    "eu-members": ("European Union", "states of the European Union"),
    "five-central-asian-states": ("Central Asian states", "Central Asian states"),
    "nato-members": ("NATO", "NATO states"),
    "nordic-states": ("Nordic states", "Nordic states"),
    "nuclear-armed-states": ("Nuclear-armed states", "nuclear-armed states"),
    "nuclear-weapon-states": (
        "Nuclear-weapon states under the NPT",
        "nuclear-weapon states under the NPT",
    ),
    "permanent-five": (
        "Permanent five of the Security Council",
        "the permanent five of the Security Council",
    ),
}
"""What closed lists of states are called: as a name, and as their states stand in a sentence."""

OPINIONS: Mapping[Opinion, str] = {
    Opinion.VALID: "holds it valid",
    Opinion.INVALID: "holds it invalid",
    Opinion.IN_FORCE: "treats the treaty as in force for it",
    Opinion.NOT_IN_FORCE: "treats the treaty as not in force for it",
    Opinion.CONTESTED: "calls it contested",
    Opinion.NO_POSITION: "takes no position",
}
"""What a holder makes of an act."""

CLAUSES: Mapping[ProvisionKind, str] = {
    ProvisionKind.SIGNATURE: "Signing",
    ProvisionKind.ENTRY_INTO_FORCE: "Entering into force",
    ProvisionKind.ENTRY_INTO_FORCE_FOR_STATE: "Consenting",
    ProvisionKind.PROVISIONAL_APPLICATION: "Applying provisionally",
    ProvisionKind.WITHDRAWAL: "Leaving",
    ProvisionKind.DURATION: "Lasting",
    ProvisionKind.SUSPENSION: "Suspending",
    ProvisionKind.AMENDMENT: "Amending",
    ProvisionKind.RESERVATIONS: "Reservations",
    ProvisionKind.REVIEW: "Review",
}
"""What a clause settles, in one word where one will do."""

_WITH_ARTICLE = (
    *("Bahamas", "Central African", "Comoros", "Congo", "Cook", "Democratic People", "Dominican"),
    *("Democratic Republic", "European Union", "Gambia", "German Democratic", "Holy See", "Lao"),
    *("Maldives", "Marshall", "Netherlands", "Niger", "Philippines", "Republic of", "Russian"),
    *("Seychelles", "Solomon", "State of", "Sudan", "Syrian", "Union of", "United"),
)
_WITHOUT_ARTICLE = ("Nigeria", "Seychelles", "Sudan", "Niger")


def day_words(day: dt.date) -> str:
    """Return a day as people write it: 22 November 2026."""
    # Translators: the first day of a month, as a date begins with it
    number = pgettext("day of a month", "1") if day.day == 1 else day.day
    return f"{number} {MONTHS[day.month]} {day.year}"


def number_words(number: int) -> str:
    """Return a number with its thousands apart, as the language sets them."""
    return str(number_format(number, force_grouping=True))


def date_words(date: PartialDate | dt.date | None) -> str:
    """Return a date in words, saying what of it is not known."""
    if date is None or isinstance(date, dt.date) or date.is_day:
        return bare_words(date)
    return gettext("in %(date)s") % {"date": bare_words(date)}


def bare_words(date: PartialDate | dt.date | None) -> str:
    """Return a date in words as it stands after a noun: “2026, day not known”."""
    if date is None:
        return gettext(UNKNOWN)
    if isinstance(date, dt.date):
        return day_words(date)
    match date.precision:
        case Precision.DAY:
            return day_words(date.earliest)
        case Precision.MONTH:
            known = f"{MONTHS[date.earliest.month]} {date.earliest.year}"
        case Precision.YEAR:
            known = str(date.earliest.year)
    return gettext("%(date)s, day not known") % {"date": known}


def time_tag(date: PartialDate | dt.date | None, words: str) -> SafeString:
    """Return a date, given in words, as a ``time`` element; plain words where it is not known."""
    if date is None:
        return format_html('<span class="unknown">{}</span>', words)
    return format_html('<time datetime="{}">{}</time>', str(date), words)


def span_words(span: Span) -> str:
    """Return the days on which something can be, in words."""
    if span.first is None and span.last is None:
        return gettext(UNKNOWN)
    if span.first is None:
        return gettext("by %(day)s") % {"day": date_words(span.last)}
    if span.last is None:
        return gettext("not before %(day)s") % {"day": day_words(span.first)}
    if span.certain:
        return gettext("on %(day)s") % {"day": day_words(span.first)}
    days = {"first": day_words(span.first), "last": day_words(span.last)}
    return gettext("between %(first)s and %(last)s") % days


def on_words(date: PartialDate | None) -> str:
    """Return a date after a verb: “on 9 May 2025”, “in 2026, day not known”."""
    if date is None:
        return gettext("on a day not known")
    words = date_words(date)
    return gettext("on %(day)s") % {"day": words} if date.is_day else words


def countdown(day: dt.date, asked: dt.date) -> str:
    """Return how far ``day`` lies from the day asked about, in words."""
    days = (day - asked).days
    if days == 0:
        return gettext("on this day")
    number = {"number": number_words(abs(days))}
    if days > 0:
        return ngettext("in %(number)s day", "in %(number)s days", days) % number
    return ngettext("%(number)s day ago", "%(number)s days ago", -days) % number


def alphabetical(name: str) -> str:
    """Return the key by which names are sorted: accents and case aside."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(one for one in plain if not unicodedata.combining(one)).casefold()


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return names as a sentence lists them: “A, B and C”."""
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return f"{', '.join(names[:-1])} {gettext(last)} {names[-1]}"


def the(name: str) -> str:
    """Return the name of a state as it stands inside a sentence."""
    if name in _WITHOUT_ARTICLE or not name.startswith(_WITH_ARTICLE):
        return name
    return f"the {name}"


def holder_words(holder: str, names: Mapping[str, str]) -> str:
    """Return whose view it is, inside a sentence."""
    return BODIES.get(holder) or the(names.get(holder, holder))


def group_name(group: str) -> str:
    """Return what a closed list of states is called; one that has no words keeps its id."""
    return GROUPS[group][0] if group in GROUPS else group


def group_words(group: str) -> str:
    """Return the states of a closed list as a sentence tells them: “NATO states”."""
    return GROUPS[group][1] if group in GROUPS else f"states of the list {group}"


def depositary_words(codes: Sequence[str], names: Mapping[str, str]) -> str:
    """Return with whom instruments are deposited; empty where there is nobody."""
    if not codes:
        return ""
    found = [DEPOSITARIES.get(code) or the(names.get(code, code)) for code in codes]
    return f"deposited with {listed(found)}"


def status_words(statuses: Sequence[str]) -> str:
    """Return one status, or those that are possible: “contracting state or party”."""
    return listed([gettext(WORDS[status]) for status in statuses], last="or")


def upper_first(text: str) -> str:
    """Return a text with a capital at its beginning, the rest left alone."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return a text without a capital at its beginning, the rest left alone."""
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """Return a text that begins with a capital and ends with a full stop."""
    return f"{upper_first(text).rstrip('. ')}."


def asked_words(day: dt.date, today: dt.date) -> str:
    """Return the day asked about inside a sentence: “today”, or “on 9 January 2026”."""
    if day == today:
        return gettext("today")
    return gettext("on %(day)s") % {"day": day_words(day)}
