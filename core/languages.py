"""The languages in which readers can have the frame of pages, and which one an address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

ENGLISH = "en"
"""What an address may write for the language that it has without a word."""

TAGS: Mapping[str, str] = {"": "en-GB", "fr": "fr"}
"""What ``lang`` attributes call the languages, by what addresses write."""

NAMES: Mapping[str, str] = {"": "English", "fr": "Français"}
"""What the languages call themselves."""


class NotALanguageError(ValueError):
    """Nothing can be read in such a language; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A language to switch to: the address of the same page in it."""

    tag: str
    name: str
    href: str
    current: bool


def read_language(text: str) -> str:
    """Return a language as addresses write it, empty for English.

    Raises:
        NotALanguageError: there is no such language.
    """
    if text in {"", ENGLISH}:
        return ""
    if text not in TAGS:
        raise NotALanguageError(
            f"“{text[:60]}” is no language of these pages: write lang=fr for French, "
            "or lang=en or nothing for English."
        )
    return text


def code_of(language: str) -> str:
    """Return what Django calls a language that an address writes."""
    return language or settings.LANGUAGE_CODE


def language_of(request: HttpRequest) -> str:
    """Return the language that an address asks for, empty for English or what is none."""
    try:
        return read_language(request.GET.get("lang", ""))
    except (NotALanguageError, SuspiciousOperation):
        return ""


def choices(request: HttpRequest, language: str) -> list[Choice]:
    """Return the languages of a page, with the rest of its address kept."""
    found = []
    for one, tag in TAGS.items():
        query = request.GET.copy()
        query.pop("lang", None)
        if one:
            query["lang"] = one
        href = request.path + (f"?{query.urlencode()}" if query else "")
        found.append(Choice(tag, NAMES[one], href, one == language))
    return found
