"""What a language model adds to the reading of a story: switched off unless an endpoint is set.

Any service with the chat completions of OpenAI will do. A model proposes and nothing more: each of
its proposals must name a state and a treaty or topic of the record, a kind and a stage that there
are, and quote the text word for word; all else is thrown away. What it adds is marked as its own.
The built-in reader never needs it, and goes on where it fails.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import structlog
from django.conf import settings

from core.dates import InvalidDateError, PartialDate
from core.outbound import Rules
from news.fetching.answers import Limits
from news.fetching.errors import FetchError
from news.fetching.http import ask
from news.fetching.kinds import Kind
from news.reading.findings import Finding
from news.reading.known import Known
from news.services.holding import family_of
from policies.terms import Stage
from treaties.terms import ActionKind

ANYWHERE = Rules(frozenset({"http", "https"}), lambda _address: True)
"""The endpoint is the operator's own choice, and is often on the same machine."""

LIMITS = Limits(read=60.0, whole=120.0)
MOST = 20
"""As many proposals of one story are looked at."""

TASK = """You read one news story and list the acts and formal steps of states under arms-control
treaties, or changes of their policies, that it reports as news; background is left out. Answer with
JSON alone: {"proposals": [{"state": ISO 3166-1 alpha-3, "kind": one of KINDS, or "" for a policy,
"treaty": one of TREATIES, or "", "topic": one of TOPICS for a policy, else "", "stage": one of
STAGES, "date": YYYY, YYYY-MM, YYYY-MM-DD or null, "evidence": the words of the story that say so,
copied exactly}]}. An empty list is a good answer."""

logger = structlog.get_logger(__name__)


def is_on() -> bool:
    """Whether an endpoint is set."""
    return bool(settings.MODEL_URL)


def suggest(
    title: str, text: str, day: dt.date, known: Known, found: Sequence[Finding]
) -> list[Finding]:
    """Return what the model finds in a story beyond what was found; nothing where it fails."""
    try:
        told = _answer(title, text, day, known)
    except FetchError as error:
        logger.warning("the model gave no answer", error=str(error))
        return []
    held = {_key(one) for one in found}
    added: list[Finding] = []
    for row in told[:MOST]:
        one = _finding(row, text, known)
        if one is not None and _key(one) not in held:
            held.add(_key(one))
            added.append(one)
    return added


def _answer(title: str, text: str, day: dt.date, known: Known) -> list[Any]:
    """Return the rows of the model's answer; none where it is not of the shape asked for.

    Raises:
        FetchError: the endpoint was not reached, or answered with an error.
    """
    lists = {
        "KINDS": [kind.value for kind in ActionKind],
        "STAGES": [stage.value for stage in Stage],
        "TREATIES": sorted(known.treaties),
        "TOPICS": sorted(known.topics),
    }
    story = f"Published on {day}.\n\n{title}\n\n{text}"
    question = {
        "model": settings.MODEL_NAME,
        "temperature": 0,
        "messages": [
            {"role": "system", "content": f"{TASK}\n{json.dumps(lists)}"},
            {"role": "user", "content": story},
        ],
    }
    key = settings.MODEL_KEY
    got = ask(
        settings.MODEL_URL,
        json.dumps(question).encode(),
        "application/json",
        types=frozenset({Kind.JSON}),
        limits=LIMITS,
        rules=ANYWHERE,
        headers={"Authorization": f"Bearer {key}"} if key else {},
    )
    return _rows(got.text)


def _rows(answer: str) -> list[Any]:
    try:
        said = json.loads(answer)["choices"][0]["message"]["content"]
        rows = json.loads(_bare(said))["proposals"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        logger.warning("the model answered with something else", error=repr(error)[:200])
        return []
    return rows if isinstance(rows, list) else []


def _bare(said: str) -> str:
    """Return an answer without the fence that models like to put around JSON."""
    return said.strip().removeprefix("```json").removeprefix("```").removesuffix("```")


def _finding(row: Any, text: str, known: Known) -> Finding | None:
    """Return a row as a finding, None where anything in it is not as it must be."""
    if not isinstance(row, Mapping):
        return None
    words = {name: str(row.get(name) or "") for name in _FIELDS}
    start = text.find(words["evidence"]) if words["evidence"].strip() else -1
    policy = not words["kind"]
    about = words["topic"] in known.topics if policy else words["treaty"] in known.treaties
    named = not words["treaty"] or words["treaty"] in known.treaties
    if start < 0 or words["state"] not in known.states or not (about and named):
        return None
    try:
        return Finding(
            state=words["state"],
            treaty=words["treaty"],
            kind=None if policy else ActionKind(words["kind"]),
            stage=Stage(words["stage"]),
            acted_on=PartialDate.parse(words["date"]) if words["date"] else None,
            start=start,
            end=start + len(words["evidence"]),
            rules=(f"model: {settings.MODEL_NAME}"[:60],),
            topic=words["topic"] if policy else "",
        )
    except (ValueError, InvalidDateError):
        return None


_FIELDS = ("state", "kind", "treaty", "topic", "stage", "date", "evidence")


def _key(one: Finding) -> tuple[str, str, Iterable[str]]:
    kinds = family_of(one.kind) if one.kind else frozenset({one.topic})
    return one.state, one.treaty if one.kind else "", kinds
