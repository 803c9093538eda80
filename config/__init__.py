"""Settings, addresses and processes: everything that puts the apps to work."""

from config.celery import app as celery_app

__all__ = ["celery_app"]  # loaded with Django, so that `delay` in any process finds the broker
