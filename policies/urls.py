"""Addresses of the pages of policies."""

from django.urls import URLPattern, path

app_name = "policies"

urlpatterns: list[URLPattern] = []
