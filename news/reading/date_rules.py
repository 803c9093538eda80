"""The table of statements about days: when treaties were made, and when states acted."""

from news.reading.statements import (
    Rule,
    acted,
    bracketed,
    dated,
    force_for,
    named_year,
    rule,
    stockpile,
)

_PLACE = r"(?: in ⓛ| at ⓛ| in ⓢ| in \w+| at \w+| in \w+ \w+| at the \w+(?: \w+)?)?"
_ON = r"(?:,? (?:in|on|at|since|under|as of|by|only|late in|early in))*(?: the)? "
_FORCE = (
    r"(?:has |had )?(?:only )?(?:entered|enters|enter|come|came|coming|gone|went|been|is|be)"
    r" (?:legally )?in(?:to)?(?: legal)? (?:force|effect)|(?:took|taken|take|takes) (?:legal"
    r" )?effect"
    r"|has been law|bec[ao]me (?:law|binding|international law)|in force"
)

DATES: tuple[Rule, ...] = (
    rule(
        "force_for",
        r"\b(?:enters?|entered|entering) into force for (?P<who>[ⓢⓛ])(?:,? (?:ⓓ|ⓝ \w+ later),)?"
        r"(?: on| in)?(?: the)? (?P<when>ⓓ)",
        force_for,
    ),
    rule(
        "for_it_in_force",
        r"\bfor (?:(?P<who>ⓢ)|it|both|them),? (?:the )?(?:ⓣ|it) (?:will )?(?:enters? into force"
        r"|takes? effect|is in force|be in force)(?:,? (?:ⓓ|ⓝ \w+ (?:later|after [^.;,]{1,20})),)?"
        r"(?: on| in| from)?(?: the)? (?P<when>ⓓ)",
        force_for,
    ),
    rule(
        "bound_from",
        r"(?:(?P<who>ⓢ)|\bit|\bwhich) (?:will be|is|was|became|becomes|has been) (?:legally )?bound"
        r"(?: by (?:it|the ⓣ|ⓣ))? (?:from|as of|since)(?: the)? (?P<when>ⓓ)",
        force_for,
    ),
    rule(
        "will_bind",
        r"\b(?:will bind|binds|bound) (?:(?P<who>ⓢ)|it)(?:,? (?:ⓓ|ⓝ \w+ later),)?(?: on| from"
        r"| since)?"
        r"(?: the)? (?P<when>ⓓ)",
        force_for,
    ),
    rule(
        "of_which_since",
        r"\b(?:of|to) which (?:(?P<who>ⓢ)|it) (?:has|had) been an? (?:state )?(?:party|member)"
        r" since (?P<when>ⓓ)",
        acted("joined"),
    ),
    rule(
        "party_since",
        r"(?P<who>ⓢ)(?: (?:has|have) been|,)(?: an?)?(?: state| full)* (?:part(?:y|ies)|members?)"
        r"(?: (?:to|of) (?:the )?(?:ⓣ|it))? since (?P<when>ⓓ)",
        acted("joined"),
    ),
    rule(
        "earlier_notice",
        r"\b(?:of|after|since|with|from) (?:an|its|the) (?:earlier|first|previous"
        r"|original) (?:notice|withdrawal)(?: of withdrawal)?"
        r"(?: in| of| on) (?P<when>ⓓ)",
        acted("withdrew"),
    ),
    rule(
        "notice_followed",
        r"\b(?:notice|notification|letter) (?:followed|came|was (?:given|sent|lodged|handed in"
        r"|deposited|received)|went out|arrived)(?: only)?(?: on| in)? (?P<when>ⓓ)",
        acted("withdrew"),
    ),
    rule(
        "bracketed",
        r"\b(?:ratif|acced|join|part(?:y|ies) to|accept)[^.;]*?(?P<what>ⓣ) \((?P<when>ⓓ)\)"
        r"(?:[^.;]*?(?P<more>ⓣ) \((?P<then>ⓓ)\))?(?:[^.;]*?(?P<third>ⓣ) \((?P<last>ⓓ)\))?",
        bracketed,
    ),
    rule(
        "signatory_since",
        r"(?P<who>ⓢ), (?:itself |already )?an? signatory since (?P<when>ⓓ)",
        acted("signed"),
    ),
    rule(
        "exit_takes_effect",
        r"\b(?:exits?|withdrawals?|departures?|notices?)(?: of (?:the )?(?P<who>ⓢ))?"
        r" (?:will |(?:is|are) (?:due |set )?to )?(?:takes?|took|becomes?|became)"
        r"(?: legal| legally)? (?:effect|effective|final|definitive)(?: in ⓝ (?:days|months"
        r"|years),)?(?: on"
        r"| in)? (?P<when>ⓓ)",
        acted("withdrawal_effective"),
    ),
    rule(
        "was_out",
        r"\b(?:is|was|were|be) (?:(?:out|gone) (?:by|in|on|since|from)|free on) (?P<when>ⓓ)",
        acted("withdrawal_effective"),
    ),
    rule(
        "step_took_effect",
        r"\b(?:step|move|decision|exit|departure|membership) (?:that |which )?(?:ended|lapsed"
        r"|took effect|takes effect"
        r"|became effective|came into (?:force|effect))(?: on| in)? (?P<when>ⓓ)",
        acted("withdrawal_effective"),
    ),
    rule(
        "in_force",
        rf"(?:{_FORCE})\b(?! for ⓢ)(?: on| in| since| from| only| at last)*(?: the)? (?P<when>ⓓ)",
        dated("entered_into_force"),
    ),
    rule(
        "in_force_since",
        r"\bsince (?P<when>ⓓ),? (?:the )?ⓣ has been in force",
        dated("entered_into_force"),
    ),
    rule(
        "opened",
        r"\bopen(?:ed|s|ing)? for signature" + _PLACE + _ON + r"(?P<when>ⓓ)",
        dated("opened_for_signature"),
    ),
    rule(
        "day_it_opened",
        r"\bthe day (?:it|ⓣ) (?:was )?opened(?: for signature)?,?(?: in| on)? (?P<when>ⓓ)",
        dated("opened_for_signature"),
    ),
    rule(
        "adopted",
        r"(?:ⓣ|\bit|\btext|^)(?:,)?(?: (?:was|were|had been|which was))? ?(?:adopted|negotiated"
        r"|concluded|agreed|drafted|drawn up|finali[sz]ed|settled)(?: by [^.;,ⓢ]{1,40})?"
        + _PLACE
        + _ON
        + r"(?P<when>ⓓ)",
        dated("adopted"),
    ),
    rule(
        "assembly_adopted",
        r"\b(?:assembly|conference|nations|negotiators|delegates|diplomats|states|governments"
        r"|members|countries|un)\b[^.;ⓢⓓ]{0,30} (?:adopted|agreed|concluded|approved) (?:the )?ⓣ"
        + _PLACE
        + _ON
        + r"(?P<when>ⓓ)",
        dated("adopted"),
    ),
    rule(
        "signed_treaty",
        r"(?:^signed by [\wⓢ ]{1,40}|(?:^|ⓣ,? (?:was |were |which was )?|\bit was )signed"
        r"(?: by [\w ]{1,40})?)"
        + _PLACE
        + r"(?: by [^.;,ⓓⓝ]{1,60} and [^.;,ⓓⓝ]{1,40})?"
        + _ON
        + r"(?P<when>ⓓ)",
        dated("signed"),
    ),
    rule(
        "signed_aside",
        r"ⓣ, signed by (?!ⓝ)[^.;,]{1,60}?" + _PLACE + _ON + r"(?P<when>ⓓ)",
        dated("signed"),
    ),
    rule(
        "which_signed",
        r"ⓣ, which [\wⓝ ]{1,40} signed" + _PLACE + _ON + r"(?P<when>ⓓ)",
        dated("signed"),
    ),
    rule(
        "promised",
        r"\beach side (?:had )?(?:promised|agreed|undertook|pledged)(?: in)? (?P<when>ⓓ)",
        dated("signed"),
    ),
    rule(
        "extended",
        r"\b(?:extended|prolonged|renewed)(?: once| indefinitely| without (?:limit|end)"
        r"| for ⓝ years| for good| for ever| forever)*"
        r"(?: in| on)?(?: early| late)? (?P<when>ⓓ)",
        dated("extended"),
    ),
    rule(
        "expires",
        r"\b(?:expir(?:e|es|ed|y|ing)|runs? until|lasts? until|valid until|laps(?:e|es|ed)"
        r"|runs? out|ran out"
        r"|(?:extended|prolonged|renewed)[^.;,]{0,30} (?:until|to))(?: on| in)? (?P<when>ⓓ)",
        dated("expires"),
    ),
    rule(
        "ended",
        r"ⓣ(?:, which [^,.;]*,)? (?:has |had |itself )?(?:ended|died|collapsed|was terminated"
        r"|ceased to exist|been (?:dead|gone|defunct))"
        r"(?: on| in| since)? (?P<when>ⓓ)",
        dated("ended"),
    ),
    rule(
        "dates_from",
        r"ⓣ[^.;]{0,20}\bdat(?:es|ing|ed) (?:from|back to) (?P<when>ⓓ)",
        dated("adopted"),
    ),
    rule("year_of_treaty", r"(?P<what>ⓣ) of (?P<when>ⓓ)", named_year),
    rule("treaty_of_year", r"(?:\bthe |\ba )(?P<when>ⓓ) (?P<what>ⓣ)", named_year),
    rule(
        "stockpile",
        r"\b(?:finished|completed) (?:destroying|the destruction of|destruction of) [^.;]{0,30}"
        r"(?:stock|stockpile|arsenal|mines|ⓦ)s?|\b(?:stocks?|stockpile|arsenal|last of its ⓦ)"
        r" (?:had been|have been|has been|was|were) (?:empty|destroyed)"
        r"|\blast of its (?:declared )?(?:stocks?|stockpile) (?:was )?destroyed"
        r"|\b(?:destroyed|burn(?:ed|t)|incinerated|scrapped|blew up) (?:the last of )?(?:its|their)"
        r" (?:(?:declared|entire|whole|remaining) )?(?:stocks?|stockpiles?|last)",
        stockpile,
    ),
)
"""When treaties were adopted, opened, in force."""
