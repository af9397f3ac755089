"""What of a list has come before: tokens, pages, records."""

from dataclasses import dataclass, field

from harvesters.oai_pmh.page import OaiPage
from ichlinks.fingerprints import Fingerprints

_STALE = 3
_MANY = 16


@dataclass
class Repeats:
    """`token`: the last page gave a token for the second time; `page`: a page came for the second time; `stale`: so
    many pages in a row had only records that had come before."""

    token: bool = False
    page: bool = False
    stale: int = 0
    pages: int = 0
    records: int = 0
    names: Fingerprints = field(default_factory=Fingerprints)
    tokens: set[int] = field(default_factory=set)
    fingerprints: set[int] = field(default_factory=set)

    def went_on_from(self, token: str) -> None:
        self.token = hash(token) in self.tokens
        self.tokens.add(hash(token))

    def see(self, page: OaiPage) -> None:
        identifiers = tuple(payload.identifier for payload in page.payloads)
        self.pages += 1
        self.records += len(identifiers)
        self.stale = self.stale + 1 if not self.names.add(identifiers) and identifiers else 0
        self.token = False
        if page.token:
            self.went_on_from(page.token)
        fingerprint = hash(identifiers)
        self.page |= bool(identifiers) and fingerprint in self.fingerprints
        self.fingerprints.add(fingerprint)

    def twins(self) -> int:
        """How many records had come before; what stands twice on the only page is no matter of the list."""
        return self.records - len(self.names) if self.pages > 1 else 0

    def mostly(self) -> bool:
        """Whether there is no more to come: nothing new for some pages, or little on many."""
        return self.stale >= _STALE or (self.pages >= _MANY and self.twins() * 2 > self.records)
