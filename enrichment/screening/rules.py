"""The rules that hold for one partner: a rule file with the partner's own rules over it, made ready to be used."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import translate
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import load
from config.yaml_file import Path_, YamlFile, read
from enrichment.screening.hosts import Hosts, hosts
from enrichment.screening.requirements import Check, checks
from enrichment.screening.rule_file import Requirement, Requirements, RuleFile
from enrichment.screening.takedown import Takedown, takedown
from enrichment.screening.terms import Terms, terms
from ichlinks.errors import Invalid


@dataclass(frozen=True)
class Rules:
    """`file` is what was written, `version` a hash of it all; the rest is made of it once."""

    file: RuleFile
    version: str
    states: frozenset[str]
    required: Mapping[str, tuple[Check, ...]]
    rights: re.Pattern[str]
    terms: Terms
    placeholders: frozenset[str]
    takedown: Takedown
    hosts: Hosts


def load_rules(workspace: Workspace, partner: Partner) -> Rules:
    """The rules for a partner: the file it extends, with its own `screening.rules` merged over.

    Raises Invalid with file and line for unknown keys, fields and values.
    """
    base = read(workspace.file("rules", partner.screening.extends))
    file = _validated(base, partner, workspace)
    removed = takedown(workspace)
    states = frozenset(load(workspace, file.scope.states).entries)
    return Rules(
        file=file,
        version=_version(file, states, removed),
        states=states,
        required=checks(file, lambda where, message: _at(base, partner, workspace, where, message)),
        rights=re.compile("|".join(map(translate, file.rights.accept))),
        terms=terms(file),
        placeholders=frozenset(word.casefold() for word in file.text.placeholders),
        takedown=removed,
        hosts=hosts(workspace.allow_private_hosts),
    )


def merged(base: Any, over: Any) -> Any:
    """Mappings key by key; anything else is replaced."""
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{key: merged(base.get(key), value) for key, value in over.items()}}
    return over


def _validated(base: YamlFile, partner: Partner, workspace: Workspace) -> RuleFile:
    try:
        return RuleFile.model_validate(merged(base.data, dict(partner.screening.rules)))
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        lines = (str(_at(base, partner, workspace, _where(p), _sentence(p))) for p in problems)
        raise Invalid("\n".join(lines)) from None


def _at(base: YamlFile, partner: Partner, workspace: Workspace, where: Path_, message: str) -> Invalid:
    """The complaint at the partner's line if the value stands in the partner file, else at the rule file's."""
    if (path := workspace.partners / f"{partner.slug}.yaml").is_file():
        own = read(path, None)
        if ("screening", "rules", *where) in own.lines:
            return own.error(("screening", "rules", *where), message)
    return base.error(where, message)


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


def _version(file: RuleFile, states: frozenset[str], removed: Takedown) -> str:
    whole = [file.model_dump(mode="json"), sorted(states), removed.entries]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:12]
