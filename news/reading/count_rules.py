"""The table of statements about numbers: how many parties there are, and which in order."""

from news.reading.amounts import counted, ordinal
from news.reading.statements import Rule, rule

_ABOUT = (
    r"(?P<about>some |about |around |nearly |almost |roughly |close to |more than |over "
    r"|a little over |at least |just over |well over )?"
)
_N = _ABOUT + r"(?P<n>ⓝ)"
_OTHER = r"(?: other)?"
_COUNTRIES = r"(?: countries| states| nations| governments| capitals| members)"
_PARTIES = r"(?: full)?(?: states?)? (?:part(?:y|ies)|members|states parties)\b"
_TO_JOIN = (
    r"(?: \w+)?(?: states?| country| nation| members?| party| government| capital)?(?: party)?"
    r"(?: to)? ?(?:ratif\w*|join\w*|acced\w*|become(?: a)? (?:state )?part(?:y|ies)|be bound"
    r"|consent\w*|give (?:its|their) consent|sign(?!atur)\w*|leave|quit|withdraw|walk (?:away"
    r"|out)|abandon|in (?:the )?ⓣ"
    r"|party\b|deposit|accept\w*)"
)

COUNTS: tuple[Rule, ...] = (
    rule(
        "has_parties",
        r"\b(?:counts|has|have|had|numbers|with|lists|includes|attracted|to"
        r"|(?:joined|ratified|accepted|backed) by)(?: now)? "
        + _N
        + _PARTIES
        + r"(?! of parliament| for| in favour)",
        counted("n_parties"),
    ),
    rule("its_members", r"ⓣ[^.;ⓢⓖ]{0,40}\bits " + _N + _PARTIES, counted("n_parties")),
    rule(
        "are_parties",
        _N + _COUNTRIES + r" (?:are|have become|had become|were)(?: now| state| states)*"
        r" (?:part(?:y|ies)|members|bound)",
        counted("n_parties"),
    ),
    rule(
        "belong",
        _N + _COUNTRIES + r" (?:belong to|are(?: now)? (?:inside|in)) (?:the )?(?:ⓣ|it\b)",
        counted("n_parties"),
    ),
    rule(
        "have_ratified",
        _N + _COUNTRIES + r" (?:have|had)(?: now| so far| already| either)*"
        r" (?:ratified|joined|acceded|approved|consented)(?! in ⓓ)",
        counted("n_parties"),
    ),
    rule(
        "so_many_have",
        r"(?:^|[,;] |\band (?!ⓝ had)|\bsignatories |\bof which |\bso far )"
        + _N
        + r" (?:have|had)(?: now| so far| already)* (?:ratified|joined|acceded)\b",
        counted("n_parties"),
    ),
    rule(
        "ratified_by",
        r"\b(?:ratified|accepted) by " + _N + _COUNTRIES + "?",
        counted("n_parties"),
    ),
    rule("ratified_to", r"\bratified(?: or acceded| or joined)? to " + _N, counted("n_parties")),
    rule(
        "ratifications",
        r"(?<!needed )(?<!needs )(?<!requires )(?<!required )(?<!only )(?<!just )(?<!when"
        r" )(?<!once )"
        r"(?<!after )(?<!until )(?<!brought )(?<!saw )(?<!added )" + _N + r" ratifications\b"
        r"(?! needed| required| necessary| are| were| had been)",
        counted("n_parties"),
    ),
    rule(
        "membership",
        r"\bmembership(?: now)? (?:to|at|of|stands at|is|reached|rises to|stood at) " + _N,
        counted("n_parties"),
    ),
    rule(
        "total",
        r"\b(?:total|number of (?:states )?(?:parties|ratifications|states parties|members"
        r"|ratifying states))(?:"
        r" now)?"
        r" (?:(?:has |have )?(?:now |thereby |since |thus )*(?:risen|grown|climbed|fallen"
        r"|gone up) to"
        r"|stands at|to|is|reaches|reached|rises to|rose to|of|at) "
        + _N
        + r"(?:(?: in| on) (?P<when>ⓓ))?",
        counted("n_parties"),
    ),
    rule(
        "up_to",
        r"\b(?:back up to|is up to|now stands at|there are now|are now) "
        + _N
        + r"(?! years| per|[\w ]{0,12} (?:killed|troops))",
        counted("n_parties"),
    ),
    rule(
        "signed_by",
        r"\bsigned by " + _N + _COUNTRIES + r"(?:(?: in ⓛ)?(?: in| on)? (?P<when>ⓓ))?",
        counted("n_signatories"),
    ),
    rule("remain", _N + _COUNTRIES + r" remain in (?:it\b|(?:the )?ⓣ)", counted("n_parties")),
    rule("there_are", r"\bthere are(?: now)? " + _N + _PARTIES, counted("n_parties")),
    rule("each_of", r"\b(?:each|all|any) of (?:the |its )?" + _N + _PARTIES, counted("n_parties")),
    rule(
        "so_many_remain",
        _N + r"(?: states| countries| parties| members)?(?: states| parties)?"
        r" (?:remain|are left|were left|stay on)\b"
        r"(?! (?:out|to\b|on the outside|aloof|unrat|in it\b|in (?:the )?ⓣ))",
        counted("n_parties"),
    ),
    rule(
        "group_of",
        r"\b(?:group|club|arrangement|regime|league) of "
        + _N
        + r" (?:members|suppliers|member states)",
        counted("n_parties"),
    ),
    rule("has_bare", r"ⓣ(?: now)? (?:has|counts) " + _N + r"(?=[.,;]|$)", counted("n_parties")),
    rule("binds_so_many", r"ⓣ (?:now |already )?binds " + _N, counted("n_parties")),
    rule(
        "one_of_so_many",
        r"\bone of (?:the |its )?" + _N + r" (?:part(?:y|ies)|members|states parties)\b",
        counted("n_parties"),
    ),
    rule(
        "of_them",
        r"\b(?:remaining |other )?(?:members|parties), " + _N + r" of them\b(?! in\b| from\b)",
        counted("n_parties"),
    ),
    rule(
        "signatories",
        _N + r" (?:(?:states |countries )?signatories|signatures)\b",
        counted("n_signatories"),
    ),
    rule(
        "signatories_is",
        r"\bnumber of signatories (?:is|to|stands at|reaches|rises to|now) " + _N,
        counted("n_signatories"),
    ),
    rule(
        "have_signed",
        _N + _COUNTRIES + r"? (?:have|had) signed(?! (?:it )?(?:but|without))(?! in ⓓ)",
        counted("n_signatories"),
    ),
    rule(
        "signed_then",
        r"\b(?:when|after|as|where|then,?) (?:the |all )?" + _N + _COUNTRIES + r" signed(?: it"
        r"| (?:the )?ⓣ)?"
        r"(?: in ⓛ)?(?: in| on) (?P<when>ⓓ)",
        counted("n_signatories"),
    ),
    rule(
        "only_signatories",
        _N + _OTHER + r"(?: more)?" + _COUNTRIES + r"? (?:have |had )?(?:only )?signed (?:it )?"
        r"(?:but|without|and) (?:not |never |have not |has not )?(?:yet )?ratif\w+",
        counted("n_signatories_only"),
    ),
    rule(
        "needed",
        r"\b(?:out )?of (?:the )?(?P<n>ⓝ)(?: ratifications)? (?:needed|required|necessary)",
        counted("n_parties_needed"),
    ),
    rule(
        "needs_so_many",
        r"\b(?:need(?:s|ed)|requir(?:es|ed)|ask(?:s|ed) for|when|once|after|until)(?: only| just)?"
        r" (?:the )?(?P<n>ⓝ) (?:ratifications|instruments|consents)(?! short)",
        counted("n_parties_needed"),
    ),
    rule(
        "are_needed",
        r"(?P<n>ⓝ)(?: ratifications| consents| instruments| states| countries)? (?:are|were|is)"
        r" (?:needed|required|necessary)",
        counted("n_parties_needed"),
    ),
    rule(
        "waits_for",
        r"\bwait(?:s|ing)? for (?:the )?(?P<n>ⓝ)(?: more| other| remaining| named)? (?:states"
        r"|countries)",
        counted("n_annex2_missing"),
    ),
    rule(
        "holdouts",
        r"(?P<n>ⓝ)(?: more)? (?:(?:states|countries)(?: (?:listed|named|of|in) [^.;]{0,24}annex"
        r"[^.;,]{0,4})? (?:are|is) (?:still )?missing|of (?:the )?(?:ⓢ|ⓝ (?:states"
        r"|countries))[^.;]{0,24}annex|(?:named"
        r"|annex) (?:ⓞ )?(?:states|countries)(?:, [^.;]{1,60},)? (?:have|must|ratify)"
        r"|names that have not"
        r"|holdouts|annex 2 states (?:have|must))",
        counted("n_annex2_missing"),
    ),
    rule(
        "still_missing",
        r"(?P<n>ⓝ) of (?:the|those) (?:ⓝ|states|countries)[^.;]{0,60}\b(?:are|is"
        r"|were) (?:still )?missing",
        counted("n_annex2_missing"),
    ),
    rule(
        "needed_and_missing",
        r"(?P<n>ⓝ) of (?:the|those) (?:states|countries|ⓝ)[^.;]{0,50}\b(?:needed|required"
        r"|indispensable|must)\b[^.;]{0,60}\b(?:have not|have yet|are missing|has not)",
        counted("n_annex2_missing"),
    ),
    rule(
        "of_which_unratified",
        r"\bof (?:which|whom) (?P<n>ⓝ) (?:have|had) (?:yet|still|not)\b[^.;]{0,16}ratif\w*",
        counted("n_annex2_missing"),
    ),
    rule(
        "of_the_annex",
        r"(?P<n>ⓝ) (?:states|countries) (?:listed|named) in[^.;]{0,12} annex[^.;]{0,6}"
        r" (?:must|have yet|have not|have still|still have)",
        counted("n_annex2_missing"),
    ),
    rule(
        "annex_names",
        r"\b(?:ratification|ratified|consent|signature) (?:by|of) (?:all )?(?P<n>ⓝ) (?:named "
        r"|listed )?"
        r"(?:states|countries)(?: (?:named|listed))?[^.;]{0,16}annex",
        counted("n_annex2"),
    ),
    rule("ordinal", r"(?P<n>ⓞ)(?P<what>" + _TO_JOIN + ")", ordinal("")),
    rule(
        "nth_to_do_so",
        r"\b(?:ratif|acced|consent|join|deposit|instrument)[^.;]*(?P<n>ⓞ)"
        r"(?P<what>(?: state| country| nation| member| government)?(?: party)?) to do so",
        ordinal("party"),
    ),
    rule("nth_signatory", r"(?P<n>ⓞ) (?P<what>sign)atory\b", ordinal("signatory")),
    rule("nth_ratification", r"(?P<n>ⓞ)(?P<what> (?:ratification|accession))", ordinal("party")),
    rule(
        "nth_likewise",
        r"ⓦ[^.;ⓣ]*(?P<n>ⓞ) (?:country|state|nation|government)(?P<what>) to do (?:so|the same)",
        ordinal("pledge"),
    ),
    rule(
        "nth_pledge",
        r"(?P<n>ⓞ) (?:country|state|nation|government)(?P<what>) to (?:pledge|swear|renounce"
        r"|commit|promise|make|forswear|announce|declare|undertake)",
        ordinal("pledge"),
    ),
)
"""How many, and which in order."""
