"""People with the role that the qualifier says, and subjects with the vocabulary that it says.

Standard: DSpace Dublin Core registry, `contributor` (advisor, editor, illustrator …), `subject` (lcsh, mesh, ddc …).
"""

from typing import Any

from crosswalks.common.agents import agent
from crosswalks.common.distinct import distinct
from crosswalks.common.references import reference
from crosswalks.dcterms.terms import others
from crosswalks.dim.source import qualified
from crosswalks.oai_dc.source import Source

_PLAIN = ("", "other", "none")


def contributors(source: Source) -> list[dict[str, Any]]:
    """Every `contributor` that is not an author; the qualifier is the role."""
    found = [(role, agent(value)) for role, value in qualified(source, "contributor")]
    return distinct({**one, "role": role} if role not in _PLAIN else one for role, one in found)


def concepts(source: Source) -> list[dict[str, Any]]:
    """Every `subject`; the qualifier is the vocabulary."""
    found = qualified(source, "subject")
    further = [("", value) for value in others(source)]
    return distinct(_concept(scheme, *value) for scheme, value in [*found, *further])


def _concept(scheme: str, text: str, language: str) -> dict[str, Any]:
    if text.startswith(("http://", "https://")):
        return reference({}, text)
    return reference({language or "und": [text]}, None, scheme if scheme not in _PLAIN else None)
