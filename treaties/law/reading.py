"""Taking one rule apart key by key, so that nothing in it goes unread."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from core.dates import InvalidDateError, PartialDate
from treaties.law.delays import Delay
from treaties.terms import CONSENT, ActionKind

_ABSENT = object()


class UnknownRuleError(ValueError):
    """A provision has a form that the engine does not know; names the row and the key."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(
            f"{where}: {problem}. Write the rule in a known form, or teach the engine this one."
        )


class RuleReader:
    """The keys of one JSON object, each to be taken once.

    Every ``take`` method raises :class:`UnknownRuleError` where the value is not of its form;
    :meth:`done` raises it where a key is left that nobody took.
    """

    def __init__(self, where: str, data: object) -> None:
        self.where = where
        if not isinstance(data, Mapping):
            raise self.unknown(f"a rule is a JSON object, not {data!r}")
        self._left: dict[str, Any] = dict(data)

    def unknown(self, problem: str) -> UnknownRuleError:
        """Return the error that says what is wrong with this rule."""
        return UnknownRuleError(self.where, problem)

    def has(self, key: str) -> bool:
        """Whether the rule has this key and it was not taken yet."""
        return key in self._left

    def _take(self, key: str, default: Any) -> Any:
        value = self._left.pop(key, default)
        if value is _ABSENT:
            raise self.unknown(f"“{key}” is missing")
        return value

    def token(self, key: str, known: Collection[str], default: Any = _ABSENT) -> str:
        """Take one of the ``known`` words; JSON null is the empty word."""
        value = self._take(key, default)
        value = "" if value is None else value
        if value != "" and value not in known:
            raise self.unknown(f"“{key}” is {value!r}, known are {', '.join(sorted(known))}")
        return str(value)

    def text(self, key: str, default: Any = _ABSENT) -> str:
        """Take free text."""
        value = self._take(key, default)
        if value is not None and not isinstance(value, str):
            raise self.unknown(f"“{key}” is {value!r}, not text")
        return value or ""

    def number(self, key: str, default: Any = _ABSENT) -> int:
        """Take a whole number from 0; JSON null is 0."""
        value = self._take(key, default)
        if value is None:
            return 0
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.unknown(f"“{key}” is {value!r}, not a whole number")
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Take true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self.unknown(f"“{key}” is {value!r}, not true or false")
        return value

    def partial(self, key: str, default: Any = None) -> PartialDate | None:
        """Take a date of any precision, or null."""
        value = self._take(key, default)
        if value is None:
            return None
        try:
            return PartialDate.parse(value)
        except (InvalidDateError, TypeError):
            raise self.unknown(f"“{key}” is {value!r}, not a date") from None

    def day(self, key: str) -> dt.date | None:
        """Take a whole date, or null."""
        value = self.partial(key)
        if value is not None and not value.is_day:
            raise self.unknown(f"“{key}” is {value}, not a whole date")
        return value.earliest if value else None

    def delay(self, key: str) -> Delay | None:
        """Take a period: days, months or years, perhaps from the first of the month."""
        value = self._take(key, _ABSENT)
        if value is None:
            return None
        inner = RuleReader(f"{self.where}, “{key}”", value)
        delay = Delay(
            days=inner.number("days", 0),
            months=inner.number("months", 0),
            years=inner.number("years", 0),
            first_day_of_month=inner.flag("first_day_of_month"),
        )
        inner.done()
        return delay

    def words(self, key: str, known: Collection[str] | None = None) -> tuple[str, ...]:
        """Take a list of words, each one of the ``known`` where they are given."""
        value = self._take(key, ())
        if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
            raise self.unknown(f"“{key}” is {value!r}, not a list of words")
        strange = [word for word in value if known is not None and word not in known]
        if strange:
            raise self.unknown(
                f"“{key}” has {strange!r}, known are {', '.join(sorted(known or ()))}"
            )
        return tuple(value)

    def states(self, key: str) -> frozenset[str]:
        """Take a list of state codes."""
        codes = self.words(key)
        strange = [code for code in codes if not (len(code) == 3 and code.isupper())]  # noqa: PLR2004
        if strange:
            raise self.unknown(f"“{key}” has {strange!r}, not codes of three capital letters")
        return frozenset(codes)

    def instruments(self, key: str) -> frozenset[ActionKind]:
        """Take kinds of consent; where none are named, all of them count."""
        words = self.words(key, {kind.value for kind in CONSENT})
        return frozenset(ActionKind(word) for word in words) or CONSENT

    def objects(self, key: str) -> list[object]:
        """Take a list of further objects."""
        value = self._take(key, [])
        if not isinstance(value, list):
            raise self.unknown(f"“{key}” is {value!r}, not a list")
        return value

    def anything(self, key: str) -> Any:
        """Take a value of any form; the caller checks it."""
        return self._take(key, _ABSENT)

    def ignore(self, *keys: str) -> None:
        """Pass over keys that repeat in data what the summary tells."""
        for key in keys:
            self._left.pop(key, None)

    def done(self) -> None:
        """Hold that every key was taken."""
        if self._left:
            raise self.unknown(f"unknown keys {', '.join(sorted(self._left))}")
