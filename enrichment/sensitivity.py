"""What communities ask for: Labels and Notices by their codes, and the level of care that follows from them.

Standard: Local Contexts TK and BC Labels and Notices (`config/vocabularies/tk_labels.yaml`). A Label is carried, never
invented; a level that is stated is never lowered.
"""

from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from ichlinks.stages import Draft, Enrich, Reason

_LEVELS = ("open", "notice", "restricted", "withheld")
_APPLIED = ("labels", "label_texts", "notices")
_ACTIONS = {"carry": "notice", "show": "notice", "restrict": "restricted", "withhold": "withheld"}


def sensitivity(workspace: Workspace, partner: Partner) -> Enrich:
    vocabulary = load(workspace, "tk_labels")

    def enrich(draft: Draft) -> Draft:
        if stated := draft.fields.pop("sensitivity", None):
            _known_level(stated, draft)
            if found := _read(stated, vocabulary, draft) if any(map(stated.get, _APPLIED)) else stated:
                draft.fields["sensitivity"] = found
        return draft

    return enrich


def _known_level(stated: dict[str, Any], draft: Draft) -> None:
    """A level that nobody knows may ask for restraint: it is never taken for none."""
    told = str(stated.pop("level", "open"))
    level = told.strip().casefold()
    if level in _LEVELS:
        stated |= {"level": level} if level != "open" else {}
        return
    message = f"{told!r} is no level of care that we know; it may ask that the record be withheld"
    hint = f"one of {', '.join(_LEVELS)}; a `look_up` step in the mapping can say which word means which"
    draft.reasons.append(Reason("sensitivity.level_unknown", "quarantine", message, "sensitivity", told[:80], hint))


def _read(stated: dict[str, Any], vocabulary: Vocabulary, draft: Draft) -> dict[str, Any]:
    """A Notice among Labels goes to the Notices: neither is taken for the other. Own words stay as they are."""
    codes = [_code(text, vocabulary, draft) for text in _texts(stated.get("labels"))]
    words = [_worded(one, vocabulary, draft) for one in stated.get("label_texts", ()) if _has_code(one)]
    told = [vocabulary.find(text) or text for text in _texts(stated.get("notices"))]
    notices = [code for code in codes if _is_notice(code, vocabulary)] + told
    labels = [code for code in (*codes, *(one["code"] for one in words)) if code not in notices]
    found = {"labels": list(dict.fromkeys(labels)), "label_texts": words, "notices": list(dict.fromkeys(notices))}
    whole = {**stated, **found, "level": _level({**stated, "labels": labels}, vocabulary)}
    return {key: value for key, value in whole.items() if value}


def _has_code(one: Any) -> bool:
    return isinstance(one, dict) and bool(one.get("code"))


def _worded(one: dict[str, Any], vocabulary: Vocabulary, draft: Draft) -> dict[str, Any]:
    return {**one, "code": _code(str(one["code"]), vocabulary, draft)}


def _texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [str(one) for one in value or ()]


def _code(text: str, vocabulary: Vocabulary, draft: Draft) -> str:
    code = vocabulary.find(text)
    if code is None:
        draft.reasons.append(_unknown(text))
    return code or text


def _is_notice(code: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.entries.get(code, {}).get("group") == "notice")


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
