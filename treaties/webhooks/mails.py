"""Mails about webhooks: the link that confirms one, and the end of one that fails."""

from django.core.mail import send_mail

from treaties.models import Webhook


def send_link(owner: str, url: str, link: str, days: int) -> None:
    """Send the link by which the owner of an address for mail confirms a webhook."""
    text = (
        f"Somebody, probably you, asked Servanda to post changes of its record to\n\n  {url}\n\n"
        f"Open this page within {days} days to confirm it and to be shown the secret with which\n"
        f"deliveries are signed:\n\n  {link}\n\n"
        "If it was not you, do nothing: nothing is kept and nothing is sent.\n"
    )
    send_mail("Confirm your webhook", text, None, [owner])


def tell_disabled(webhook: Webhook, why: str) -> None:
    """Tell the owner that nothing is sent any more, and why."""
    text = (
        f"Servanda no longer posts changes to\n\n  {webhook.url}\n\nbecause {why}\n\n"
        "Nothing is lost: the API tells what you have not seen, from the cursor of the last\n"
        "delivery on (/api/v1/changes/?since=). To be told again, register the address anew at\n"
        "/changes/webhooks/, or ask the operator to switch it on: then what was missed is sent.\n"
    )
    send_mail("Your webhook was switched off", text, None, [webhook.owner])
