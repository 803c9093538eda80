"""Words that tell dates: months, days, lengths of time, and what looks ahead or back."""

import calendar
import re

from news.reading.numbers import ORDINAL

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_MONTH = (
    r"(?P<month{n}>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.?|Feb\.?|Aug\.?|Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?)(?![A-Za-z])"
)
DAY_WORDS = {word: n for word, n in ORDINAL.items() if 1 <= n <= 31 and " " not in word}  # noqa: PLR2004
_COUNT = (
    r"(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|\d{1,3})"
)
DATE = re.compile(
    r"(?<![\w-])(?<!half )(?:"
    r"(?P<day1>\d{1,2})(?:st|nd|rd|th)?(?: of)? "
    + _MONTH.format(n=1)
    + r"(?:,? (?P<year1>\d{4})| (?P<rel1>next|last|this) year)?|"
    + r"(?P<rel2>(?i:last |next |that |this ))?"
    + _MONTH.format(n=2)
    + r" (?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year2>\d{4}))?|"
    + r"(?P<rel3>(?i:last |next |that |this |the previous |the following ))?"
    + _MONTH.format(n=3)
    + r"(?:(?: (?:morning|day|evening|night|afternoon))?(?:,| of| in)? (?P<year3>\d{4})"
    r"|(?: of)? last year| of this year| of (?P<rel8>that|the same|the following) year)?|"
    + r"(?P<rel4>(?i:last |this |next |the previous |the same ))?"
    + r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?|"
    + r"(?P<word>yesterday|today|tonight|tomorrow)|"
    + r"(?<=on the )(?P<day8>\d{1,2})(?:st|nd|rd|th)(?=[.,;]| and\b| by\b| with\b|$)|"
    + r"(?:the )?(?P<day9>"
    + "|".join(sorted(DAY_WORDS, key=len, reverse=True))
    + r") of "
    + _MONTH.format(n=9)
    + r"(?:,? (?P<year9>\d{4}))?|"
    + r"(?P<rel5>(?i:last|this|next|the same|that|the previous|the following|later this"
    + r"|earlier this|later that|the)) (?P<unit5>spring|summer|autumn|fall|winter|week|month|year"
    + r"|day|morning|afternoon|evening|night)"
    + r"(?! (?:ago|later|earlier|before))|"
    + r"(?P<count6>"
    + _COUNT
    + r"|the|some) (?P<unit6>day|week|month|year|decade)s? (?:to the day )?"
    + r"(?P<how6>ago today|ago|earlier|later|before|after|afterwards|previously|on)\b|"
    + r"(?P<year7>(?:19|20)\d\d)(?!\d|,\d|-\d|s\b| (?:countries|states|tonnes|tons|people|track))"
    + r")",
)
AHEAD = re.compile(
    r"\b(?:will|shall|until|till|due|expected|is to|are to|would|planned for|set for|by"
    r"|takes? effect|becomes? (?:effective|binding))\b[^.;]*$|\bfollows (?:on|in) $"
)
PAST_BY = re.compile(r"\b(?:was|were|had|been|did)\b[^.;,]{0,24} by $")
RULE = re.compile(
    r"\b(?:will|would|takes?|can|may|shall|until|begins?|comes?|becomes?|lets?|effective)\b[^.;]*$"
)
COMING = re.compile(
    r"\b(?:by|until|(?:will|shall|due|expected|enters|takes|becomes|expires)\b"
    r"[^.;,]{,40}\bon) $"
)
ANCHORS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    *("day", "night", "tomorrow", "week", "month", "year", "decade", "spring", "summer", "autumn"),
    *("fall", "winter", "19", "20", "morning", "afternoon", "evening"),
    *(f"on the {figure}" for figure in range(1, 10)),
)
"""What every date holds one of."""
