"""Factories of what comes in: the least that a valid object needs."""

import hashlib

import factory
from django.contrib.auth.models import Permission, User
from factory.django import DjangoModelFactory

from news.models import Cluster, Document, Evidence, Feed, Proposal, Version
from news.services.weighing import weigh
from news.terms import DocumentKind, FeedKind
from policies.terms import Stage
from tests.factories import SourceFactory, StateFactory, TreatyFactory
from treaties.terms import ActionKind, SourceKind


def reviewer(name="vera"):
    """Return somebody who may decide, and nothing else."""
    person = User.objects.create_user(name, f"{name}@example.org", "a long password", is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="review"))
    return person


class FeedFactory(DjangoModelFactory):
    class Meta:
        model = Feed
        django_get_or_create = ["slug"]

    slug = factory.Sequence(lambda n: f"feed-{n}")
    name = factory.LazyAttribute(lambda o: o.slug.capitalize())
    url = factory.LazyAttribute(lambda o: f"https://{o.slug}.example/feed")
    kind = FeedKind.FEED
    active = True


class PageFeedFactory(FeedFactory):
    kind = FeedKind.UNTC
    grade = SourceKind.DEPOSITARY
    treaty = factory.SubFactory(TreatyFactory)
    source = factory.SubFactory(SourceFactory, id="untc", as_of="2026-01-01")


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = Document

    url = factory.Sequence(lambda n: f"https://paper.example/story-{n}")
    kind = DocumentKind.STORY
    feed = factory.SubFactory(FeedFactory)
    outlet = "The Paper"
    cluster = factory.LazyFunction(Cluster.objects.create)


class VersionFactory(DjangoModelFactory):
    class Meta:
        model = Version

    document = factory.SubFactory(DocumentFactory)
    number = 1
    title = "Finland leaves"
    text = "Finland gave notice on Thursday. It leaves in six months."
    published_on = "2026-11-20"
    sha256 = factory.LazyAttribute(
        lambda o: hashlib.sha256(f"{o.document.url} {o.text}".encode()).hexdigest()
    )


class ProposalFactory(DjangoModelFactory):
    """A proposal with one piece of evidence: the first sentence of ``version``."""

    class Meta:
        model = Proposal
        skip_postgeneration_save = True

    key = factory.Sequence(lambda n: f"{n:064d}")
    state = factory.SubFactory(StateFactory, code="FIN", name="Finland")
    treaty = factory.SubFactory(TreatyFactory, id="apmbc")
    kind = ActionKind.WITHDRAWAL_NOTICE
    stage = Stage.DEPOSITED
    acted_on = "2026-11-19"
    reader = "test 1"
    grade = SourceKind.NEWS

    @factory.post_generation
    def version(obj, create, version):  # noqa: N805
        if create:
            version = version or VersionFactory()
            end = version.text.index(".") + 1
            Evidence.objects.create(proposal=obj, version=version, start=0, end=end)
            weigh(obj)
