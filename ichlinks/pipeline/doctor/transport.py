"""HTTP: how the answers travel, whatever they hold."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ichlinks.pipeline.doctor.asking import UNASKED, Asking, Exchange
from ichlinks.pipeline.doctor.findings import Finding, shown

_WORTH_PACKING = 10_000


def check(asking: Asking) -> Iterator[Finding]:
    yield from _failures(asking.exchanges)
    yield from _address(asking)
    yield from _packing(asking.exchanges)


def _failures(exchanges: list[Exchange]) -> Iterator[Finding]:
    failed = [one for one in exchanges if one.error and one.error.code != UNASKED]
    if failed and any(one.answer for one in exchanges):
        yield Finding(
            "http.failed",
            "hinders",
            f"{len(failed)} of {len(exchanges)} requests failed",
            "RFC 9110, section 15",
            "Harvests are interrupted and have to be taken up again.",
            "Look into the server's log for the time of this report. Where the server is busy, answer 503 with"
            " Retry-After.",
            seen=shown(f"{one.what}: {one.error}" for one in failed),
        )


def _address(asking: Asking) -> Iterator[Finding]:
    asked = asking.client.access.endpoint
    reached = {one.answer.url.partition("?")[0] for one in asking.exchanges if one.answer}
    if moved := reached - {asked.partition("?")[0]}:
        yield Finding(
            "http.redirect",
            "hinders",
            "The address redirects to another one",
            "OAI-PMH 2.0, section 3.1.2; RFC 9110, section 15.4",
            "Each request is made twice, and some harvesters lose the query on the way.",
            "Tell us the final address, and set it as baseURL.",
            seen=shown(sorted(moved)),
        )
    if urlsplit(asked).scheme == "http" and reached and not any(url.startswith("https:") for url in reached):
        yield Finding(
            "http.plain",
            "advice",
            "The address is not https",
            "RFC 9110, section 4.2.2",
            "What is harvested can be read and changed on its way.",
            "Offer the same address by https.",
        )


def _packing(exchanges: list[Exchange]) -> Iterator[Finding]:
    large = [one for one in exchanges if len(one.body) > _WORTH_PACKING]
    if large and all(one.header("Content-Encoding") in ("", "identity") for one in large):
        yield Finding(
            "http.not_compressed",
            "advice",
            "Answers are not compressed, although gzip was offered",
            "OAI-PMH 2.0, section 3.1.3; RFC 9110, section 8.4",
            "About ten times as many bytes are sent.",
            "Switch on gzip for XML, JSON and CSV in the web server.",
            seen=f"{max(len(one.body) for one in large):,} bytes in one answer",
        )
