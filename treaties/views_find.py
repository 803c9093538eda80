"""Public pages that find things: by name, and by the day on which they take effect."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from treaties.filters import EVERYWHERE, RelatedFilter, UpcomingFilter
from treaties.models import Standing
from treaties.pages.asked import Asked
from treaties.pages.calendar import calendar_page
from treaties.pages.narrowing import related
from treaties.pages.search import search_page
from treaties.views import dated, framed

LONGEST = 200
"""How many characters of a query are read."""

EXAMPLES = ("poland landmines", "ctbt", "zaire")
"""What to try, one for each way of asking."""


@dated
def search(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Find states and treaties by any name, and where the one stands under the other."""
    page = search_page(" ".join(request.GET.get("q", "").split())[:LONGEST], asked)
    context = {
        "page": page,
        "states": page.states,
        "treaties": page.treaties,
        "examples": [{"q": words, **asked.kept} for words in EXAMPLES],
    }
    query = urlencode({"q": page.words, "on": asked.on.isoformat()})
    api = f"{reverse('api-search')}?{query}" if page.words else reverse("api-treaties")
    frame = framed(request, asked, "search", api)
    return render(request, "treaties/search.html", context | frame)


@dated
def calendar(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show what takes effect after the day, and what did in the twelve months before."""
    question = RelatedFilter(request.GET, queryset=Standing.objects.all())
    valid = question.is_valid()
    among = question.among() if valid else EVERYWHERE
    page = calendar_page(asked.on, asked.today, among)
    form = related(question, page)
    api = form.api(reverse("api-upcoming"), UpcomingFilter, on=asked.on.isoformat())
    context = {"page": page, "among": among, "states": page.states, "treaties": page.treaties}
    frame = framed(request, asked, "calendar", api)
    frame |= {"question": question, "form": form, "kept": form.kept}
    return render(request, "treaties/calendar.html", context | frame, status=200 if valid else 400)
