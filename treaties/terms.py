"""The vocabulary of the law of treaties, as choices.

Articles are of the Vienna Convention on the Law of Treaties of 1969 (VCLT) unless another
source is named.
"""

from django.db.models import TextChoices


class ActionKind(TextChoices):
    """What a state (or an organisation, or a depositary for it) did about a treaty."""

    SIGNATURE = "signature", "Signature"  # arts 10-12, 18
    RATIFICATION = "ratification", "Ratification"  # art. 14
    ACCEPTANCE = "acceptance", "Acceptance"  # art. 14(2)
    APPROVAL = "approval", "Approval"  # art. 14(2)
    ACCESSION = "accession", "Accession"  # art. 15
    SUCCESSION = "succession", "Succession"  # Vienna Convention on Succession of 1978, art. 17
    DEFINITIVE_SIGNATURE = "definitive_signature", "Definitive signature"  # art. 12
    CONSENT_TO_BE_BOUND = "consent_to_be_bound", "Consent to be bound"  # art. 11; CCW art. 4
    PROVISIONAL_APPLICATION = "provisional_application", "Provisional application"  # art. 25
    PROVISIONAL_APPLICATION_ENDED = (
        "provisional_application_ended",
        "Provisional application ended",
    )  # art. 25(2)
    RESERVATION = "reservation", "Reservation"  # art. 19
    RESERVATION_WITHDRAWN = "reservation_withdrawn", "Withdrawal of a reservation"  # art. 22
    DECLARATION = "declaration", "Declaration"  # ILC Guide to Practice 2011, 1.3
    OBJECTION = "objection", "Objection"  # art. 20(4)(b)
    OBJECTION_WITHDRAWN = "objection_withdrawn", "Withdrawal of an objection"  # art. 22(2)
    SIGNATURE_DISOWNED = "signature_disowned", "Signature disowned"  # art. 18(a)
    CONSENT_REVOKED = "consent_revoked", "Consent revoked"  # before entry into force; art. 18(b)
    SUSPENSION = "suspension", "Suspension claimed"  # arts 57-62
    RESUMPTION = "resumption", "Operation resumed"  # art. 72(2)
    WITHDRAWAL_NOTICE = "withdrawal_notice", "Notice of withdrawal"  # arts 54, 56, 67
    WITHDRAWAL_RESCINDED = "withdrawal_rescinded", "Notice of withdrawal rescinded"  # art. 68
    PROVISO_INVOKED = (
        "proviso_invoked",
        "Effect of a notice held by a proviso",
    )  # e.g. MBT art. 20(3)
    PROVISO_LIFTED = "proviso_lifted", "Proviso no longer invoked"  # e.g. MBT art. 20(3)
    WITHDRAWAL = "withdrawal", "Withdrawal (effect only)"  # art. 54
    TERMINATION = "termination", "Termination"  # arts 54-60


CONSENT = frozenset(
    {
        ActionKind.RATIFICATION,
        ActionKind.ACCEPTANCE,
        ActionKind.APPROVAL,
        ActionKind.ACCESSION,
        ActionKind.SUCCESSION,
        ActionKind.DEFINITIVE_SIGNATURE,
        ActionKind.CONSENT_TO_BE_BOUND,
    }
)
"""Acts by which a state consents to be bound (arts 11, 14-16)."""

EXIT = frozenset({ActionKind.WITHDRAWAL_NOTICE, ActionKind.WITHDRAWAL})
"""Acts by which a party leaves (arts 54, 56)."""


class Status(TextChoices):
    """Where a state stands towards a treaty on a day: one at a time."""

    SIGNATORY = "signatory", "Signatory"  # art. 18(a)
    CONTRACTING = "contracting", "Contracting state"  # art. 2(1)(f)
    PARTY = "party", "Party"  # art. 2(1)(g)
    FORMER = "former", "Former party"  # art. 70
    ENDED = "ended", "State ended"  # Vienna Convention on Succession of 1978, art. 2(1)(b)
    SUBSCRIBER = "subscriber", "Subscribing state"  # political arrangements only


NONE = "none"
"""What ``status`` says where a state has no standing; never stored."""

CONSENTED = frozenset({Status.PARTY, Status.CONTRACTING, Status.SUBSCRIBER})
"""What depositaries print as “Parties”: consent given, in force for the state or not."""


class Qualifier(TextChoices):
    """What else is true of a standing, each with its own dates."""

    LEAVING = "leaving", "Leaving"  # notice running, art. 67
    SUSPENDED = "suspended", "Suspension claimed"  # arts 57-62
    CONTESTED = "contested", "Contested"
    PROVISIONAL = "provisional", "Applied provisionally"  # art. 25
    SIGNATURE_DISOWNED = "signature_disowned", "Signature disowned"  # art. 18(a)
    CONSENT_REVOKED = "consent_revoked", "Consent revoked"


class Opinion(TextChoices):
    """What a holder of a view says of an act."""

    VALID = "valid", "Valid"
    INVALID = "invalid", "Invalid"
    IN_FORCE = "in_force", "Treaty in force for the state"
    NOT_IN_FORCE = "not_in_force", "Treaty not in force for the state"
    CONTESTED = "contested", "Contested"
    NO_POSITION = "no_position", "No position"


DECIDING_HOLDERS = ("depositary", "un", "meeting_of_parties", "secretariat")
"""Holders other than states, in the order in which the view ``record`` follows them."""

RECORD_VIEW = "record"


class StateKind(TextChoices):
    """What sort of participant an entry of the state table is."""

    MEMBER = "member", "UN member"
    OBSERVER = "observer", "UN observer state"
    ASSOCIATED = "associated", "Associated state"
    ENTITY = "entity", "Entity"
    ORGANISATION = "organisation", "Organisation"
    FORMER = "former", "Former state"


COUNTED = frozenset({StateKind.MEMBER, StateKind.OBSERVER, StateKind.ASSOCIATED, StateKind.FORMER})
"""Kinds that counts of states include; organisations and entities are listed apart."""


class Confidence(TextChoices):
    """How well a fact is established."""

    SOURCED = "sourced", "One source read"
    CROSS_CHECKED = "cross-checked", "Two sources or more agree"
    RECALLED = "recalled", "Unverified: recalled, seen in no document"


class SourceKind(TextChoices):
    """Who stands behind a source."""

    DEPOSITARY = "depositary", "Depositary"
    INTERGOVERNMENTAL = "intergovernmental", "Intergovernmental organisation"
    GOVERNMENT = "government", "Government"
    NGO = "ngo", "Non-governmental organisation"
    NEWS = "news", "News"
    DATASET = "dataset", "Dataset"
    ENCYCLOPEDIA = "encyclopedia", "Encyclopedia"
    RECALL = "recall", "Recalled, no document"


OFFICIAL = frozenset({SourceKind.DEPOSITARY, SourceKind.INTERGOVERNMENTAL})
"""Sources whose stated date of effect goes before the treaty's own rule."""


class ProvisionKind(TextChoices):
    """What a clause of a treaty settles."""

    SIGNATURE = "signature", "Signature"
    ENTRY_INTO_FORCE = "entry_into_force", "Entry into force"
    ENTRY_INTO_FORCE_FOR_STATE = "entry_into_force_for_state", "Entry into force for a state"
    PROVISIONAL_APPLICATION = "provisional_application", "Provisional application"
    WITHDRAWAL = "withdrawal", "Withdrawal"
    DURATION = "duration", "Duration"
    SUSPENSION = "suspension", "Suspension"
    AMENDMENT = "amendment", "Amendment"
    RESERVATIONS = "reservations", "Reservations"
    REVIEW = "review", "Review"


class Binding(TextChoices):
    """Whether an instrument binds in law."""

    LEGAL = "legal", "Legally binding"
    POLITICAL = "political", "Politically binding"


class Category(TextChoices):
    """What field of arms control a treaty belongs to."""

    NUCLEAR = "nuclear", "Nuclear weapons"
    CHEMICAL = "chemical", "Chemical weapons"
    BIOLOGICAL = "biological", "Biological weapons"
    CONVENTIONAL = "conventional", "Conventional weapons"
    SPACE = "space", "Outer space"
    ENVIRONMENT = "environment", "Environment"
    MULTI = "multi", "Several kinds of weapons"


class Instrument(TextChoices):
    """What form an instrument has."""

    TREATY = "treaty", "Treaty"
    CONVENTION = "convention", "Convention"
    PROTOCOL = "protocol", "Protocol"
    AGREEMENT = "agreement", "Agreement"
    AMENDMENT = "amendment", "Amendment"
    POLITICAL = "political", "Political arrangement"


class Scope(TextChoices):
    """Who an instrument is between."""

    MULTILATERAL = "multilateral", "Multilateral"
    REGIONAL = "regional", "Regional"
    BILATERAL = "bilateral", "Bilateral"


class Counted(TextChoices):
    """The counts of a treaty, each a number of states under a named rule."""

    PARTIES = "parties", "Parties"
    CONTRACTING = "contracting", "Consented, not yet in force for them"
    CONSENTED = "consented", "Consented to be bound"
    SIGNED = "signed", "Signatures standing"
    SIGNED_NOT_CONSENTED = "signed_not_consented", "Signed only"
    FORMER = "former", "Left"
    ENDED = "ended", "Ended as states"
    ACTED = "acted", "Acted in any way"


class ChangeKind(TextChoices):
    """What a change did to a row of the record."""

    ADD = "add", "Added"
    CORRECT = "correct", "Corrected"
    MERGE = "merge", "Taken back as a duplicate"
    RESTATE = "restate", "Restated"
    REMOVE = "remove", "Removed"


class DeliveryStatus(TextChoices):
    """Where a delivery to a webhook stands."""

    WAITING = "waiting", "Waiting"
    QUEUED = "queued", "Queued"
    SENDING = "sending", "Being sent"
    DELIVERED = "delivered", "Delivered"
    FAILED = "failed", "Failed"


class UpcomingKind(TextChoices):
    """What takes effect, ends or falls due on a day that a rule or a source fixes."""

    ENTRY_FOR_STATE = "entry_into_force_for_state", "Entry into force for a state"  # art. 24(3)
    WITHDRAWAL = "withdrawal", "Withdrawal takes effect"  # arts 54, 56
    END_FOR_STATE = "end_for_state", "No longer party"  # art. 70
    ENTRY = "entry_into_force", "Entry into force"  # art. 24(1)
    END = "end", "Treaty ends"  # art. 54
    RENEWAL = "renewal", "Term ends and is renewed"
    REVIEW = "review", "Review conference due"
