"""The core app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Dates, periods and files: shared by every app, without models of its own."""

    name = "core"
