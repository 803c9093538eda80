"""Pages of policies: what was asked, one read, one template."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from policies.filters import PolicyFilter
from policies.models import PolicyChange
from policies.pages import card
from policies.pages.chain import UnknownChainError, chain_page
from policies.pages.index import NoSuchPageError, index_page
from policies.pages.topic import topic_page
from treaties.feeds.asking import unchanged_is_told
from treaties.pages.asked import Asked, moment_text
from treaties.views import dated, framed
from treaties.views_cards import sent

SECTION = "policies"


@dated
def index(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show what changed lately, and what tightens and loosens restraint."""
    sent = request.GET.copy()
    if asked.known:
        sent["known"] = moment_text(asked.known)
    question = PolicyFilter(sent, queryset=PolicyChange.objects.all())
    try:
        page = index_page(question, asked, request.GET.get("page", ""))
    except NoSuchPageError as error:
        raise Http404(str(error)) from error
    api = page.form.api(reverse("api-policies"), PolicyFilter)
    frame = framed(request, asked, SECTION, api, remembers=True) | {"kept": page.form.kept}
    context = {"page": page, "form": page.form, "question": question}
    context |= {"states": page.states, "treaties": page.treaties}
    status = 200 if question.is_valid() else 400
    return render(request, "policies/index.html", context | frame, status=status)


@dated
def topic(request: HttpRequest, asked: Asked, topic: str) -> HttpResponse:
    """Show the policies of states about one topic side by side."""
    if topic != topic.lower():
        return _moved("policies:topic", asked, topic.lower())
    try:
        page = topic_page(topic, asked)
    except UnknownChainError as error:
        raise Http404(str(error)) from error
    api = _api(asked, topic=topic)
    frame = framed(request, asked, SECTION, api, about={"topic": page.topic.label}, remembers=True)
    context = {"page": page, "states": page.states, "treaties": page.treaties}
    return render(request, "policies/topic.html", context | frame)


@dated
def chain(request: HttpRequest, asked: Asked, topic: str, code: str) -> HttpResponse:
    """Show the policies of one state about one topic."""
    if (topic, code) != (topic.lower(), code.upper()):
        return _moved("policies:chain", asked, topic.lower(), code.upper())
    try:
        page = chain_page(topic, code, asked)
    except UnknownChainError as error:
        raise Http404(str(error)) from error
    about = {"topic": page.topic.label, "state": page.state.name}
    api = _api(asked, topic=topic, state=code)
    frame = framed(request, asked, SECTION, api, about=about, remembers=True)
    context = {"page": page, "states": page.states, "treaties": page.treaties}
    return render(request, "policies/chain.html", context | frame)


@unchanged_is_told
@dated
def chain_card(request: HttpRequest, asked: Asked, topic: str, code: str) -> HttpResponse:
    """Send the card of the policies of one state about one topic."""
    try:
        page = chain_page(topic, code, asked)
    except UnknownChainError as error:
        raise Http404(str(error)) from error
    return sent(request, card.chain_card(page, asked))


def _api(asked: Asked, **query: str) -> str:
    """Return the address of the same question to the API: what leads on the day."""
    known = {"known": moment_text(asked.known)} if asked.known else {}
    asking = {**query, "on": asked.on.isoformat(), **known}
    return f"{reverse('api-policies')}?{urlencode(asking)}"


def _moved(name: str, asked: Asked, *keys: str) -> HttpResponse:
    """Lead from an id in the wrong case to the right one, on the same day."""
    return HttpResponsePermanentRedirect(reverse(name, args=keys) + asked.query)
