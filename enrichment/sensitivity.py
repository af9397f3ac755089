"""What communities ask for: Labels by their codes, and the level of care that follows from them.

Standard: Local Contexts TK and BC Labels (`config/vocabularies/tk_labels.yaml`). A Label is carried, never invented;
a level that is stated is never lowered.
"""

from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from ichlinks.stages import Draft, Enrich, Reason

_LEVELS = ("open", "notice", "restricted", "withheld")
_ACTIONS = {"carry": "notice", "show": "notice", "restrict": "restricted", "withhold": "withheld"}


def sensitivity(workspace: Workspace, partner: Partner) -> Enrich:
    vocabulary = load(workspace, "tk_labels")

    def enrich(draft: Draft) -> Draft:
        stated = draft.fields.get("sensitivity", {})
        if labels := stated.get("labels"):
            stated["labels"] = _codes(labels, vocabulary, draft)
            stated["level"] = _level(stated, vocabulary)
        return draft

    return enrich


def _codes(labels: Any, vocabulary: Vocabulary, draft: Draft) -> list[str]:
    texts = [labels] if isinstance(labels, str) else [str(label) for label in labels]
    draft.reasons.extend(_unknown(text) for text in texts if not vocabulary.find(text))
    return list(dict.fromkeys(vocabulary.find(text) or text for text in texts))


def _level(stated: dict[str, Any], vocabulary: Vocabulary) -> str:
    entries = (vocabulary.entries.get(label, {}) for label in stated["labels"])
    levels = [_ACTIONS[entry["action"]] for entry in entries if entry]
    known = [level for level in (*levels, stated.get("level", "notice")) if level in _LEVELS]
    return max(known, key=_LEVELS.index, default="notice")


def _unknown(text: str) -> Reason:
    message = f"{text!r} is no Label that we know; it may ask for restraint"
    return Reason(
        "sensitive.label_unknown", "quarantine", message, "sensitivity", text[:80], "use the codes of Local Contexts"
    )
