"""Descriptions of what the paths that reckon and search answer, for the OpenAPI document."""

from typing import Any

from treaties.api.paging import KeysetPagination
from treaties.api.schema import ACTION, STATE, date, day, group, many, text
from treaties.law.counting import RULES
from treaties.terms import Counted

TREATY = text("Id of the treaty.")


def _number(description: str) -> dict[str, Any]:
    least = {"type": "integer", "description": "The least that it can be."}
    most = {"type": "integer", "description": "The most that it can be."}
    return {
        "oneOf": [{"type": "integer"}, group("Where dates are partial.", min=least, max=most)],
        "description": description,
    }


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


_ROW = _ref("CountedState")
COMPONENTS = {
    "CountedState": group(
        "A state.",
        state=STATE,
        name=text("Its name."),
        status=text("Where it stands, or the statuses that dates leave open."),
        since=date("Since when it stands there."),
        basis=many(ACTION, "The acts that the status rests on."),
        reason=text("Why it is in or out, in words."),
    ),
    "ExplainedCount": group(
        "One count, explained.",
        value=_number("The count."),
        rule=text("What it counts, in words."),
        included=many(_ROW, "States that it counts."),
        perhaps=many(_ROW, "States of which dates leave open whether it counts them."),
        apart=many(_ROW, "Organisations and entities: listed, not counted."),
        excluded=many(_ROW, "States that it leaves out, also those that never acted."),
    ),
    "Alternative": group(
        "What a count would be in another view.",
        view=text("Whose view."),
        count=text("Which count differs."),
        value=_number("What it would be."),
        added=many(STATE, "States that it would count as well."),
        removed=many(STATE, "States that it would not count."),
    ),
    "PublishedTotal": group(
        "A total that somebody published, beside our count of the same on that day.",
        question=text("What was published."),
        count=text("Our count of the same."),
        as_of=text("The date at which it was true."),
        published={"type": "integer", "description": "The total published."},
        counted=_number("Our count on that day."),
        difference=_number("Our count less the total."),
        agrees={"type": "boolean", "description": "Whether the two agree."},
        verdict=text("agrees, or by how many they differ."),
        items=many(text("A reason."), "What can make the difference; empty where they agree."),
        source=text("Who published it, and where."),
    ),
}
"""Parts that stand in the document once, by their names."""


COUNTS = group(
    "The counts of a treaty on a day.",
    on=day("The day.", nullable=False),
    rule=group(
        "What each count counts, in words.",
        **{which.value: text("The rule in words.") for which in Counted},
    ),
    view=text("In whose view."),
    **{which.value: _number(RULES[which]) for which in Counted},
    explain={
        "type": "string",
        "format": "uri",
        "description": "Address that explains each count, state by state.",
    },
    alternatives=many(_ref("Alternative"), "What the counts would be in other views."),
)
COUNTS_SERIES = KeysetPagination().get_paginated_response_schema(
    many(COUNTS, "The counts, day by day.")
)
EXPLAINED = group(
    "The counts of a treaty on a day, explained.",
    treaty=TREATY,
    **COUNTS["properties"],
    explanation={
        "type": "object",
        "description": "Each count, explained; one alone where count= asks for it.",
        "properties": {which.value: _ref("ExplainedCount") for which in Counted},
    },
    published=many(_ref("PublishedTotal"), "Totals published by the day, the latest first."),
)

WHEN = group(
    "When an act takes effect.",
    treaty=TREATY,
    kind=text("The kind of act."),
    date=day("The day of the act.", nullable=False),
    state=text("Code of the state; null for any.", nullable=True),
    effective_on=day("The day of effect; null where there is none or it is not one day."),
    effective_earliest=day("First day on which the effect can lie."),
    effective_latest=day("Last day on which the effect can lie."),
    rule=text("The rule in words."),
    article=text("Where the rule stands."),
    steps=many(text("A step."), "The arithmetic, step by step."),
    provisos=many(text("A proviso."), "What could change the day."),
)

_SCORE = {"type": "number", "description": "How well it fits, from 0 to 1."}
_FOUND = group(
    "A state or a treaty that was found.",
    id=text("Its id."),
    name=text("Its name."),
    found_by=text("The name by which it was found."),
    score=_SCORE,
)
SEARCH = group(
    "What was found.",
    q=text("What was asked."),
    on=day("The day of the standings.", nullable=False),
    partly={
        "type": "boolean",
        "description": "Whether nothing has all the words, and single words were looked for.",
    },
    pairs=many(
        group("A state and a treaty named together.", state=STATE, treaty=TREATY),
        "States and treaties named together; standings holds where they stand.",
    ),
    standings=many(
        _ref("Standing"),
        "Where the states of the pairs stand; a pair without a standing has no row.",
    ),
    states=many(_FOUND, "States found, the best first."),
    treaties=many(_FOUND, "Treaties found, the best first."),
)
