"""The editors' site: what it holds, in the order in which an editor looks for it."""

from collections.abc import Iterable, Mapping
from typing import Any, override

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse

RECORD: Mapping[str, str] = {
    "State": "States",
    "Treaty": "Treaties",
    "Signature": "Signatures",
    "Consent": "Consents",
    "Withdrawal": "Withdrawals",
    "OtherAction": "Other actions",
    "TreatyAction": "All actions",
    "Provision": "Provisions",
    "Source": "Sources",
    "Characterisation": "Views of acts",
    "StateList": "Lists of states",
    "StatusCheck": "Status checks",
    "PublishedTotal": "Published totals",
    "Explanation": "Explanations",
}
"""The record, by model: what each part is called."""

WORKLISTS: Mapping[str, str] = {
    "SourcesDisagree": "Sources disagree",
    "OpenAnomaly": "Open anomalies",
    "UnverifiedAction": "Unverified actions",
    "UnsourcedAction": "Unsourced actions",
    "EffectDiffers": "Effects computed ≠ stated",
    "ExplainedAnomaly": "Explained anomalies",
}
"""What needs work, the most telling first."""

SUBSCRIBERS: Mapping[str, str] = {"Webhook": "Webhooks", "Delivery": "Deliveries"}
"""Who is told of changes."""


class EditorsSite(AdminSite):
    """The admin, its index in groups: record, worklists, subscribers, other parts, accounts."""

    site_title = "Servanda"
    site_header = "Servanda, editors’ desk"
    index_title = "The record and what needs work"

    @override
    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the groups, each in its order."""
        apps = super().get_app_list(request, app_label)
        order = list(GROUPS)
        apps.sort(
            key=lambda app: order.index(app["app_label"]) if app["app_label"] in order else 99
        )
        groups = _merged(group for app in apps for group in _groups(app))
        return sorted(groups, key=lambda group: _ORDER.get(group["name"], _OTHERS))

    @override
    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        """Show the groups, with the number of items beside each worklist."""
        groups = self.get_app_list(request)
        for group in groups:
            if group["name"] == _WORKLISTS:
                group["models"] = [self._counted(request, one) for one in group["models"]]
        return super().index(request, {"app_list": groups, **(extra_context or {})})

    def _counted(self, request: HttpRequest, shown: Mapping[str, Any]) -> Mapping[str, Any]:
        number = self.get_model_admin(shown["model"]).get_queryset(request).count()
        return {**shown, "name": f"{shown['name']} ({number})"}


_RECORD, _WORKLISTS, _SUBSCRIBERS = "The record", "Worklists", "Subscribers"
_ACCOUNTS = "Accounts"
_OTHERS = 2
_ORDER = {_RECORD: 0, _WORKLISTS: 1, _ACCOUNTS: 3}

GROUPS: dict[str, dict[str, Mapping[str, str]]] = {
    "treaties": {_RECORD: RECORD, _WORKLISTS: WORKLISTS, _SUBSCRIBERS: SUBSCRIBERS},
}
"""The groups in which each app is shown, by its label; other apps add theirs."""


def _merged(groups: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return groups with those of one name made one."""
    by_name: dict[str, dict[str, Any]] = {}
    for group in groups:
        held = by_name.setdefault(group["name"], {**group, "models": []})
        held["models"] = [*held["models"], *group["models"]]
    return list(by_name.values())


def _groups(app: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Return an app as the groups that it is shown in."""
    if app["app_label"] == "auth":
        yield {**app, "name": _ACCOUNTS}
        return
    groups = GROUPS.get(app["app_label"])
    if groups is None:
        yield dict(app)
        return
    by_name = {one["object_name"]: one for one in app["models"]}
    named = {key for wanted in groups.values() for key in wanted}
    unnamed = {name: one["name"] for name, one in by_name.items() if name not in named}
    for name, wanted in groups.items():
        more = unnamed if name == _RECORD else {}
        called = {**wanted, **more}
        shown = [{**by_name[key], "name": said} for key, said in called.items() if key in by_name]
        if shown:
            yield {**app, "name": name, "models": shown}
