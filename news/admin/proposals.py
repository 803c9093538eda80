"""What readers propose and what was decided, to be looked at: deciding is the desk's."""

from typing import Any, ClassVar

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from news.admin.looking import NOTHING, LongListAdmin, link
from news.models import Decision, Proposal
from treaties.admin.filters import ChooseFilter

LONGEST_QUOTE = 500


@admin.register(Proposal)
class ProposalAdmin(LongListAdmin[Proposal]):
    """What is proposed, where it stands, and on which evidence."""

    list_display = (
        *("state", "treaty", "topic", "kind", "stage", "acted_on", "change", "status"),
        *("grade", "weight", "created_at"),
    )
    list_filter: ClassVar[Any] = (
        *("status", "change", "stage", "grade"),
        *(("treaty", ChooseFilter), ("state", ChooseFilter), "reader"),
    )
    list_select_related = ("state", "treaty", "topic")
    search_fields = ("state__name", "state__code", "treaty__short_name", "treaty__id", "note")
    ordering = ("-weight", "-id")
    fields = (
        *("state", "treaty", "topic", "kind", "stage", "acted_on", "effective_on", "change"),
        *("corrects", "note", "status", "grade", "weight", "reader", "created_at"),
        *("words", "decided"),
    )

    @admin.display(description="evidence")
    def words(self, proposal: Proposal) -> SafeString | str:
        """Return the words that it rests on, each with its version."""
        evidence = proposal.evidence.select_related("version").order_by("id")
        rows = ((one.quote[:LONGEST_QUOTE], link(one.version)) for one in evidence)
        return format_html_join("", "<p>“{}” {}</p>", rows) or NOTHING

    @admin.display(description="decisions")
    def decided(self, proposal: Proposal) -> SafeString | str:
        """Return what was decided, in order."""
        decisions = proposal.decisions.select_related("by").order_by("id")
        rows = ((link(one), one.by or "the machine", one.reason) for one in decisions)
        return format_html_join("", "<p>{}, {}. {}</p>", rows) or NOTHING


@admin.register(Decision)
class DecisionAdmin(LongListAdmin[Decision]):
    """What people decided, and why."""

    list_display = ("at", "proposal", "verdict", "by", "ground", "reason")
    list_filter: ClassVar[Any] = ("verdict", "ground", ("by", ChooseFilter))
    list_select_related = ("proposal", "by")
    search_fields = ("reason", "by__username", "proposal__state__name", "proposal__treaty__id")
    date_hierarchy = "at"
    ordering = ("-id",)
    fields = (
        *("proposal_link", "verdict", "by", "at", "ground", "reason", "draft", "entry"),
        *("source", "into"),
    )

    @admin.display(description="proposal")
    def proposal_link(self, decision: Decision) -> SafeString:
        """Return a link to the proposal."""
        return link(decision.proposal)

    @admin.display(description="entry")
    def entry(self, decision: Decision) -> SafeString | str:
        """Return what was entered."""
        return format_html("{}", decision.entry) if decision.entry else NOTHING
