"""What the map says of a state: status, since when, what else is true, on which acts."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext, pgettext

from core.dates import PartialDate
from treaties.pages.maps.looks import Look, Mark
from treaties.presentation import WORDS, bare_words, lower_first, status_words
from treaties.terms import NONE, Qualifier

UNSURE = ", not known which"
UNKNOWN_DAY = "a day not known"
AHEAD = "ahead: known to follow from what was done"

MARKS: Mapping[Qualifier, str] = {
    Qualifier.LEAVING: "leaving on",
    Qualifier.SUSPENDED: "claims suspension",
    Qualifier.CONTESTED: "contested",
    Qualifier.PROVISIONAL: "applied provisionally",
    Qualifier.SIGNATURE_DISOWNED: "signature disowned",
    Qualifier.CONSENT_REVOKED: "consent revoked",
}
"""What else is true of a standing, in short; a day follows where there is one."""


class Deed(NamedTuple):
    """An act as the map names it."""

    noun: str
    acted: PartialDate | None

    @property
    def words(self) -> str:
        """The act with its date."""
        return f"{lower_first(self.noun)}, {bare_words(self.acted)}"


def told(name: str, look: Look, deeds: Mapping[str, Deed], *, ahead: bool = False) -> str:
    """Return in words where a state stands: status, since when, on which acts."""
    parts = [_standing(look), *(mark_words(mark) for mark in look.marks)]
    parts += [deeds[one].words for one in look.basis if one in deeds]
    parts += [gettext(AHEAD)] if ahead else []
    return f"{name}: {'; '.join(parts)}"


def _standing(look: Look) -> str:
    if len(look.statuses) > 1:
        return status_words(look.statuses) + gettext(UNSURE)
    status = look.statuses[0]
    if status == NONE:
        return gettext(WORDS[NONE])
    since = bare_words(look.since) if look.since else gettext(UNKNOWN_DAY)
    if look.since is None or not look.since.is_day:
        words = pgettext("part of a date", "%(status)s since %(day)s")
    else:
        words = gettext("%(status)s since %(day)s")
    return words % {"status": gettext(WORDS[status]), "day": since}


def mark_words(mark: Mark) -> str:
    """Return what else is true, in words."""
    if mark.name is Qualifier.LEAVING:
        day = bare_words(mark.date) if mark.date else gettext(UNKNOWN_DAY)
        return f"{gettext(MARKS[mark.name])} {day}"
    return gettext(MARKS[mark.name])
