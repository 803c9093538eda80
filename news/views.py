"""Pages of the review desk, for those who may decide."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from news.desk.forms import HoldForm, MergeForm, ReasonForm, RejectForm
from news.desk.page import page_of
from news.desk.queue import TABS, decisions, narrowed, next_of, queue
from news.desk.sheet import Sheet
from news.desk.unread import unread
from news.models import Decision, Proposal
from news.services import decisions as services
from news.terms import UNDECIDED, Ground, Verdict
from treaties.services import AlreadyCorrectedError

CONFLICT = 409


def reviewers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only those in who may decide what readers propose; others log in, or are told."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("news.review"):
            raise PermissionDenied("The desk is for reviewers: ask an administrator to be one.")
        return view(request, *args, **kwargs)

    return never_cache(login_required(guarded, login_url="admin:login"))


@reviewers
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the queue."""
    shown = queue(request.GET)
    tabs = [
        (name, label, _narrowed_to(request.GET, name), name == shown.tab)
        for name, (label, _) in TABS.items()
    ]
    context = {"queue": shown, "tabs": tabs, "now": timezone.now()}
    return render(request, "news/queue.html", context)


def _narrowed_to(asked: QueryDict, tab: str) -> str:
    moved = asked.copy()
    moved["tab"] = tab
    return narrowed(moved)


@reviewers
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Show who decided what, when and why: the latest first."""
    shown, before = decisions(request.GET)
    return render(request, "news/log.html", {"decisions": shown, "before": before})


@reviewers
@require_safe
def unread_stories(request: HttpRequest) -> HttpResponse:
    """Show the stories in other languages, which somebody has to read."""
    shown, before = unread(request.GET.get("before", ""))
    return render(request, "news/unread.html", {"stories": shown, "before": before})


@reviewers
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a proposal beside its sources, and take a decision about it."""
    found = get_object_or_404(
        Proposal.objects.select_related("state", "treaty", "topic", "corrects", "cluster"), pk=pk
    )
    return Visit(request, found).answer()


class Visit:
    """One visit of one reviewer to one proposal."""

    def __init__(self, request: HttpRequest, found: Proposal) -> None:
        self.request, self.proposal = request, found
        sent = request.POST if request.method == "POST" else None
        self.verb = sent.get("verb", "preview") if sent is not None else ""
        fills_in = sent is not None and self.verb in {"preview", "accept"}
        self.sheet = Sheet(found, sent if fills_in else None, timezone.now().date())
        self.forms: dict[str, Any] = {
            "reject": RejectForm(auto_id="reject_%s"),
            "hold": HoldForm(auto_id="hold_%s"),
            "merge": MergeForm(proposal=found, auto_id="merge_%s"),
            "reopen": ReasonForm(auto_id="reopen_%s"),
            "undo": ReasonForm(auto_id="undo_%s"),
        }
        self.status, self.problem = 200, ""

    def answer(self) -> HttpResponse:
        """Return the page, or the way to what comes next once it is decided."""
        verbs = {
            "accept": self._accept,
            "reject": self._reject,
            "hold": self._hold,
            "merge": self._merge,
            "reopen": self._reopen,
            "undo": self._undo,
        }
        if act := verbs.get(self.verb):
            try:
                if decision := act():
                    return self._onward(decision)
            except services.AlreadyDecidedError as error:
                self.status, self.problem = CONFLICT, f"{error} What you typed is kept below."
            except (services.SecondPersonError, AlreadyCorrectedError) as error:
                self.status, self.problem = CONFLICT, str(error)
            except ValidationError as error:
                self.problem = " ".join(error.messages)
        return self._page()

    def _accept(self) -> Decision | None:
        self.problem = self.sheet.ready(self.request.POST)
        if self.problem:
            return None
        return services.accept(self.proposal.pk, by=self.request.user, draft=self.sheet.draft())

    def _filled(self, name: str, form: Any) -> Any:
        """Return what was filled in beside a verb; nothing where it is not complete."""
        self.forms[name] = form
        if form.is_valid():
            return form.cleaned_data
        self.problem = "Nothing was decided: " + " ".join(
            message for found in form.errors.values() for message in found
        )
        return None

    def _reject(self) -> Decision | None:
        given = self._filled("reject", RejectForm(self.request.POST, auto_id="reject_%s"))
        if given is None:
            return None
        ground, reason = Ground(given["ground"]), given["reason"]
        return services.reject(self.proposal.pk, by=self.request.user, ground=ground, reason=reason)

    def _hold(self) -> Decision | None:
        given = self._filled("hold", HoldForm(self.request.POST, auto_id="hold_%s"))
        if given is None:
            return None
        return services.hold(self.proposal.pk, by=self.request.user, reason=given["reason"])

    def _merge(self) -> Decision | None:
        form = MergeForm(self.request.POST, proposal=self.proposal, auto_id="merge_%s")
        given = self._filled("merge", form)
        if given is None:
            return None
        into = given["into"].pk
        return services.merge(self.proposal.pk, into, by=self.request.user, reason=given["reason"])

    def _reopen(self) -> Decision | None:
        given = self._filled("reopen", ReasonForm(self.request.POST, auto_id="reopen_%s"))
        if given is None:
            return None
        return services.reopen(self.proposal.pk, by=self.request.user, reason=given["reason"])

    def _undo(self) -> Decision | None:
        given = self._filled("undo", ReasonForm(self.request.POST, auto_id="undo_%s"))
        if given is None:
            return None
        return services.undo(self.proposal.pk, by=self.request.user, reason=given["reason"])

    def _onward(self, decision: Decision) -> HttpResponseRedirect:
        """Go to what comes next; what was put back is looked at again."""
        messages.success(self.request, _said(decision))
        kept = narrowed(self.request.GET)
        after = f"?{kept}" if kept else ""
        if decision.verdict in {Verdict.REOPEN, Verdict.UNDO}:
            return redirect(self.proposal.get_absolute_url() + after)
        following = next_of(self.proposal, self.request.GET)
        address = following.get_absolute_url() if following else reverse("news:desk")
        return redirect(address + after)

    def _page(self) -> HttpResponse:
        self.proposal.refresh_from_db(fields=["status"])
        undecided = self.proposal.status in UNDECIDED
        context = {
            "proposal": self.proposal,
            "page": page_of(self.proposal, self.sheet, whole="whole" in self.request.GET),
            "sheet": self.sheet,
            "undecided": undecided,
            "problem": self.problem,
            "forms": self.forms,
            "narrowed": narrowed(self.request.GET),
            "day": self.sheet.today,
        }
        return render(self.request, "news/proposal.html", context, status=self.status)


def _said(decision: Decision) -> str:
    about = str(decision.proposal)
    if decision.verdict == Verdict.ENDORSE:
        return f"Endorsed: {about}. A second person must enter the same."
    if decision.verdict == Verdict.ACCEPT and decision.entry is None:
        return f"Accepted: {about}. It is a sample: nothing was entered."
    entered = f" It is entered as {decision.entry}." if decision.entry else ""
    return f"{decision.get_verdict_display()}: {about}.{entered}"
