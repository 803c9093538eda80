"""Addresses of the public pages."""

from django.urls import path

from treaties import (
    views,
    views_about,
    views_changes,
    views_charts,
    views_compare,
    views_data,
    views_find,
    views_matrix,
    views_numbers,
    views_record,
    views_webhooks,
)
from treaties.feeds import atom, ics

app_name = "treaties"
urlpatterns = [
    path("", views.home, name="home"),
    path("treaties/", views.treaties, name="treaties"),
    path("treaties/<slug:treaty_id>/", views.treaty, name="treaty"),
    path("treaties/<slug:treaty_id>/numbers/", views_numbers.numbers, name="numbers"),
    path("treaties/<slug:treaty_id>/changes.atom", atom.changes, name="treaty-feed"),
    path("treaties/<slug:treaty_id>/calendar.ics", ics.calendar, name="treaty-ics"),
    path("treaties/<slug:treaty_id>/<slug:code>/", views.pair, name="pair"),
    path("states/", views.states, name="states"),
    path("states/<slug:code>/", views.state, name="state"),
    path("states/<slug:code>/changes.atom", atom.changes, name="state-feed"),
    path("states/<slug:code>/calendar.ics", ics.calendar, name="state-ics"),
    path("changes/all.atom", atom.changes, name="changes-feed"),
    path("changes/legal-acts.atom", atom.legal_acts, name="legal-acts-feed"),
    path("actions/<slug:public_id>/", views_record.action, name="action"),
    path("sources/<slug:source_id>/", views_record.source, name="source"),
    path("anomalies/", views_record.anomalies, name="anomalies"),
    path("exits/", views_record.exits, name="exits"),
    path("reservations/", views_record.reservations, name="reservations"),
    path("pending/", views_record.pending, name="pending"),
    path("changes/", views_changes.changes, name="changes"),
    path("changes/webhooks/", views_webhooks.sign_up, name="webhooks"),
    path("compare/", views_compare.compare, name="compare"),
    path("matrix/", views_matrix.matrix, name="matrix"),
    path("charts/", views_charts.charts, name="charts"),
    path("search/", views_find.search, name="search"),
    path("calendar.ics", ics.calendar, name="calendar-ics"),
    path("calendar/", views_find.calendar, name="calendar"),
    path("data/", views_data.data, name="data"),
    path("data/releases/<int:number>/", views_data.release, name="release"),
    path("data/codebook/", views_data.codebook, name="codebook"),
    path("about/method/", views_about.method, name="method"),
    path("about/privacy/", views_about.privacy, name="privacy"),
    path("about/accessibility/", views_about.accessibility, name="accessibility"),
    path("about/contact/", views_about.contact, name="contact"),
]
