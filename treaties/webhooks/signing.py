"""The signature by which a receiver knows who sent a message, and when."""

import hashlib
import hmac

HEADER = "Servanda-Signature"
SCHEME = "v1"


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """Return the value of the header: ``t=1767225600,v1=…``.

    ``v1`` is the HMAC-SHA256, in hexadecimal, of the timestamp, a full stop and the body.
    """
    message = f"{timestamp}.".encode() + body
    digest = hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()
    return f"t={timestamp},{SCHEME}={digest}"
