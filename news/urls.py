"""Addresses of the review desk."""

from django.urls import path

from news import views

app_name = "news"

urlpatterns = [
    path("", views.desk, name="desk"),
    path("log/", views.log, name="log"),
    path("unread/", views.unread_stories, name="unread"),
    path("<int:pk>/", views.proposal, name="proposal"),
]
