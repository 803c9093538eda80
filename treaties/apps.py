"""The treaties app."""

from django.apps import AppConfig


class TreatiesConfig(AppConfig):
    """The record and everything derived from it."""

    name = "treaties"
    default_auto_field = "django.db.models.BigAutoField"
