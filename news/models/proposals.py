"""What machines propose, on which evidence, and what people decided about it."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from core.fields import PartialDateField, partial_date_check
from news.models.documents import APPEND_ONLY, Cluster, Version
from news.querysets import ProposalQuerySet
from news.terms import UNDECIDED, Change, Ground, ProposalStatus, Verdict
from policies.models import DomesticStep, PolicyChange, Topic
from policies.terms import Stage
from treaties.models import Source, State, Treaty, TreatyAction
from treaties.terms import ActionKind, SourceKind


class Proposal(models.Model):
    """One entry that a reader finds the record to lack, or to hold otherwise.

    What is proposed never changes; a reviewer's amendments stand in the decision. What changes is
    where it stands, its evidence, and with it its grade and weight.
    """

    key = models.CharField(
        "key",
        max_length=64,
        unique=True,
        help_text="Made of what is proposed, so that reading again proposes nothing twice.",
    )
    change = models.CharField(
        "change", max_length=10, choices=Change, default=Change.ADD, help_text="What it does."
    )
    state = models.ForeignKey(
        State,
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name="state",
        help_text="Who acted.",
    )
    treaty = models.ForeignKey(
        Treaty,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name="treaty",
        help_text="The treaty acted on.",
    )
    topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name="topic",
        help_text="The topic of a change of policy.",
    )
    kind = models.CharField(
        "kind",
        max_length=30,
        choices=ActionKind,
        blank=True,
        help_text="The kind of act, or the one that a step leads to; none for a change of policy.",
    )
    stage = models.CharField(
        "stage", max_length=20, choices=Stage, help_text="How far the act has come."
    )
    acted_on = PartialDateField(
        "acted on", null=True, blank=True, help_text="When, as precise as the source."
    )
    effective_on = PartialDateField(
        "effective on", null=True, blank=True, help_text="The effect, where the source states it."
    )
    note = models.TextField("note", blank=True, help_text="What the reader adds.")
    corrects = models.ForeignKey(
        TreatyAction,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name="corrects",
        help_text="The entry that it would correct, or that the list lacks.",
    )
    cluster = models.ForeignKey(
        Cluster,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name="cluster",
        help_text="The stories that it was found in.",
    )
    reader = models.CharField(
        "reader", max_length=60, help_text="Which reader proposed it, and its version."
    )
    created_at = models.DateTimeField(
        "created at", default=timezone.now, help_text="When it was proposed."
    )
    status = models.CharField(
        "status",
        max_length=10,
        choices=ProposalStatus,
        default=ProposalStatus.OPEN,
        help_text="Where it stands.",
    )
    grade = models.CharField(
        "grade", max_length=20, choices=SourceKind, help_text="Of its best evidence."
    )
    weight = models.PositiveIntegerField(
        "weight", default=0, help_text="Its place in the queue, the heaviest first."
    )

    objects: ClassVar[ProposalQuerySet] = ProposalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "proposal"
        verbose_name_plural = "proposals"
        ordering = ["-weight", "-id"]
        permissions = [("review", "Can decide what readers propose")]
        constraints = [
            partial_date_check("acted_on", model="proposal"),
            partial_date_check("effective_on", model="proposal"),
            models.CheckConstraint(
                name="proposal_about_something",
                condition=Q(treaty__isnull=False, kind__gt="") | Q(topic__isnull=False, kind=""),
                violation_error_message="Name a treaty and a kind of act, or a topic.",
            ),
            models.CheckConstraint(
                name="proposal_correction_names_entry",
                condition=Q(change=Change.ADD) | Q(corrects__isnull=False),
                violation_error_message="Name the entry that is corrected.",
            ),
        ]
        indexes = [
            models.Index(
                F("weight").desc(),
                F("id").desc(),
                name="proposal_queue",
                condition=Q(status__in=UNDECIDED),
            ),
            models.Index(fields=["status", "-weight", "-id"], name="proposal_status"),
            models.Index(fields=["treaty", "state"], name="proposal_treaty_state"),
        ]

    def __str__(self) -> str:
        about = self.treaty_id or self.topic_id
        return f"{self.state_id} {about} {self.kind or 'policy'} {self.acted_on or 'undated'}"

    def get_absolute_url(self) -> str:
        """Return the address on the review desk."""
        return reverse("news:proposal", args=[self.pk])

    @property
    def is_act(self) -> bool:
        """Whether it proposes an act in international law, and so a change of status."""
        done = self.stage in {Stage.DEPOSITED, Stage.IN_EFFECT}
        return bool(self.kind) and (done or self.change != Change.ADD)


class Evidence(models.Model):
    """Where a proposal was found: a stretch of one version's text, exactly as it stands there."""

    proposal = models.ForeignKey(
        Proposal,
        on_delete=models.PROTECT,
        related_name="evidence",
        verbose_name="proposal",
        help_text="What it is evidence of.",
    )
    version = models.ForeignKey(
        Version,
        on_delete=models.PROTECT,
        related_name="evidence",
        verbose_name="version",
        help_text="The text that it stands in.",
    )
    start = models.PositiveIntegerField("start", help_text="First character, from 0.")
    end = models.PositiveIntegerField("end", help_text="One past the last character.")
    locator = models.CharField(
        "locator", max_length=200, blank=True, help_text="Row and column, where it is a cell."
    )
    rules = ArrayField(
        models.CharField(max_length=60),
        verbose_name="rules",
        default=list,
        blank=True,
        help_text="The rules of reading that found it.",
    )

    class Meta:
        verbose_name = "evidence"
        verbose_name_plural = "evidence"
        ordering = ["proposal_id", "id"]
        triggers = [APPEND_ONLY]
        constraints = [
            models.UniqueConstraint(
                name="evidence_once", fields=["proposal", "version", "start", "end"]
            ),
            models.CheckConstraint(name="evidence_not_empty", condition=Q(end__gt=F("start"))),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.start}-{self.end}"

    @property
    def quote(self) -> str:
        """The words themselves."""
        return self.version.text[self.start : self.end]


class Decision(models.Model):
    """What somebody decided about a proposal, and why: added, never changed."""

    proposal = models.ForeignKey(
        Proposal,
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name="proposal",
        help_text="What was decided about.",
    )
    verdict = models.CharField(
        "verdict", max_length=10, choices=Verdict, help_text="What was decided."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="by",
        help_text="Who decided; none where a story that was corrected opened it again.",
    )
    at = models.DateTimeField("at", default=timezone.now, help_text="When.")
    ground = models.CharField(
        "ground", max_length=15, choices=Ground, blank=True, help_text="Why it was rejected."
    )
    reason = models.TextField("reason", blank=True, help_text="Why, in words.")
    draft = models.JSONField(
        "draft", default=dict, blank=True, help_text="The entry as it was endorsed or accepted."
    )
    action = models.ForeignKey(
        TreatyAction,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name="action",
        help_text="The act that was entered, or the entry that took it back.",
    )
    step = models.ForeignKey(
        DomesticStep,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name="step",
        help_text="The step at home that was entered, or the entry that took it back.",
    )
    policy = models.ForeignKey(
        PolicyChange,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name="change of policy",
        help_text="The change of policy that was entered, or the entry that took it back.",
    )
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="source",
        help_text="The source that the entry cites for the evidence.",
    )
    into = models.ForeignKey(
        Proposal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name="into",
        help_text="The proposal that it was merged with.",
    )

    class Meta:
        verbose_name = "decision"
        verbose_name_plural = "decisions"
        ordering = ["proposal_id", "id"]
        triggers = [APPEND_ONLY]
        constraints = [
            models.CheckConstraint(
                name="decision_reason_given",
                condition=~Q(verdict__in=[Verdict.REJECT, Verdict.UNDO, Verdict.REOPEN])
                | ~Q(reason=""),
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                name="decision_merge_names_other",
                condition=Q(verdict=Verdict.MERGE, into__isnull=False)
                | (~Q(verdict=Verdict.MERGE) & Q(into__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} {self.at:%Y-%m-%d %H:%M}"

    @property
    def entry(self) -> TreatyAction | DomesticStep | PolicyChange | None:
        """The entry that was made, if any."""
        return self.action or self.step or self.policy
