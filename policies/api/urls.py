"""Addresses of policies in the API."""

from django.urls import path

from policies.api import views

urlpatterns = [
    path("policies/", views.PolicyList.as_view(), name="api-policies"),
    path("policies/<slug:id>/", views.PolicyDetail.as_view(), name="api-policy"),
    path("topics/", views.TopicList.as_view(), name="api-topics"),
    path("topics/<slug:id>/", views.TopicDetail.as_view(), name="api-topic"),
    path("steps/", views.StepList.as_view(), name="api-steps"),
    path("positions/", views.PositionList.as_view(), name="api-positions"),
]
