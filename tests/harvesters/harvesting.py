"""Running a harvester the way the pipeline does, with the ledger that one run leaves for the next."""

from collections.abc import Iterable
from dataclasses import dataclass

from config.sources import Csv, Files, Iiif, JsonApi, OaiPmh, XmlApi
from harvesters import HARVESTERS
from harvesters.http import Client
from ichlinks.stages import Event, Ledger, Page, Payload, Span, Warn, Window, WindowDone, WindowFailed

Options = OaiPmh | Csv | Files | JsonApi | XmlApi | Iiif


@dataclass(frozen=True)
class Harvested:
    """What a run yielded, and how many requests it took."""

    events: tuple[Event, ...]
    requests: int

    @property
    def payloads(self) -> list[Payload]:
        return [payload for event in self.events if isinstance(event, Page) for payload in event.payloads]

    @property
    def identifiers(self) -> list[str]:
        """Without the address in front that manifests are named with."""
        return [_name(payload) for payload in self.payloads]

    @property
    def sound(self) -> list[str]:
        """Identifiers of what was not rejected."""
        return [_name(payload) for payload in self.payloads if not payload.rejected]

    @property
    def checksums(self) -> dict[str, bytes]:
        return {_name(payload): payload.sha256 for payload in self.payloads}

    @property
    def rejected(self) -> dict[str, str]:
        """Rules by identifier."""
        return {one.identifier: one.rejected.rule for one in self.payloads if one.rejected}

    @property
    def pages(self) -> list[Page]:
        return [event for event in self.events if isinstance(event, Page)]

    @property
    def warnings(self) -> list[str]:
        return [event.code for event in self.events if isinstance(event, Warn)]

    @property
    def done(self) -> Window:
        """The one window, which is complete."""
        assert self.failures == []
        (window,) = [event.window for event in self.events if isinstance(event, WindowDone)]
        return window

    @property
    def failures(self) -> list[str]:
        return [event.code for event in self.events if isinstance(event, WindowFailed)]

    @property
    def failed(self) -> WindowFailed:
        """The one window, which is not complete."""
        (failed,) = [event for event in self.events if isinstance(event, WindowDone | WindowFailed)]
        assert isinstance(failed, WindowFailed)
        return failed

    def ledger(self) -> Ledger:
        unfinished = tuple(event.window for event in self.events if isinstance(event, WindowFailed))
        complete = {event.window.set_: event.window for event in self.events if isinstance(event, WindowDone)}
        return Ledger(unfinished, complete)


def _name(payload: Payload) -> str:
    return payload.identifier.rpartition("/manifests/")[2]


def harvest(
    options: Options, ledger: Ledger | None = None, span: Span | None = None, allow: Iterable[str] = ("127.0.0.1",)
) -> Harvested:
    client = Client(options, tuple(allow))
    try:
        events = tuple(HARVESTERS[options.kind](options, client)(span or Span(), ledger or Ledger()))
        return Harvested(events, client.requests)
    finally:
        client.close()
