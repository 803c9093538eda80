"""The table of statements about what treaties rule: notices, delays, limits, what is in force."""

from news.reading.amounts import figure, length
from news.reading.statements import Rule, fixed, rule

_UNIT = r"(?P<unit>day|month|year)s?"
_RECEIPT = (
    r"(?:the |its |their )?(?:un\b|united nations|depositar|secretary|notice|notification"
    r"|receipt|it is"
    r"|being|that|formal|such an?|a letter|an? notice|its letter|receiving)"
)

TERMS: tuple[Rule, ...] = (
    rule(
        "notice",
        r"(?P<n>ⓝ)[- ]"
        + _UNIT
        + r"(?:'s?)?(?:-long)? (?:notice|after "
        + _RECEIPT
        + r"|to become|to take effect)",
        length("withdrawal_notice_period"),
    ),
    rule(
        "waiting",
        r"\b(?:waiting |notice )period of (?P<n>ⓝ) " + _UNIT + r"\b",
        length("withdrawal_notice_period"),
    ),
    rule(
        "period_of",
        r"(?P<n>ⓝ)[- ]" + _UNIT + r"(?:'s?)? (?:waiting|notice) period",
        length("withdrawal_notice_period"),
    ),
    rule(
        "warning",
        r"(?P<n>ⓝ) " + _UNIT + r"(?: of (?:warning|notice)| between (?:the |a )?(?:letter|notice"
        r"|notification|deposit))",
        length("withdrawal_notice_period"),
    ),
    rule(
        "takes",
        r"\btakes? (?:effect )?(?P<n>ⓝ) " + _UNIT + r" (?:to become|from)",
        length("withdrawal_notice_period"),
    ),
    rule(
        "must_pass",
        r"(?P<n>ⓝ) " + _UNIT + r" (?:must|have to|has to|need to) pass\b",
        length("withdrawal_notice_period"),
    ),
    rule(
        "a_year",
        r"\b(?:withdraw\w*|leaving|exits?|departures?|notices?)\b[^.;ⓓ]{0,30}\b(?:takes? effect"
        r"|becomes? (?:effective|binding|final))(?: only)? (?:a|one) year after\b",
        fixed("withdrawal_notice_period", "1 years"),
    ),
    rule(
        "half_year",
        r"\b(?:becomes? (?:binding|effective)|takes? effect|be out|bites?)[^.;]{0,12} half a year",
        fixed("withdrawal_notice_period", "6 months"),
    ),
    rule(
        "warheads",
        r"(?:at|to|of|than) (?P<n>ⓝ)(?: deployed| strategic| nuclear| ⓦ)* warheads",
        figure("warhead_limit"),
    ),
    rule(
        "launchers",
        r"(?:to|on|than|of|at) (?P<n>ⓝ) (?:deployed |strategic )*(?:missiles and bombers|launchers"
        r"|delivery (?:vehicles|systems)|missiles, )",
        figure("launcher_limit"),
    ),
    rule("caps", r"\bwarheads (?:at|to) (?P<n>ⓝ)", figure("warhead_limit")),
    rule(
        "tonnes",
        r"(?P<n>ⓝ) (?:metric )?ton(?:ne)?s of (?:the metal|plutonium|uranium)",
        figure("quantity_per_side"),
    ),
    rule("range", r"(?P<n>ⓝ)(?: to ⓝ| and ⓝ)? (?:km|kilomet(?:re|er)s)\b", figure("range_km")),
    rule(
        "delay",
        r"(?P<n>ⓝ)[- ]" + _UNIT + r"[ -](?:clock|countdown|after (?:the |its )?(?:deposit\b|ⓞ"
        r"|ratification|instrument|last))",
        length("entry_into_force_delay"),
    ),
    rule(
        "in_conflict",
        r"\b(?:armed conflict|war|fighting|hostilities)\b[^.;]{0,60}\b(?:cannot|stay in force|until"
        r"|before|not)\b[^.;]{0,40}\b(?:ends?|ended|over|withdrawal)"
        r"|\b(?:rules? out|forbids?|bars?|prevents?|cannot|may not|does not|no)\b[^.;]{0,40}"
        r"\b(?:withdraw\w*|leav\w+|exits?|notice|take effect)\b[^.;]{0,40}\b(?:while|during"
        r"|in the midst of|in the middle of)\b[^.;]{0,40}\b(?:conflict|war|fighting|hostilities)\b",
        fixed("withdrawal_in_conflict", "not before the end of the conflict"),
    ),
    rule(
        "no_suspension",
        r"ⓣ[^.;]{0,30}\b(?:does not|doesn't|no clause|not) (?:provide for|allow|on|foresee|permit)"
        r" (?:a |any )?suspension",
        fixed("suspension_provided", "false"),
    ),
    rule(
        "not_in_force",
        r"\bis not (?:yet )?in force|\bstill waiting to become law|\b(?:yet|still"
        r"|but) (?:is )?not (?:yet )?in force|\bnever"
        r" (?:entered|come|came) into force"
        r"|\bhas (?:not|yet to) (?:entered?|come) into force|\bnot have is legal force",
        fixed("in_force", "false"),
    ),
)
"""How long a notice or a delay lasts, and what else a treaty rules."""
