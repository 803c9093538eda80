"""How a visit may end, and the small family of errors that say so."""

from enum import StrEnum
from typing import ClassVar


class Outcome(StrEnum):
    """How a visit ended, in one word."""

    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    REFUSED_ADDRESS = "refused_address"
    ROBOTS = "robots"
    BUSY = "busy"
    TIMEOUT = "timeout"
    NOT_REACHED = "not_reached"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BAD_STATUS = "bad_status"
    WRONG_TYPE = "wrong_type"
    TOO_LARGE = "too_large"
    BAD_ENCODING = "bad_encoding"
    UNREADABLE = "unreadable"


class FetchError(Exception):
    """A visit that brought nothing; the message says what was wrong.

    `retry_after` are the seconds after which the site, or our own pace, lets us come again.
    """

    outcome: ClassVar[Outcome]

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class AddressRefusedError(FetchError):
    """The address, or one it leads on to, is none that may be visited."""

    outcome = Outcome.REFUSED_ADDRESS


class RobotsError(FetchError):
    """The site asks programs to stay away from this page."""

    outcome = Outcome.ROBOTS


class BusyError(FetchError):
    """It is not our turn at this host yet."""

    outcome = Outcome.BUSY


class TimedOutError(FetchError):
    """The answer took too long."""

    outcome = Outcome.TIMEOUT


class NotReachedError(FetchError):
    """There was no answer, or it broke off."""

    outcome = Outcome.NOT_REACHED


class TooManyRedirectsError(FetchError):
    """The address leads on and on."""

    outcome = Outcome.TOO_MANY_REDIRECTS


class BadStatusError(FetchError):
    """The site answered that it would not, or could not; `said` is the beginning of why."""

    outcome = Outcome.BAD_STATUS

    def __init__(
        self, message: str, *, status: int, retry_after: float | None = None, said: str = ""
    ) -> None:
        super().__init__(message, retry_after=retry_after)
        self.status = status
        self.said = said


class WrongTypeError(FetchError):
    """What was sent is of another kind than what was asked for."""

    outcome = Outcome.WRONG_TYPE


class TooLargeError(FetchError):
    """More was sent than is taken, or it unpacks to more."""

    outcome = Outcome.TOO_LARGE


class BadEncodingError(FetchError):
    """What was sent is packed in a way that can't be unpacked."""

    outcome = Outcome.BAD_ENCODING


class UnreadableError(FetchError):
    """What was sent is not what it should be, or not safe to read."""

    outcome = Outcome.UNREADABLE
