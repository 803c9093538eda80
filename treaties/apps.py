"""The treaties app."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class TreatiesConfig(AppConfig):
    """The record and everything derived from it."""

    name = "treaties"
    default_auto_field = "django.db.models.BigAutoField"


class EditorsAdminConfig(AdminConfig):
    """Django's admin with the editors' own site."""

    default_site = "treaties.editors.EditorsSite"
