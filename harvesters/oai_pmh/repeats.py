"""What of a list has come before: tokens, pages, records."""

from dataclasses import dataclass, field

from harvesters.oai_pmh.distinct import Names
from harvesters.oai_pmh.page import OaiPage

_MANY = 16


@dataclass
class Repeats:
    """`token`: the last page gave a token for the second time; `page`: a page came for the second time."""

    token: bool = False
    page: bool = False
    pages: int = 0
    names: Names = field(default_factory=Names)
    tokens: set[str] = field(default_factory=set)
    fingerprints: set[int] = field(default_factory=set)

    def see(self, page: OaiPage) -> None:
        self.pages += 1
        self.token = page.token in self.tokens
        if page.token:
            self.tokens.add(page.token)
        identifiers = tuple(payload.identifier for payload in page.payloads)
        self.names.add(identifiers)
        fingerprint = hash(identifiers)
        self.page |= bool(identifiers) and fingerprint in self.fingerprints
        self.fingerprints.add(fingerprint)

    def twins(self) -> int:
        """How many records had come before; what stands twice on the only page is no matter of the list."""
        return len(self.names) - self.names.distinct() if self.pages > 1 else 0

    def mostly(self) -> bool:
        """Whether most records had come before. Counted whenever the number of pages has doubled, so that counting
        costs no more than the pages themselves."""
        doubled = self.pages >= _MANY and self.pages & (self.pages - 1) == 0
        return doubled and self.twins() * 2 > len(self.names)
