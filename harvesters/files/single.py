"""A file that is one record."""

import hashlib

from harvesters.identity import fault, rejected, unidentified
from harvesters.web_api.format import Format, Unreadable, text
from ichlinks.stages import Envelope, Payload, Reason

_NOTHING = Envelope()


def single(name: str, body: bytes, path: str | None, form: Format) -> Payload:
    """The record; its identifier stands at `path`, else it is the name of its file."""
    checksum = hashlib.sha256(body).digest()
    try:
        fields = form.fields(body)
    except Unreadable as error:
        return rejected(body, checksum, _unreadable(name, body, form, error), _NOTHING, None if path else name)
    identifier = (text(form.value(fields, path)) or "").strip() if path else name
    if said := fault(identifier):
        return rejected(body, checksum, unidentified(f"{name} {said}{f' at {path}' if path else ''}", body), _NOTHING)
    return Payload(identifier, body, checksum)


def _unreadable(name: str, body: bytes, form: Format, error: Unreadable) -> Reason:
    excerpt = body[:200].decode("utf-8", "replace")
    rule, hint = f"{form.name.lower()}.not_well_formed", f"send the file as well-formed {form.name}"
    return Reason(rule, "reject", f"{name} is not {form.name}: {error}", excerpt=excerpt, hint=hint)
