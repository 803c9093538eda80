"""Outside material on its way in, and what is decided about it."""

from news.models.documents import Cluster, Document, Version
from news.models.feeds import Body, Feed, FeedState, FeedVisit
from news.models.jobs import Job
from news.models.proposals import Decision, Evidence, Proposal
from news.models.proxies import FeedAlarm, ParkedJob

__all__ = [
    "Body",
    "Cluster",
    "Decision",
    "Document",
    "Evidence",
    "Feed",
    "FeedAlarm",
    "FeedState",
    "FeedVisit",
    "Job",
    "ParkedJob",
    "Proposal",
    "Version",
]
