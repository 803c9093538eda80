"""A count explained: who is in, who is out and why, in whose view, and what others published."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.dates import PartialDate
from treaties import answers
from treaties.api.base import RecordView
from treaties.api.counts import counts_json, explain_address
from treaties.api.questions import ExplainForm
from treaties.api.reckoned import bound
from treaties.api.schema import parameters_of
from treaties.api.schema_answers import EXPLAINED
from treaties.api.views import the
from treaties.fields import today
from treaties.law.counting import RULES, Counts, Record, why
from treaties.models import State, Treaty
from treaties.pages.counted import reason_of
from treaties.pages.published import Published, published_beside, read_totals
from treaties.presentation import bare_words
from treaties.terms import COUNTED, NONE, Counted


class CountsExplained(RecordView):
    """The counts of a treaty on a day, explained state by state.

    For each count: the states it includes, those that dates leave open, those listed apart
    because they are no states, and those it leaves out, each with the reason. Beside them stand
    the totals that depositaries and others published, with what makes a difference.
    """

    asks = ExplainForm
    answer = EXPLAINED

    @extend_schema(operation_id="treaties_counts_explain", parameters=parameters_of(ExplainForm))
    def get(self, request: Request, id: str) -> Response:  # noqa: A002
        """Return the counts of a day and their explanation."""
        treaty = the(Treaty.objects.all(), id)
        asked = bound(ExplainForm, request).cleaned_data
        day = asked["on"] or today()
        found = answers.count(treaty.pk, [day], known=asked["known"], view=asked["view"])
        wanted = [Counted(asked["count"])] if asked["count"] else list(Counted)
        names, idle = _participants(day, {one.participant.code for one in found.records})
        address = explain_address(request, treaty.pk, day)
        beside = published_beside(read_totals(treaty.pk, day), found.records, names)
        people = Explaining(found.counts[0], found.records, names, idle)
        return Response(
            {
                "treaty": treaty.pk,
                **counts_json(found.counts[0], found.alternatives[0], address),
                "explanation": {which.value: people.of(which) for which in wanted},
                "published": [published_json(one) for one in beside if one.which in wanted],
            }
        )


def _participants(day: dt.date, acted: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Return the names of all participants, and the states of the day that never acted."""
    existing = State.objects.existing_on(day).counted().filter(pk=OuterRef("pk"))
    rows = State.objects.annotate(counted=Exists(existing)).order_by("code")
    held = list(rows.values_list("code", "name", "counted"))
    known = set(acted)
    names = {code: name for code, name, _ in held}
    return names, [code for code, _, counted in held if counted and code not in known]


class Explaining:
    """Tells of each count of a day who is in and who is out."""

    def __init__(
        self,
        held: Counts,
        records: Sequence[Record],
        names: Mapping[str, str],
        idle: Sequence[str],
    ) -> None:
        self.held = held
        self.records = {record.participant.code: record for record in records}
        self.names = names
        self.idle = idle

    def of(self, which: Counted) -> dict[str, Any]:
        """Return a count with its rule and the states it includes, leaves open and leaves out."""
        tally = self.held[which]
        acted = self.records.keys() - tally.sure - tally.perhaps - tally.apart
        groups: Mapping[str, Iterable[str]] = {
            "included": tally.sure,
            "perhaps": tally.perhaps,
            "apart": tally.apart,
            "excluded": [*acted, *self.idle],
        }
        rows = {
            name: [self._row(code, which, name) for code in sorted(codes)]
            for name, codes in groups.items()
        }
        return {"value": tally.as_json(), "rule": RULES[which], **rows}

    def _row(self, code: str, which: Counted, group: str) -> dict[str, Any]:
        record = self.records.get(code)
        periods = [one for one in record.periods if one.on(self.held.on)] if record else []
        since = periods[0].since if periods else None
        return {
            "state": code,
            "name": self.names[code],
            "status": why(record, self.held.on) if record else NONE,
            "since": str(since) if since else None,
            "basis": [act for period in periods for act in period.basis],
            "reason": f"{self._reason(record, since, which, group)}.",
        }

    def _reason(
        self, record: Record | None, since: PartialDate | None, which: Counted, group: str
    ) -> str:
        if record is None:
            return "No act under the treaty"
        words = reason_of(why(record, self.held.on))
        words += f" since {bare_words(since)}" if since else ""
        if group == "perhaps":
            return f"{words}: dates known only in part leave it open"
        if record.participant.kind not in COUNTED:
            return f"{words}; no state ({record.participant.kind}), so listed apart"
        if which is Counted.SIGNED:
            return f"{words}; {'its' if group == 'included' else 'no'} signature stands"
        return words


def published_json(one: Published) -> dict[str, Any]:
    """Return a published total beside our count of its day, and what can make a difference."""
    low, high = one.tally.minimum - one.published, one.tally.maximum - one.published
    return {
        "question": one.question,
        "count": one.which.value,
        "as_of": str(one.as_of),
        "published": one.published,
        "counted": one.tally.as_json(),
        "difference": low if low == high else {"min": low, "max": high},
        "agrees": one.agrees,
        "verdict": one.verdict,
        "items": one.items,
        "source": one.source,
    }
