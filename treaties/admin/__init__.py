"""The editors' admin: the record by section, the register, worklists, and the desk."""

from treaties.admin import actions, register, totals, views_of_acts, webhooks, worklists

__all__ = ["actions", "register", "totals", "views_of_acts", "webhooks", "worklists"]
