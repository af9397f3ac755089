"""How often an event or practice recurs, as a rule of iCalendar; words that are no rule stay as they are.

Standard: RFC 5545, section 3.3.10. Words are those of `config/vocabularies/recurrences.yaml`.
"""

from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from ichlinks.stages import Draft, Enrich


def recurrence(workspace: Workspace, partner: Partner) -> Enrich:
    rules = load(workspace, "recurrences")

    def enrich(draft: Draft) -> Draft:
        fields = draft.fields
        if stated := fields.get("recurrence"):
            fields["recurrence"] = _rule(stated, rules) or stated
        if isinstance(season := fields.get("seasonality"), dict):
            _of_season(season, rules)
        return draft

    return enrich


def _rule(stated: Any, rules: Vocabulary) -> str | None:
    text = str(stated).strip()
    return rules.find(text.upper().removeprefix("RRULE:")) or rules.find(text)


def _of_season(season: dict[str, Any], rules: Vocabulary) -> None:
    """Stated as a rule or in words; the words are kept in any case."""
    stated = season.get("recurrence")
    texts = [text for some in season.get("text", {}).values() for text in some]
    found = (rule for text in ([stated] if stated else texts) if (rule := _rule(text, rules)))
    if rule := next(found, None):
        season["recurrence"] = rule
        if stated not in (None, rule):
            season.setdefault("text", {"und": [str(stated)]})
