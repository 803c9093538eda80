"""The table of statements about who is bound: which words state what.

Every rule is a name, the words, and what is made of them; its examples stand in the tests.
"""

from news.reading.statements import (
    Rule,
    neither_of,
    rule,
    standing,
    voted_against,
)

_WHO = r"(?P<who>ⓢ)(?:, [^.;,]{1,60},)?(?:,? which|,? who)?(?: too| itself)?"
_IS = r" (?:is|are|was|were|remains?|stays?)"
_ALSO = (
    r"(?: also| both| all| already| itself| still| themselves| at least formally| formally"
    r"| legally| now| at least)*"
)
_PARTY = r"(?: an?)?(?: full| founding| original)?(?: states?)? ?(?:part(?:y|ies)|members?|bound)"

STATUS: tuple[Rule, ...] = (
    rule(
        "is_party",
        _WHO + _IS + _ALSO + _PARTY + r"\b(?: (?:of|to|in|by) (?:the )?ⓣ| (?:to|by|of) it)?"
        r"(?! by no)(?! of (?:nato|the (?:eu|coalition|un|council|commission)))(?! of parliament)",
        standing("party"),
    ),
    rule(
        "a_party",
        r"(?P<who>ⓢ), (?:which is |itself |also )?a (?:state )?party to (?:the )?ⓣ(?! since)",
        standing("party"),
    ),
    rule(
        "stay_in",
        r"(?P<who>ⓢ), [^.;]{0,60}\bsays that it will stay",
        standing("party"),
    ),
    rule(
        "outside_stand",
        r"\boutside (?:(?:the )?ⓣ|it) (?:stands?|are|is|remains?|sits?)(?: only)? (?P<who>ⓢ)",
        standing("not_party"),
    ),
    rule(
        "among_outside",
        r"\bamong (?:those|the (?:states|countries|nations)) (?:(?:still |that (?:remain|are) )?"
        r"outside(?: (?:the )?ⓣ| it)?|that have (?:not|never)(?: \w+)?(?: it| (?:the )?ⓣ)?)"
        r" (?:are|is) (?:the )?(?P<who>ⓢ)",
        standing("not_party"),
    ),
    rule(
        "stayed_away",
        r"(?P<who>ⓢ)(?:, (?:too|also|meanwhile),)?(?: (?:has|have|had))? (?:stayed|stays?|kept"
        r"|keeps?)"
        r" (?:away|out|aloof)\b(?! of (?!(?:the )?ⓣ|it\b))",
        standing("not_party"),
    ),
    rule("outside_list", r"\boutside: (?:the )?(?P<who>ⓢ)", standing("not_party")),
    rule(
        "nor_are",
        r"\bnor (?:is|are|was|were) (?:the )?(?P<who>ⓢ)(?=[.,;]|$)",
        standing("not_party"),
    ),
    rule(
        "still_signatory",
        r"(?P<who>ⓢ)(?!'s)[^.;ⓢ]{0,140}\b(?:but|and|yet)(?: it)?(?: still)? (?:is|remains?"
        r"|stays?)(?: still)?"
        r"(?: an?)? signatory",
        standing("signatory"),
    ),
    rule(
        "still_party",
        r"(?P<who>ⓢ)(?!'s)[^.;ⓢ]{0,140}\b(?:but|and|yet)(?: it)?(?: still)? (?:is|remains?"
        r"|stays?)(?: still)?"
        r"(?:(?: an?)?(?: state)? party| in (?:it|(?:the )?ⓣ))\b",
        standing("party"),
    ),
    rule(
        "never_belonged",
        _WHO
        + r" (?:(?:has |have )?never|do not|does not|did not) belong(?:ed)? to (?:it\b|(?:the )?ⓣ)",
        standing("not_party"),
    ),
    rule(
        "asked_to_sign",
        r"\b(?:call(?:s|ed)?|urg\w+|ask\w*|press\w*|appeal\w*|and)? ?(?:on|upon|to|,)?"
        r" (?:the )?(?P<who>ⓢ)(?: on ⓓ| ⓓ)? to sign\b",
        standing("not_signatory", bare=True),
    ),
    rule(
        "asked_to_ratify",
        r"\b(?:call(?:s|ed)?|urg\w+|ask\w*|press\w*|appeal\w*)(?: on| upon| to)? (?:the )?"
        r"(?P<who>ⓢ)(?: on ⓓ| ⓓ)? to (?:ratify|join|accede)\b",
        standing("not_ratified", bare=True),
    ),
    rule(
        "until_they_ratify",
        r"\buntil [^.;]*\bincluding (?P<who>ⓢ),? (?:ratify|have ratified)",
        standing("not_ratified"),
    ),
    rule(
        "belongs",
        _WHO + r"(?: also| all| both)? belongs? to (?:the )?ⓣ(?! since)",
        standing("party"),
    ),
    rule(
        "belongs_to_neither",
        _WHO + r" belongs? to neither\b(?: treaty| convention| of (?:them|the two))?",
        standing("not_party"),
    ),
    rule("to_which_belong", r"\bto which (?P<who>ⓢ)(?: \w+)? belongs?", standing("party")),
    rule(
        "stays",
        _WHO + r" (?:says?|said|insist(?:s|ed)?)(?: that)? (?:it|they|ⓢ)"
        r" (?:(?:is|are|will be) staying|(?:will|would) (?:stay|remain|keep) (?:in|part of"
        r"|inside|an? (?:state )?party|bound))\b",
        standing("party"),
    ),
    rule(
        "no_exit",
        r"\bnot an? (?:exit|withdrawal) from (?:the )?ⓣ, which (?P<who>ⓢ)",
        standing("party"),
    ),
    rule("including", r"\bof them including (?P<who>ⓢ)", standing("party")),
    rule(
        "among_them",
        r"(?<!not )(?<!never )(?<!yet to )(?<!still to )\b(?:joined|ratified|acceded|belong"
        r"|remain in|members"
        r"|part(?:y|ies))\b[^.;ⓢ]{0,30}, among (?:them|those) (?P<who>ⓢ)",
        standing("party"),
    ),
    rule(
        "but_not",
        r"\b(?:joined|ratified|belong to|accepted|(?:party|parties|members?) (?:to|of))\b"
        r"[^.;ⓢ]{0,30}, (?:but|though) not (?P<who>ⓢ)",
        standing("not_party"),
    ),
    rule(
        "only_ones",
        r"(?P<who>ⓢ) (?:is|are) the only [^.;ⓣ]{1,60} (?:that|which|who) (?:is|are|has|have)"
        r" (?:party|parties|joined|ratified|members)(?: to| of)? (?:it\b|(?:the )?ⓣ)",
        standing("party"),
    ),
    rule(
        "shunned_it",
        r"(?P<who>ⓢ)(?: has| have| had)? (?:shunned|spurned|boycotted|snubbed|refused to (?:join"
        r"|sign)|rejected) (?:it\b|(?:the )?ⓣ)",
        standing("not_party", bare=True),
    ),
    rule(
        "neither_of",
        r"(?P<who>ⓢ)(?: has| have| had) (?P<what>signed|ratified|joined) neither (?:the )?ⓣ",
        neither_of,
    ),
    rule(
        "of_them_outside",
        r"(?P<who>ⓢ),? (?:all|both|each|none|ⓝ)(?: ⓝ)? of (?:them|which|whom) (?:still |remain )?"
        r"outside (?:the )?(?:ⓣ|it)",
        standing("not_party"),
    ),
    rule(
        "bound_while",
        _WHO + r"[^.;]{0,40}\b(?:formally|legally|still) bound by (?:its|the|ⓣ)",
        standing("party"),
    ),
    rule(
        "bound_too",
        r"(?P<who>ⓢ)[^.;]*\bbound by[^.;]*\band by (?:the )?ⓣ",
        standing("party", last=True),
    ),
    rule(
        "is_not_party",
        _WHO + r"(?:" + _IS + r" (?:not|no|neither|nor)| (?:has|have|had|was|were) never(?: been)?)"
        r"(?: an?)?(?: states?)? ?"
        r"(?:part(?:y|ies)|members?|bound)\b(?: (?:of|to|in|by) (?:the )?(?:ⓣ|it))?",
        standing("not_party"),
    ),
    rule(
        "is_outside",
        _WHO + r"(?: also| still| both| all)? (?:is|are|remains?|stays?|stands?|stood|sits?|keeps?"
        r"|lies?|has stayed|have stayed|has remained|have remained)(?: \w+)? outside"
        r"(?: (?:of )?(?:the )?(?:ⓣ|it))?",
        standing("not_party"),
    ),
    rule(
        "signed_only",
        _WHO + r"(?: has| have| had)?(?: only)? signed(?![^.;]*\buntil\b)(?: (?:it|the ⓣ"
        r"|ⓣ))?(?: in ⓓ)?,? (?:but|without"
        r"|yet|and)(?: has| have| had| did)?(?: then| later)? ?(?:never|not|yet to|ratifying)(?:"
        r" yet)?"
        r"(?: ratif\w+)?(?: it)?(?! until| ⓓ)",
        standing("signatory_only"),
    ),
    rule(
        "only_signed",
        _WHO + _IS + r"(?: only| merely| just)(?: an?)? signator(?:y|ies)",
        standing("signatory_only"),
    ),
    rule(
        "is_signatory",
        _WHO + _IS + _ALSO + r"(?: an?)? signator(?:y|ies)(?: to| of)?(?: (?:the )?ⓣ)?(?! only)",
        standing("signatory"),
    ),
    rule(
        "no_longer_signatory",
        _WHO + _IS + r" no longer an? signatory(?: (?:of|to) (?:the )?(?:ⓣ|it))?",
        standing("not_signatory"),
    ),
    rule(
        "done_neither",
        _WHO + r"(?:, [^;.ⓢ]{1,80},)? (?:has|have|had) done neither",
        standing("not_signatory", back=True),
    ),
    rule(
        "are_in",
        _WHO
        + r"(?: is in| are in| are all in| are both in| is already in| are already in| is now in"
        r"| are now in| is inside| are inside| is on board| are on board)"
        r"(?= too\b| as well\b|[.,;]|$)",
        standing("party", back=True),
    ),
    rule(
        "are_out",
        _WHO + r" (?:is|are|stays?|remains?|keeps?)(?: all| both| still| also)* (?:out|absent)"
        r"(?= too\b| as well\b|[.,;]|$)",
        standing("not_party", back=True),
    ),
    rule(
        "and_are_not",
        r"\b(?:is|are) (?:among them|in|members|parties|inside)\b[^.]*?(?P<who>ⓢ) (?:is|are) not"
        r"(?=[.,;]|$)",
        standing("not_party", back=True),
    ),
    rule(
        "out_of",
        _WHO + r" (?:is|are)(?: all| both| also| still| now)* out of (?:the )?ⓣ",
        standing("not_party"),
    ),
    rule(
        "not_among_them",
        _WHO + r" (?:is|are|was|were) not (?:among|one of) (?:them|their number|(?:its|the)"
        r" (?:ⓝ )?(?:states )?(?:parties|members))\b",
        standing("not_party", back=True),
    ),
    rule(
        "outside_include",
        r"\b(?:(?:those|states|countries|nations|powers)(?: that (?:remain|are|stay))?(?: still)?"
        r" outside(?: (?:it|(?:the )?ⓣ))?|holdouts|absentees|non-members|non-parties) include"
        r" (?:the )?(?P<who>ⓢ)",
        standing("not_party"),
    ),
    rule(
        "nor_has",
        r"\bnor (?:has|have|did|does|do) (?:the )?(?P<who>ⓢ)",
        standing("not_party", back=True),
    ),
    rule(
        "only_one_not",
        r"(?P<who>ⓢ) (?:is|was|remains) the only [^.;ⓣⓢ]{1,60}(?:that|which|who|to)"
        r" (?:is not|has not|has never|does not|stay out|have stayed out)\b[^.;,]{0,40}",
        standing("not_party", back=True),
    ),
    rule(
        "only_one_unratified",
        r"\bonly [^.;ⓢ]{1,50}(?:that|which|to) (?:has|have) signed (?:it|(?:the )?ⓣ)?,? ?(?:and"
        r"|but)"
        r" (?:has )?(?:not|never) ratified(?: it)? (?:is|are|was) (?:the )?(?P<who>ⓢ)",
        standing("signatory_only"),
    ),
    rule(
        "one_among_them",
        r"(?<!not )(?<!never )(?<!yet to )(?<!still to )(?<!not yet )\b(?:joined|ratified"
        r"|accepted|backed"
        r"|acceded"
        r"|part(?:y|ies)|members)\b[^.;ⓢ]{0,40}"
        r", (?:the )?(?P<who>ⓢ) (?:among them|included)\b",
        standing("party"),
    ),
    rule(
        "signed_among_them",
        r"\bsigned (?:it )?(?:but|without|and) (?:not|never|ratifying)[^.;ⓢ]{0,30}, (?:the )?"
        r"(?P<who>ⓢ) among them",
        standing("signatory_only", back=True),
    ),
    rule(
        "among_parties",
        _WHO + r" (?:is|are|was|were) (?:all |both )?among (?:the|its) (?:ⓝ )?(?:states )?"
        r"(?:part(?:y|ies)|members)",
        standing("party"),
    ),
    rule(
        "is_one_of_them",
        r"(?:\bⓝ|part(?:y|ies)|members)[^ⓢ]*(?P<who>ⓢ)(?:, [^;.ⓢ]{1,60},)? is one of them\b",
        standing("party", back=True),
    ),
    rule(
        "no_consent",
        r"(?P<who>ⓢ)(?: has| had)? never (?:gave|given|consented|approved)"
        r"(?! (?:the |a |its )?(?:ⓓ )?(?:protocol|amendment|bill|law))[^.;,]{0,20}",
        standing("not_ratified"),
    ),
    rule(
        "still_to_ratify",
        r"(?P<who>ⓢ),? (?:has|have|had) (?:still|yet) to ratify(?: it)?",
        standing("not_ratified"),
    ),
    rule(
        "voted_against",
        r"(?P<who>ⓢ) (?:had )?voted against (?:it\b|its adoption|(?:the adoption of )?(?:the )?ⓣ)",
        voted_against,
    ),
)
"""Who is bound, who has signed, who has not."""
