"""Answers that are meant for people: log in, prove that you are no robot."""

import re
from collections.abc import Mapping

_CHALLENGE = re.compile(
    rb"cf-chl|challenge-platform|cf-turnstile|<title>just a moment|checking your browser|awswaf|aws-waf|_incapsula_"
    rb"|captcha|ddos protection|are you (?:a |not a )?(?:human|robot)|attention required!",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    rb"type\s*=\s*[\"']?password|<title>[^<]*(?:log[ -]?in|sign[ -]?in|authenti|anmeld)|SAMLRequest", re.IGNORECASE
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|title|body)\b", re.IGNORECASE | re.DOTALL)
_LOOKED_AT = 100_000


def barred(headers: Mapping[str, str], body: bytes) -> tuple[str, str] | None:
    """(warning code, what it is) of a page that bars programs; None where it is none."""
    if "cf-mitigated" in headers or headers.get("x-amzn-waf-action", "").lower() in ("challenge", "captcha"):
        return "challenge", _ROBOTS
    start = body[:_LOOKED_AT]
    if not is_html(start):
        return None
    if _CHALLENGE.search(start):
        return "challenge", _ROBOTS
    return ("login_page", "it asks people to log in; put credentials in harvest.auth") if _LOGIN.search(start) else None


def is_html(body: bytes) -> bool:
    return _HTML.match(body) is not None


_ROBOTS = "a firewall wants proof that we are no robot; ask the partner to let our user agent pass"
