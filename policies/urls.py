"""Addresses of the pages of policies."""

from django.urls import path

from policies import feeds, views

app_name = "policies"

urlpatterns = [
    path("", views.index, name="index"),
    path("changes.atom", feeds.policies, name="feed"),
    path("<slug:topic>/changes.atom", feeds.policies, name="topic-feed"),
    path("<slug:topic>/", views.topic, name="topic"),
    path("<slug:topic>/<slug:code>/", views.chain, name="chain"),
    path("<slug:topic>/<slug:code>/card.png", views.chain_card, name="chain-card"),
]
