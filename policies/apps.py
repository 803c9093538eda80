"""The policies app."""

from typing import override

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """National policies beside the treaties: what is decided at home, and what is in force."""

    name = "policies"
    default_auto_field = "django.db.models.BigAutoField"

    @override
    def ready(self) -> None:
        """Let the record hold the files of policies, and its checks look at them."""
        from policies.record.layout import TABLES  # noqa: PLC0415 - models are not there before
        from policies.record.verification import CHECKS  # noqa: PLC0415
        from treaties.record import layout  # noqa: PLC0415
        from treaties.record.verification import run  # noqa: PLC0415

        layout.add(*TABLES)
        run.add(*CHECKS)
