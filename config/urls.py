"""The address map of the whole site."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from config.api_docs import api_docs
from config.health import health
from news.sitemaps import CheckSitemap
from policies.sitemaps import PolicySitemap
from treaties import views_webhooks
from treaties.sitemaps import SITEMAPS
from treaties.views_about import robots, security
from treaties.views_data import cite, latest, release_file

handler400 = "config.errors.bad_request"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"

# The admin links to a reset of passwords where an address of this name exists.
reset = [
    path("", auth.PasswordResetView.as_view(), name="admin_password_reset"),
    path("sent/", auth.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path(
        "<uidb64>/<token>/", auth.PasswordResetConfirmView.as_view(), name="password_reset_confirm"
    ),
    path("done/", auth.PasswordResetCompleteView.as_view(), name="password_reset_complete"),
]

# Links that are sent by mail.
webhooks = [
    path("confirm/<str:token>/", views_webhooks.confirm, name="webhook-confirm"),
    path("end/<str:token>/", views_webhooks.end, name="webhook-end"),
]

urlpatterns = [
    path("", include("treaties.urls")),
    path("policies/", include("policies.urls")),
    path("desk/", include("news.urls")),
    path("check/", include("news.urls_check")),
    path("changes/webhooks/", include(webhooks)),
    path("data/releases/latest/", latest, name="release-latest"),
    path("data/releases/<int:number>/<path:name>", release_file, name="release-file"),
    path("cite/", cite, name="cite"),
    path("api/v1/", include("news.api.urls")),
    path("api/v1/", include("policies.api.urls")),
    path("api/v1/", include("treaties.api.urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/docs/", api_docs, name="api-docs"),
    path("admin/", admin.site.urls),
    path("password-reset/", include(reset)),
    path(
        "sitemap.xml",
        sitemap,
        {"sitemaps": {**SITEMAPS, "policies": PolicySitemap, "check": CheckSitemap}},
        name="sitemap",
    ),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    path("health/", health, name="health"),
]
