"""What the answers of the API tell browsers and caches."""

from django.http import HttpResponseBase
from django.utils.http import parse_etags, parse_http_date_safe
from rest_framework.request import Request

from treaties.api.limits import EXPOSED

OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": ", ".join(
        (
            *("Content-Disposition", "ETag", "Last-Modified", "Link", "Retry-After"),
            *("Servanda-Cursor", *EXPOSED),
        )
    ),
}
PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class AnswersAll:
    """Lets every site read the answer: there is nothing private in it."""

    allowed_methods: list[str]

    def with_cors[R: HttpResponseBase](self, request: Request, response: R) -> R:
        """Add the headers by which a browser lets other sites read the answer."""
        for name, value in OPEN_TO_ALL.items():
            response[name] = value
        if request.method == "OPTIONS":
            for name, value in PREFLIGHT.items():
                response[name] = value
            response["Access-Control-Allow-Methods"] = ", ".join(self.allowed_methods)
        return response


def is_held(request: Request, etag: str, modified: str) -> bool:
    """Whether the client holds the answer; a tag, where it sends one, alone decides (RFC 9110)."""
    tags = request.headers.get("If-None-Match")
    if tags is not None:
        return etag in parse_etags(tags) or tags.strip() == "*"
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    now = parse_http_date_safe(modified)
    return since is not None and now is not None and since >= now
