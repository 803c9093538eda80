"""Who we say we are."""

from django.conf import settings

NAME = "Servanda"
"""The word by which robots.txt may speak of us."""


def user_agent(address: str = "", contact: str = "") -> str:
    """Return the name under which pages are visited, and where its owner can be found.

    What is not given is taken from the settings SITE_URL and CONTACT_EMAIL.
    """
    address = address or settings.SITE_URL
    contact = contact or str(settings.CONTACT_EMAIL)
    found = "; ".join(one for one in (f"+{address}" if address else "", contact) if one)
    return f"{NAME}/1 ({found})" if found else f"{NAME}/1"
