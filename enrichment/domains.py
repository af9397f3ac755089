"""The domains of Article 2.2 of the 2003 Convention, as letters; from the subjects where none is stated."""

from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from ichlinks.stages import Draft, Enrich, Reason


def domains(workspace: Workspace, partner: Partner) -> Enrich:
    names = load(workspace, "domains")

    def enrich(draft: Draft) -> Draft:
        fields = draft.fields
        if "domains" in fields:
            fields["domains"] = _stated(draft, names)
        elif found := sorted({code for concept in fields.get("concepts", ()) for code in _of(concept, names)}):
            fields["domains"], draft.paths["domains"] = found, draft.paths.get("concepts", "")
        return draft

    return enrich


def _stated(draft: Draft, names: Vocabulary) -> list[str]:
    stated = draft.fields["domains"]
    found: set[str] = set()
    for name in [stated] if isinstance(stated, str) else map(str, stated):
        if code := names.find(name):
            found.add(code)
        else:
            message = f"{name!r} is no domain of Article 2.2"
            draft.reasons.append(
                Reason("domain.unknown", "flag", message, "domains", name[:80], "use the letters a to e")
            )
    return sorted(found)


def _of(concept: dict[str, Any], names: Vocabulary) -> list[str]:
    texts = (text for some in concept.get("label", {}).values() for text in some)
    return [code for text in texts if (code := names.find(text))]
