"""The rules that hold for one partner: rule files with the partner's own rules over them, made ready to be used."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import Vocabulary, load
from config.yaml_file import Path_
from enrichment.screening.hosts import Hosts, hosts
from enrichment.screening.layers import Layers, layers
from enrichment.screening.region import Inside, inside
from enrichment.screening.relevance import Scored, scored
from enrichment.screening.requirements import Check, checks
from enrichment.screening.rule_file import Requirement, Requirements, RuleFile
from enrichment.screening.takedown import Takedown, takedown
from enrichment.screening.terms import Term, Terms, terms
from ichlinks.errors import Invalid


@dataclass(frozen=True)
class Rules:
    """`file` is what was written, `version` a hash of it all; the rest is made of it once."""

    file: RuleFile
    version: str
    states: frozenset[str]
    inside: Inside
    score: Scored
    scored: frozenset[str]
    required: Mapping[str, tuple[Check, ...]]
    rights: re.Pattern[str]
    terms: Terms[Term]
    placeholders: frozenset[str]
    takedown: Takedown
    hosts: Hosts
    deceased: frozenset[str]


def load_rules(workspace: Workspace, partner: Partner, proposed: Path | None = None) -> Rules:
    """The rules for a partner: the files it extends, with its own `screening.rules` merged over.

    `proposed` is a file to try: it stands for the one of its name.
    Raises Invalid with file and line for unknown keys, fields, values and names.
    """
    stack = layers(workspace, partner, proposed)
    file, removed = _validated(stack), takedown(workspace)
    lists = {name: _vocabulary(workspace, stack, where, name) for where, name in _names(file)}
    _labels(workspace, stack, file)
    states, score = frozenset(lists[file.scope.states].entries), lists[file.relevance.score.terms]
    return Rules(
        file=file,
        version=_version(file, {name: dict(one.entries) for name, one in lists.items()}, removed),
        states=states,
        inside=inside(workspace, states, file.scope.any_of),
        score=scored(score, score.more.get("fields", {})),
        scored=frozenset(file.relevance.score.types),
        required=checks(file, stack.error),
        rights=re.compile("|".join(map(translate, file.rights.accept))),
        terms=terms(file, lists[file.sensitive.terms.file]),
        placeholders=frozenset(word.casefold() for word in file.text.placeholders),
        takedown=removed,
        hosts=hosts(workspace.allow_private_hosts),
        deceased=frozenset(file.sensitive.persons.deceased_notice),
    )


def _names(file: RuleFile) -> list[tuple[Path_, str]]:
    return [
        (("scope", "states"), file.scope.states),
        (("relevance", "score", "terms"), file.relevance.score.terms),
        (("sensitive", "terms", "file"), file.sensitive.terms.file),
    ]


def _vocabulary(workspace: Workspace, stack: Layers, where: Path_, name: str) -> Vocabulary:
    if name not in workspace.names("vocabularies"):
        raise stack.error(where, f"there is no config/vocabularies/{name}.yaml")
    found = load(workspace, name)
    if where != ("scope", "states") and not all("terms" in entry for entry in found.entries.values()):
        raise stack.error(where, f"config/vocabularies/{name}.yaml is no list of terms")
    return found


def _labels(workspace: Workspace, stack: Layers, file: RuleFile) -> None:
    known = load(workspace, "tk_labels").entries
    for code in file.sensitive.labels.keys() - known.keys():
        message = f"Local Contexts has no Label {code!r}; there are: {', '.join(known)}"
        raise stack.error(("sensitive", "labels", code), message)
    if (notice := file.sensitive.terms.notice) not in known.keys() | load(workspace, "notices").entries.keys():
        raise stack.error(("sensitive", "terms", "notice"), f"there is no Notice {notice!r}")


def _validated(stack: Layers) -> RuleFile:
    try:
        return RuleFile.model_validate(stack.merged())
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        raise Invalid("\n".join(str(stack.error(_where(one), _sentence(one))) for one in problems)) from None


def _where(problem: Any) -> Path_:
    return tuple(key for key in problem["loc"] if key != "[key]")


def _sentence(problem: Any) -> str:
    where = _where(problem)
    if problem["type"] != "extra_forbidden":
        return f"{'.'.join(map(str, where))}: {problem['msg'][:1].lower()}{problem['msg'][1:]}"
    return f"unknown key {where[-1]!r}; there are: {', '.join(_known(where[:-1]))}"


def _known(where: Path_) -> list[str]:
    model: Any = RuleFile
    for key in where:
        field = model.model_fields.get(key)
        if field is None:
            model = Requirement if model is Requirements else model
            continue
        choices = (field.annotation, *get_args(field.annotation))
        model = next((m for m in choices if isinstance(m, type) and issubclass(m, BaseModel)), model)
    return [field.alias or name for name, field in model.model_fields.items()]


def _version(file: RuleFile, lists: Mapping[str, Any], removed: Takedown) -> str:
    whole = [file.model_dump(mode="json"), lists, removed.entries]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:12]
