"""The pages for what went wrong, in the language that the address asks for."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views import defaults

from core.languages import code_of, language_of

ENGLISH_ONLY = ("/api/", "/admin/", "/desk/", "/password-reset/")
"""Where there is no other language."""


def _language(request: HttpRequest) -> str:
    return code_of("" if request.path.startswith(ENGLISH_ONLY) else language_of(request))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be understood."""
    with override(_language(request)):
        return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer where nothing stands."""
    with override(_language(request)):
        return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for what broke on our side."""
    with override(_language(request)):
        return defaults.server_error(request)
