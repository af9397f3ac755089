"""From an item of a list to a payload."""

import hashlib

from config.sources.web_api import WebApi
from harvesters.identity import fault, rejected, unidentified
from harvesters.web_api.format import Answered, Format, Item, text, truth
from ichlinks.stages import Payload


def payload(options: WebApi, form: Format, item: Item, page: Answered) -> Payload:
    """One item as it was sent; rejected by itself where it cannot be read or told apart."""
    checksum = hashlib.sha256(item.data).digest()
    if item.problem:
        return rejected(item.data, checksum, item.problem, page.envelope)
    identifier = text(form.value(item.fields, options.id))
    identifier = identifier.strip() if form.name == "XML" and identifier else identifier
    if said := fault(identifier):
        return rejected(item.data, checksum, unidentified(f"the item {said} in {options.id}", item.data), page.envelope)
    return Payload(
        identifier=str(identifier),
        data=item.data,
        sha256=checksum,
        envelope=page.envelope,
        datestamp=_datestamp(options, form, item),
        deleted=bool(options.deleted) and truth(form.value(item.fields, str(options.deleted))),
        repaired=item.original is not None,
        original=item.original,
    )


def _datestamp(options: WebApi, form: Format, item: Item) -> str | None:
    modified = form.value(item.fields, options.modified) if options.modified else None
    return str(modified).replace("\0", "").strip() or None if modified else None
