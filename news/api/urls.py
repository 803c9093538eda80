"""Addresses of this app in the API."""

from django.urls import path

from news.api.check import TextCheck

urlpatterns = [path("check/", TextCheck.as_view(), name="api-check")]
