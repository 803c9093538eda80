"""The editors' admin: the record by section, the register, worklists, and the desk."""

from treaties.admin import actions, register, worklists

__all__ = ["actions", "register", "worklists"]
