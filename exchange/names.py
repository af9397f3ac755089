"""The words shown for codes: countries, languages, domains, rights, labels, partners."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from config import partner, yaml_file
from config.settings import Workspace
from config.vocabulary import load
from ichlinks.errors import Invalid

Entries = Mapping[str, Mapping[str, Any]]

TYPES = {
    "Element": "Elements",
    "Resource": "Resources",
    "Stakeholder": "People and organisations",
    "NewsEvent": "News and events",
}
ONE = {"Element": "Element", "Resource": "Resource", "Stakeholder": "Stakeholder", "NewsEvent": "News or event"}
LISTS = {
    "RL": "Representative List",
    "USL": "Urgent Safeguarding List",
    "GSP": "Register of Good Safeguarding Practices",
    "Masterpiece": "Masterpieces (2001–2005)",
    "national": "National inventory",
    "local": "Local inventory",
}
"""The lists of the 2003 Convention as UNESCO names them, and inventories under its Article 12."""

DOMAINS = {
    "a": "Oral traditions and expressions, including language",
    "b": "Performing arts",
    "c": "Social practices, rituals and festive events",
    "d": "Knowledge and practices concerning nature and the universe",
    "e": "Traditional craftsmanship",
}
"""Article 2.2 of the 2003 Convention."""

_SPECIAL = {"und": "Language not stated", "mul": "Several languages", "zxx": "Without words"}
"""ISO 639-2 codes that are no languages."""

_SCRIPTS = {
    "Arab": "Arabic script",
    "Cyrl": "Cyrillic script",
    "Deva": "Devanagari script",
    "Guru": "Gurmukhi script",
    "Hang": "Hangul",
    "Hani": "Han characters",
    "Hans": "simplified",
    "Hant": "traditional",
    "Hira": "Hiragana",
    "Kana": "Katakana",
    "Latn": "Latin script",
    "Mong": "Mongolian script",
    "Thai": "Thai script",
    "Tibt": "Tibetan script",
}
"""ISO 15924."""


_PROTOCOLS = {"notice": "Local Contexts Notice"}


@dataclass(frozen=True, slots=True)
class Protocol:
    """A Label or Notice: its name, whose it is (`kind`), and by language its title and its text.

    `own` are words of the community `community` in place of the template's; their page is at `uri`.
    """

    code: str
    name: str
    kind: str
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    own: bool = False
    community: str | None = None
    uri: str | None = None

    @property
    def shown(self) -> list[tuple[str, str]]:
        """The texts for people: of a template the English one, of a community all that it wrote."""
        return [(tag, text) for tag, text in self.texts.items() if self.own or tag == "en"]


@dataclass(frozen=True, slots=True)
class Names:
    """Vocabulary entries by name, and partners' titles by slug."""

    vocabularies: Mapping[str, Entries]
    partners: Mapping[str, str]

    def country(self, code: str) -> str:
        return self._first("countries", code) or self._first("member_states", code) or code

    def rights(self, uri: str) -> str:
        """The name of a licence or rights statement, written out for Creative Commons."""
        names = self.vocabularies["rights"].get(uri, {}).get("names", ())
        long = [str(name) for name in names if str(name).startswith("Creative Commons")]
        return long[-1] if long else self._first("rights", uri) or uri

    def protocol(self, code: str) -> "Protocol":
        """A Label or Notice by its code, with its text unaltered; what is no code is shown as it came."""
        theirs, ours = self.vocabularies["tk_labels"].get(code, {}), self.vocabularies["notices"].get(code, {})
        kind = _PROTOCOLS.get(theirs.get("group", ""), "Local Contexts Label") if theirs else "Notice" if ours else ""
        entry = theirs or ours
        name = next(iter(entry.get("names", ())), code)
        return Protocol(code, name, kind, entry.get("title", {}), entry.get("text", {}))

    def labels(self, sensitivity: Mapping[str, Any]) -> list["Protocol"]:
        """The Labels of an Item, each in the words of the communities that gave it words of their own."""
        own: dict[str, list[Protocol]] = {}
        for one in sensitivity.get("label_texts", ()):
            own.setdefault(one["code"], []).append(_worded(self.protocol(one["code"]), one))
        return [one for code in sensitivity.get("labels", ()) for one in own.get(code) or [self.protocol(code)]]

    def kind(self, code: str) -> str:
        return self._first("types", code) or plain(code)

    def partner(self, slug: str) -> str:
        return self.partners.get(slug, slug)

    def language(self, tag: str) -> str:
        """`mn-Mong` → "Mongolian (Mongolian script)"; the tag itself where the language has no name here."""
        base, *subtags = tag.split("-")
        script = _SCRIPTS.get(script_subtag(subtags) or "")
        name = _SPECIAL.get(base) or self._first("languages", base.lower()) or tag
        return f"{name} ({script})" if script and name != tag else name

    def scripts(self, language: str) -> list[str]:
        return list(self.vocabularies["languages"].get(language, {}).get("scripts", ()))

    def regions(self) -> dict[str, list[str]]:
        """The member states' codes by sub-region of the network, both in alphabetical order of their names."""
        found: dict[str, list[str]] = {}
        for code, entry in self.vocabularies["member_states"].items():
            found.setdefault(entry["region"], []).append(code)
        return {region: sorted(found[region], key=self.country) for region in sorted(found)}

    def _first(self, vocabulary: str, code: str) -> str | None:
        names = self.vocabularies[vocabulary].get(code, {}).get("names")
        return str(names[0]) if names else None


def _worded(template: Protocol, one: Mapping[str, Any]) -> Protocol:
    titles = {tag: "\n".join(texts) for tag, texts in one.get("name", {}).items()} or template.titles
    own = {tag: "\n".join(texts) for tag, texts in one.get("text", {}).items()}
    name = titles.get("en") or next(iter(titles.values()), template.name)
    worded = replace(template, name=name, titles=titles, texts=own or template.texts, own=bool(own))
    return replace(worded, community=one.get("community"), uri=one.get("uri"))


def script_subtag(subtags: list[str]) -> str | None:
    """The script of a language tag, without its first subtag (RFC 5646, section 2.2.3)."""
    for subtag in subtags:
        if len(subtag) == 1:
            return None
        if len(subtag) == 4 and subtag.isalpha():
            return subtag.title()
    return None


def plain(code: str) -> str:
    """`call-for-papers` → "Call for papers"."""
    text = code.replace("-", " ").replace("_", " ")
    return text[:1].upper() + text[1:]


def read_names(workspace: Workspace) -> Names:
    """Raises Invalid naming file and line where a vocabulary is wrong."""
    wanted = ("countries", "member_states", "languages", "rights", "types", "tk_labels", "notices")
    return Names({name: load(workspace, name).entries for name in wanted}, _partners(workspace))


def _partners(workspace: Workspace) -> dict[str, str]:
    return {slug: _title(workspace, slug) for slug in partner.slugs(workspace)}


def _title(workspace: Workspace, slug: str) -> str:
    """A partner file is read for its name alone: serving needs neither its secrets nor that all of it is right."""
    try:
        name = yaml_file.read(workspace.partners / f"{slug}.yaml").data["name"]
        return str(name.get("en") or next(iter(name.values())))
    except (Invalid, TypeError, KeyError, AttributeError, StopIteration):
        return slug
