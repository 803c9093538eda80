"""Address of the page that holds a text against the record."""

from django.urls import path

from news import views_check

app_name = "check"

urlpatterns = [path("", views_check.page, name="page")]
