"""Addresses of the API."""

from django.urls import path, re_path

from treaties.api import (
    changes,
    explained,
    reckoned,
    register,
    releases,
    searched,
    upcoming,
    views,
)
from treaties.api.base import Nowhere

urlpatterns = [
    path("treaties/", views.TreatyList.as_view(), name="api-treaties"),
    path("treaties/<slug:id>/", views.TreatyDetail.as_view(), name="api-treaty"),
    path(
        "treaties/<slug:id>/standings/",
        views.TreatyStandingList.as_view(),
        name="api-treaty-standings",
    ),
    path("treaties/<slug:id>/counts/", reckoned.TreatyCounts.as_view(), name="api-counts"),
    path(
        "treaties/<slug:id>/counts/explain/",
        explained.CountsExplained.as_view(),
        name="api-counts-explained",
    ),
    path("standings/", views.StandingList.as_view(), name="api-standings"),
    path("actions/", views.ActionList.as_view(), name="api-actions"),
    path("actions/<slug:public_id>/", views.ActionDetail.as_view(), name="api-action"),
    path("states/", views.StateList.as_view(), name="api-states"),
    path("states/<slug:iso3>/", views.StateDetail.as_view(), name="api-state"),
    path(
        "states/<slug:iso3>/standings/",
        views.StateStandingList.as_view(),
        name="api-state-standings",
    ),
    path("changes/", changes.ChangeList.as_view(), name="api-changes"),
    path("releases/", releases.ReleaseList.as_view(), name="api-releases"),
    path("releases/latest/", releases.latest),
    path("releases/<int:number>/", releases.ReleaseDetail.as_view(), name="api-release"),
    path("upcoming/", upcoming.UpcomingList.as_view(), name="api-upcoming"),
    path("sources/", register.SourceList.as_view(), name="api-sources"),
    path("sources/<slug:id>/", register.SourceDetail.as_view(), name="api-source"),
    path("provisions/", register.ProvisionList.as_view(), name="api-provisions"),
    path("lists/", register.StateListList.as_view(), name="api-lists"),
    path("lists/<slug:id>/", register.StateListDetail.as_view(), name="api-list"),
    path("anomalies/", register.AnomalyList.as_view(), name="api-anomalies"),
    path("search/", searched.Search.as_view(), name="api-search"),
    path("when/", reckoned.When.as_view(), name="api-when"),
    re_path(r"^(?:[\s\S]*/)?\Z", Nowhere.as_view(), name="api-nowhere"),
]
