"""An editor at the desk: fills in the form, looks at the preview, confirms."""

import re
from html import unescape

from django.urls import reverse
from django.utils.html import strip_tags

SOURCE = {"source": "un-page", "locator": "row 7", "quote": ""}


class Editor:
    """Sends the desk's form as a browser would."""

    def __init__(self, client):
        self.client = client

    def fill(self, section, act, *, cites=(SOURCE,), **more):
        """Return the answer to a form filled in for a section."""
        return self.send(reverse(f"admin:treaties_{section}_add"), act, cites=cites, **more)

    def send(self, address, act, *, cites=(SOURCE,), **more):
        data = {"confidence": "sourced"} | act | more
        data |= {"citations-TOTAL_FORMS": len(cites), "citations-INITIAL_FORMS": 0}
        for number, cite in enumerate(cites):
            data |= {f"citations-{number}-{name}": value for name, value in cite.items()}
        return self.client.post(address, data)

    def confirm(self, preview, section, act, **more):
        """Confirm what a preview showed."""
        return self.fill(section, act, previewed=previewed(preview), _confirm="1", **more)


def previewed(answer):
    return re.search(r'name="previewed" value="(\w*)"', answer.text)[1]


def text(answer):
    """Return what a page says, its spaces made one."""
    return " ".join(unescape(strip_tags(answer.text.replace("<", " <"))).split())
