"""The page on which a text is held against the record; the text is not kept."""

import datetime as dt
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from rest_framework.request import Request

from news.services.checking import LONGEST, by_verdict, check
from news.services.wording import VERDICTS
from treaties.api.limits import PerAddress
from treaties.fields import DayField, today
from treaties.pages.asked import Asked
from treaties.views import framed

TOO_OFTEN = 429


class CheckForm(forms.Form):
    """A text, and the day on which it speaks."""

    text = forms.CharField(
        label="Text",
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=f"English, up to {LONGEST:,} characters. It is read, answered and forgotten.",
        error_messages={
            "required": "Paste a text first.",
            "max_length": f"The text is too long: at most {LONGEST:,} characters at a time.",
        },
    )
    on = DayField(
        label="Day of the text",
        required=False,
        help_text="YYYY-MM-DD. “Last Friday” and “is party” are meant as of it. Empty: today.",
        widget=forms.TextInput(attrs={"placeholder": "YYYY-MM-DD", "autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        """Return the text with the ends of lines that everybody else counts."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")

    @property
    def day(self) -> dt.date:
        """The day of the text."""
        return self.cleaned_data["on"] or today()


@csrf_exempt  # nothing is kept and nobody is logged in: there is nothing to do in a reader's name
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show the form, or what the record says of the text that was sent."""
    context: dict[str, Any] = {
        "form": CheckForm(initial={"on": request.GET.get("on", "")}),
        "verdicts": VERDICTS,
        "longest": LONGEST,
    }
    status = 200
    if request.method == "POST":
        limit = PerAddress.of_checks()
        form = context["form"] = CheckForm(request.POST)
        if not limit.allow_request(Request(request), None):
            context["problem"] = f"Too many texts from here: try again in {int(limit.wait())} s."
            status = TOO_OFTEN
        elif form.is_valid():
            found = check(form.cleaned_data["text"], form.day)
            counted = [
                (verdict, VERDICTS[verdict], number)
                for verdict, number in by_verdict(found.statements).items()
            ]
            context |= {"checked": found, "counted": counted}
        else:
            status = 400
    frame = framed(request, Asked(today(), today()), "check") | {"asked": None, "cite": None}
    return render(request, "news/check.html", frame | context, status=status)
