"""The policies app."""

from collections.abc import Mapping
from typing import override

from django.apps import AppConfig

TITLES = {
    "policies:index": "National policies",
    "policies:topic": "Policies: {topic}",
    "policies:chain": "{state}: {topic}",
}
"""What the pages are called in a citation."""

GROUPS: dict[str, Mapping[str, str]] = {
    "The record": {
        "PolicyChange": "Policy changes",
        "DomesticStep": "Steps at home",
        "Position": "Positions",
        "Topic": "Topics of policies",
    },
    "Worklists": {
        "UnverifiedChange": "Unverified policy changes",
        "WaitingStep": "Steps that wait for their acts",
    },
}
"""Where editors find the parts of this app, and what they are called."""


class PoliciesConfig(AppConfig):
    """National policies beside the treaties: what is decided at home, and what is in force."""

    name = "policies"
    default_auto_field = "django.db.models.BigAutoField"

    @override
    def ready(self) -> None:
        """Let the record hold and check the files of policies, and a search find what they name."""
        from policies.feeds import told_about  # noqa: PLC0415
        from policies.models import Topic  # noqa: PLC0415
        from policies.pages.finding import find_policies  # noqa: PLC0415
        from policies.pages.wording import WORDINGS  # noqa: PLC0415
        from policies.record.layout import TABLES  # noqa: PLC0415 - models are not there before
        from policies.record.verification import CHECKS  # noqa: PLC0415
        from treaties import editors  # noqa: PLC0415
        from treaties.feeds import atom  # noqa: PLC0415
        from treaties.pages import citing, log, search  # noqa: PLC0415
        from treaties.record import layout  # noqa: PLC0415
        from treaties.record.verification import run  # noqa: PLC0415

        layout.add(*TABLES)
        run.add(*CHECKS)
        search.add(find_policies)
        editors.GROUPS["policies"] = GROUPS
        log.WORDINGS.update(WORDINGS)
        atom.MORE.append(told_about)
        citing.TITLES.update(TITLES)
        citing.PAGES_OF.add("policies")
        citing.NAMED["topic"] = ("topic", lambda: Topic.objects.values_list("label", flat=True))
