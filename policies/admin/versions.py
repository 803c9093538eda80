"""An entry with its corrections: every version that the record has held, the first one first."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from policies.models import Entry


def address_of(entry: Entry) -> str:
    """Return the address of an entry in its section."""
    model = entry._meta.concrete_model or type(entry)  # noqa: SLF001
    return reverse(f"admin:policies_{model._meta.model_name}_change", args=[entry.pk])  # noqa: SLF001


def versions(entry: Any) -> list[Any]:
    """Return the entry with what it corrects and what corrects it, in order."""
    found = [entry]
    while (earlier := found[0].corrects) is not None:
        found.insert(0, earlier)
    every = type(entry)._default_manager  # noqa: SLF001
    while later := every.filter(corrects=found[-1].pk).first():
        found.append(later)
    return found


def as_list(entry: Any) -> SafeString:
    """Return the versions as a list for the page of the entry."""
    lines = ((_named(one, entry), _told(one)) for one in versions(entry))
    return format_html("<ol>{}</ol>", format_html_join("", "<li>{}: {}</li>", lines))


def _named(one: Any, shown: Any) -> SafeString:
    if one.pk == shown.pk:
        return format_html("<strong>{}</strong>", one)
    return format_html('<a href="{}">{}</a>', address_of(one), one)


def _told(one: Any) -> str:
    did = "taken back" if one.void else "corrected" if one.corrects_id else "entered"
    by = one.recorded_by.get_username() if one.recorded_by else "loaded"
    when = f"{one.recorded_at:%-d %B %Y, %H:%M} UTC"
    return " – ".join(filter(None, [f"{did} {when}, {by}", one.reason]))
