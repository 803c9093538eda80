"""The treaties database of the UN Office for Disarmament Affairs, asked for one treaty's actions.

The service speaks GraphQL: a POST of `{"query", "variables"}` to one address (the office's own
pages use https://gql-api-dataportal.unoda.org/). It is not announced as a public service and may
change without notice, so its feeds begin switched off.

A treaty goes by the short name in the address of its page (`npt`, `tpnw`, `ctbt`, `test_ban`,
`1925`), and the answer has the shape

    {"data": {"treaty_": {"data": {"short_name": "npt", "actions_": [
        {"date": "1968-07-01 00:00:00", "action_type_": "Signatory", "note": null,
         "state": {"name": "Ireland"}, "depositary": {"short_name": "London"}}, …]}}}}

or, where something went wrong, `{"errors": [{"message": "…"}, …]}`. `action_type_` is Signatory,
Ratification, Accession, Succession, Withdrawal … in the office's own words; it types revocations as
withdrawals. One state may have several rows of one kind: one for each depositary.
"""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.outbound import OPEN, Rules
from news.fetching.answers import Fetched, Limits
from news.fetching.errors import BadStatusError, UnreadableError
from news.fetching.http import ask
from news.fetching.kinds import Kind
from news.fetching.plain import plain

QUERY = """
query Treaty($input: TreatyRequestInput_) {
  treaty_(input: $input) {
    ... on ReadResponse { data { ... on Treaty_ {
      short_name
      actions_ { date action_type_ note state { name } depositary { short_name } }
    } } }
  }
}
"""
_LIMITS = Limits(read=30.0, whole=60.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One act of one state, as the office words it; what it does not say is empty."""

    state: str
    kind: str
    acted_on: dt.date
    depositary: str = ""
    note: str = ""


def inquire(
    url: str, *, rules: Rules = OPEN, before: Callable[[str], None] | None = None
) -> Fetched:
    """Return the service's answer about a treaty, named after # in its address; not read yet.

    `before` is called with the address of the service before it is asked.

    Raises:
        FetchError: it was not reached, or answered with errors or with something else than JSON.
    """
    address, _, treaty = url.partition("#")
    if before is not None:
        before(address)
    question = {
        "query": QUERY,
        "variables": {"input": {"id": None, "short_name": treaty, "type": "GET_TREATY"}},
    }
    content = json.dumps(question).encode()
    try:
        return ask(
            address,
            content,
            "application/json",
            types=frozenset({Kind.JSON}),
            limits=_LIMITS,
            rules=rules,
        )
    except BadStatusError as error:
        _tell_errors(error)
        raise


def read_actions(text: str, treaty: str) -> tuple[Row, ...]:
    """Return the rows of an answer, in its order.

    Raises:
        UnreadableError: it tells of errors, is of another shape or of another treaty, or a row of
            it can't be read: rather none than some.
    """
    told = _parsed(text)
    _refuse_errors(told)
    found = _at(told, "data", "treaty_", "data")
    if not isinstance(found, dict) or not isinstance(found.get("actions_"), list):
        raise UnreadableError(f"UNODA's answer holds no actions of a treaty {treaty!r}.")
    named = found.get("short_name")
    if named != treaty:
        raise UnreadableError(f"UNODA's answer is of the treaty {named!r}, not of {treaty!r}.")
    return tuple(_row(one, number) for number, one in enumerate(found["actions_"], start=1))


def _row(one: Any, number: int) -> Row:
    state, kind = _words(_at(one, "state", "name")), _words(_at(one, "action_type_"))
    said = _at(one, "date")
    try:
        day = dt.date.fromisoformat(str(said).partition("T")[0].partition(" ")[0])
    except ValueError:
        day = None
    if not state or not kind or day is None:
        shown = json.dumps(one, ensure_ascii=False)[:200]
        raise UnreadableError(f"Row {number} of UNODA's answer lacks state, kind or date: {shown}.")
    depositary = _words(_at(one, "depositary", "short_name"))
    return Row(state, kind, day, depositary, plain(_words(_at(one, "note"))))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"UNODA's answer is no JSON: {error}"[:300]) from error


def _refuse_errors(told: Any) -> None:
    """Raise what GraphQL tells of errors."""
    errors = told.get("errors") if isinstance(told, dict) else None
    if errors:
        listed = errors if isinstance(errors, list) else [errors]
        said = "; ".join(_words(_at(one, "message")) or str(one) for one in listed[:5])
        raise UnreadableError(f"UNODA's service answered with errors: {said}"[:500])


def _tell_errors(error: BadStatusError) -> None:
    """Raise what the answer to a bad question tells, where it is JSON: it says what to mend."""
    try:
        told = json.loads(error.said)
    except ValueError:
        return
    _refuse_errors(told)


def _at(told: Any, *names: str) -> Any:
    """Return what stands inside under the names, None where there is nothing."""
    for name in names:
        told = told.get(name) if isinstance(told, dict) else None
    return told


def _words(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
