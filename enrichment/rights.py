"""Rights as addresses of RightsStatements.org or Creative Commons, in their `http://…/` form; prose stays prose.

Standards: RightsStatements.org 1.0 (URI form), Creative Commons licence URLs. Words are those of
`rights.yaml` and `licences.yaml` in `config/vocabularies`; a licence of the `words` of the former has more conditions
than its address says.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, fold, load
from enrichment.licences import licence, versionless
from ichlinks.stages import Draft, Enrich, Reason

_LICENCE = re.compile(
    r"creativecommons\.org/licenses/(by(?:-nc)?(?:-nd|-sa)?)/([1-4]\.0|2\.[15])(?:/([a-z]{2}|igo|scotland)\b)?", re.I
)
_PUBLIC_DOMAIN = re.compile(r"creativecommons\.org/publicdomain/(zero|mark)/1\.0", re.I)
_STATEMENT = re.compile(
    r"rightsstatements\.org/(?:vocab|page|data)/(InC|InC-OW-EU|InC-EDU|InC-NC|InC-RUU|NoC-CR|NoC-NC|NoC-OKLR|NoC-US|CNE|UND|NKC)/1\.0",
    re.I,
)
_SPELLED = {name.lower(): name for name in ("InC", "InC-OW-EU", "InC-EDU", "InC-NC", "InC-RUU", "NoC-CR", "NoC-NC",
                                            "NoC-OKLR", "NoC-US", "CNE", "UND", "NKC")}  # fmt: skip
_DASH = re.compile(r"\s*[–—:]\s*")
Find = Callable[[str], str | None]
Lacks = Callable[[str], bool]


def rights(workspace: Workspace, partner: Partner) -> Enrich:
    vocabulary, licences = load(workspace, "rights"), load(workspace, "licences")
    find: Find = lru_cache(maxsize=1024)(lambda text: address(text, vocabulary, licences))
    lacks: Lacks = lru_cache(maxsize=1024)(lambda text: versionless(text, licences))
    longer = {fold(word) for entry in vocabulary.entries.values() for word in entry.get("words", ())}

    def says_more(text: str) -> bool:
        """Whether an address says less than this text, which is therefore kept beside it."""
        return fold(text) in longer

    def enrich(draft: Draft) -> Draft:
        if "rights" in draft.fields:
            _settle(draft.fields["rights"], find, says_more)
            _note_versionless(draft, "rights", _told(draft.fields["rights"]), lacks)
        for medium in draft.fields.get("media", ()):
            if stated := medium.pop("rights", None):
                medium |= {"rights": found} if (found := find(stated)) else {}
                _note_versionless(draft, "media", [] if found else [stated], lacks)
        return draft

    return enrich


def address(text: str, vocabulary: Vocabulary, licences: Vocabulary) -> str | None:
    """The address that a text names, is or holds; None where it names none that we know."""
    if found := _LICENCE.search(text):
        ported = f"{found[3].lower()}/" if found[3] else ""
        return f"http://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/{ported}"
    if found := _PUBLIC_DOMAIN.search(text):
        return f"http://creativecommons.org/publicdomain/{found[1].lower()}/1.0/"
    if found := _STATEMENT.search(text):
        return f"http://rightsstatements.org/vocab/{_SPELLED[found[1].lower()]}/1.0/"
    return vocabulary.find(text) or vocabulary.find(_DASH.sub(" - ", text)) or licence(text, licences)


def _told(rights: dict[str, Any]) -> list[str]:
    """What is known of the rights from words alone."""
    statement = {} if "content" in rights else rights.get("statement", {})
    return [text for texts in statement.values() for text in texts]


def _note_versionless(draft: Draft, field: str, texts: list[str], lacks: Lacks) -> None:
    if text := next(filter(lacks, texts), None):
        message = f"{text!r} does not say which version of the licence is meant; it stays text"
        place = "rights.content" if field == "rights" else field
        hint = f'name the version ("CC BY 4.0"), or say which one the archive means: `replace: {{{place}: …}}`'
        draft.reasons.append(Reason("rights.version", "flag", message, field, text, hint))


def _settle(rights: dict[str, Any], find: Find, says_more: Callable[[str], bool]) -> None:
    stated = rights.pop("content", None)
    texts = [stated] if isinstance(stated, str) else list(stated or ())
    if found := next((uri for text in texts if (uri := find(text))), None):
        rights["content"] = found
    kept = [text for text in texts if (uri := find(text)) is None or uri != found or says_more(text)]
    said = rights.get("statement", {})
    if left := [text for text in kept if not any(text in words for words in said.values())]:
        rights["statement"] = {**said, "und": [*said.get("und", ()), *left]}
    if metadata := find(str(rights.pop("metadata", ""))):
        rights["metadata"] = metadata
