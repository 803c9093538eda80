"""What comes in, in the admin: feeds and their health, what they brought, and the work on it."""

from news.admin import documents, feeds, jobs, proposals

__all__ = ["documents", "feeds", "jobs", "proposals"]
