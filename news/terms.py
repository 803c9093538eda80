"""The vocabulary of what comes in and of what is decided about it, as choices."""

from django.db.models import TextChoices

from treaties.terms import OFFICIAL, SourceKind


class FeedKind(TextChoices):
    """What is found at the address of a feed."""

    FEED = "feed", "Feed: RSS, Atom or JSON Feed"
    SITEMAP = "sitemap", "Sitemap"
    PAGE = "page", "Single page"
    UNTC = "untc", "Status page of the UN Treaty Collection"
    UNODA = "unoda", "Treaty database of the UN Office for Disarmament Affairs"


DEPOSITARY = frozenset({FeedKind.UNTC, FeedKind.UNODA})
"""Kinds that list who acted under one treaty."""


class Outcome(TextChoices):
    """How a visit ended."""

    FETCHED = "fetched", "Fetched"
    UNCHANGED = "unchanged", "Unchanged since the last visit"
    REFUSED_ADDRESS = "refused_address", "The address leads where nothing is fetched"
    ROBOTS = "robots", "The site asks robots to stay away"
    NOT_REACHED = "not_reached", "Not reached"
    TIMEOUT = "timeout", "It took too long"
    TOO_LARGE = "too_large", "Larger than is taken"
    TOO_MANY_REDIRECTS = "too_many_redirects", "Sent on too often"
    WRONG_TYPE = "wrong_type", "Not of the type expected"
    BAD_STATUS = "bad_status", "The server answered with an error"
    BAD_ENCODING = "bad_encoding", "Packed in a way that can't be unpacked"
    UNREADABLE = "unreadable", "What came could not be read"


GOOD = frozenset({Outcome.FETCHED, Outcome.UNCHANGED})
"""Outcomes after which a feed is well."""


class DocumentKind(TextChoices):
    """What was read."""

    STORY = "story", "Story"
    STATUS_PAGE = "status_page", "Depositary's list"


class Change(TextChoices):
    """What a proposal does to the record."""

    ADD = "add", "Add an entry"
    CORRECT = "correct", "Correct an entry"
    ABSENT = "absent", "The list lacks an entry of the record"


class ProposalStatus(TextChoices):
    """Where a proposal stands."""

    OPEN = "open", "To be decided"
    HELD = "held", "Held for the depositary"
    ENDORSED = "endorsed", "Endorsed; waits for a second person"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    MERGED = "merged", "Merged with another"
    KNOWN = "known", "Held by the record already"


UNDECIDED = frozenset({ProposalStatus.OPEN, ProposalStatus.HELD, ProposalStatus.ENDORSED})
"""Proposals that wait for somebody."""


class Verdict(TextChoices):
    """What a reviewer, or the machine where it only finds again what it said, did."""

    ENDORSE = "endorse", "Endorsed"
    ACCEPT = "accept", "Accepted"
    REJECT = "reject", "Rejected"
    MERGE = "merge", "Merged"
    HOLD = "hold", "Held for the depositary"
    REOPEN = "reopen", "Opened again"
    UNDO = "undo", "Undone"


class Ground(TextChoices):
    """Why a proposal is rejected."""

    NO_ACT = "no_act", "The source tells of no act"
    BACKGROUND = "background", "An older act, told as background"
    MISREAD = "misread", "State, treaty, kind or date were misread"
    UNRELIABLE = "unreliable", "The source is not reliable enough"
    DENIED = "denied", "Denied or corrected since"
    OTHER = "other", "Another reason"


class JobKind(TextChoices):
    """What a piece of background work does; its subject is the id it is about."""

    VISIT = "visit", "Visit a feed"
    STORY = "story", "Fetch the page of a story"
    READ = "read", "Read a version of a document"


class JobStatus(TextChoices):
    """Where a piece of background work stands."""

    WAITING = "waiting", "Waiting"
    QUEUED = "queued", "Handed to a worker"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    PARKED = "parked", "Parked: it failed too often"


WEIGHT_OF_GRADE: dict[SourceKind, int] = {
    SourceKind.DEPOSITARY: 400,
    SourceKind.INTERGOVERNMENTAL: 300,
    SourceKind.GOVERNMENT: 200,
    SourceKind.NEWS: 100,
}
"""How heavily a source weighs in the order of the queue; others weigh nothing."""


def is_depositary_grade(grade: str) -> bool:
    """Whether what a source of this kind states may change a status by one person's decision."""
    return grade in OFFICIAL
