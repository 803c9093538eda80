"""The table of statements about whole groups of states: which words state what."""

from news.reading.statements import Rule, of_group, rule

GROUPS: tuple[Rule, ...] = (
    rule(
        "group_none",
        r"\b(?:none|not one|nor (?:has|have|is|are) any) of the (?:ⓝ |nine "
        r"|five )?(?P<who>ⓖ)[^.;]*",
        of_group,
    ),
    rule(
        "group_shuns",
        r"\b(?:shunned|boycotted|rejected|opposed) by (?:all |the |ⓝ )*(?P<who>ⓖ)",
        of_group,
    ),
    rule("no_group", r"\bno (?P<who>ⓖ) (?:is|has)[^.;]*", of_group),
    rule(
        "group_except",
        r"\b(?:every|each|all)(?: of the)?(?: (?:member|state|country|nation)s?)?(?: (?:of"
        r"|in)(?: the)?)?"
        r" (?:ⓝ )?(?P<who>ⓖ),? (?:except|but|apart from|other than"
        r"|save)(?: for)? (?:the )?(?P<but>ⓢ)"
        r",? (?:has|have|had|is|are)[^.;]*",
        of_group,
    ),
    rule(
        "all_group",
        r"\b(?:all|every|each)(?: of)?(?: the)? (?:ⓝ )?(?P<who>ⓖ)"
        r"(?!,? (?:except|but|apart|other than|save)\b)[^.;]*",
        of_group,
    ),
)
"""What holds of all members of a group, or of all but some."""
