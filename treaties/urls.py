"""Addresses of the public pages."""

from django.urls import path

from treaties import views

app_name = "treaties"
urlpatterns = [
    path("", views.home, name="home"),
    path("treaties/", views.treaties, name="treaties"),
    path("treaties/<slug:treaty_id>/", views.treaty, name="treaty"),
    path("states/", views.states, name="states"),
    path("states/<slug:code>/", views.state, name="state"),
]
