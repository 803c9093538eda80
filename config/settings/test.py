"""Settings of the tests: the same, made fast and closed to the outside."""

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations", "django_migration_linter"]

for database in DATABASES.values():
    # A test database that a power cut loses is no loss.
    database["OPTIONS"]["options"] = "-c synchronous_commit=off"

MIGRATION_LINTER_OPTIONS = {
    "sql_analyser": "postgresql",
    "include_apps": ["treaties"],
    "no_cache": True,
}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # no test collects the static files first
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
API_REQUESTS_PER_MINUTE = 0  # those that test the limit set one
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
