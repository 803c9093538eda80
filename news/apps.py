"""The news app."""

from collections.abc import Mapping
from typing import override

from django.apps import AppConfig

GROUPS: dict[str, Mapping[str, str]] = {
    "Incoming": {
        "Feed": "Feeds",
        "FeedVisit": "Visits",
        "Document": "Documents",
        "Version": "Versions",
        "Proposal": "Proposals",
        "Decision": "Decisions",
        "Job": "Jobs",
    },
    "Worklists": {"FeedAlarm": "Feeds with an alarm", "ParkedJob": "Parked jobs"},
}
"""Where editors find the parts of this app, and what they are called."""


class NewsConfig(AppConfig):
    """Outside material on its way in: what is fetched, what is read in it, and who decides."""

    name = "news"
    default_auto_field = "django.db.models.BigAutoField"

    @override
    def ready(self) -> None:
        """Show editors where the parts of this app are."""
        from treaties import editors  # noqa: PLC0415 - apps are not there before

        editors.GROUPS["news"] = GROUPS
