"""The editors' desk for topics, changes of policy, steps at home and positions."""

from policies.admin import sections, topics, worklists

__all__ = ["sections", "topics", "worklists"]
