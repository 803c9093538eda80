"""`/api/docs/`: the API's documentation, to read and to try out."""

from django.conf import settings
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from drf_spectacular.views import SpectacularSwaggerSplitView


class ApiDocsView(SpectacularSwaggerSplitView):
    """Swagger UI from our own static files, its script apart from the page.

    The template is ours because the stock one carries an inline style, which the policy refuses.
    """

    template_name = "api_docs.html"


# Swagger's style sheet draws its arrows from data: URLs; nothing else is let in.
api_docs = csp_override({**settings.SECURE_CSP, "img-src": [CSP.SELF, "data:"]})(
    ApiDocsView.as_view()
)
