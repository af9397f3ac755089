"""Creative Commons licences by what they are called: `CC BY-NC 4.0`, `Attribution-ShareAlike 3.0 IGO`.

Standard: names, versions and ports of the licences of Creative Commons (`config/vocabularies/licences.yaml`). A text
that has a word that is not of such a name is none. The versions differ in what they permit: a name without one is no
licence that could have an address.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from config.vocabulary import Vocabulary, fold
from enrichment.date_words import alternatives

_ALLOWED = {"by": "by", "bysa": "by-sa", "bync": "by-nc", "bynd": "by-nd", "byncsa": "by-nc-sa", "byncnd": "by-nc-nd"}
_CONDITIONS = ("by", "nc", "nd", "sa")
_BETWEEN = r"[\s\-_/(),:–—]*"
_VERSION = r"v?([1-4])[.,]([015])(?!\d)"
_JOINED = re.compile(r"\bcc(?=by)")
_LONGEST = 120


class Named(NamedTuple):
    """A licence by its name (`by-nc`), version and port, each "" where the text does not say it."""

    name: str = ""
    version: str = ""
    port: str = ""
    is_of_creative_commons: bool = False


def licence(text: str, words: Vocabulary) -> str | None:
    """The address of the licence that a text names; None for any other text."""
    found = _named(text, words)
    port = f"{found.port}/" if found.port else ""
    known = not port or found.version in words.entries[found.port]["versions"]
    whole = found.name and found.version and known
    return f"http://creativecommons.org/licenses/{found.name}/{found.version}/{port}" if whole else None


def versionless(text: str, words: Vocabulary) -> bool:
    """Whether a text names a licence of Creative Commons, but not which version of it (`CC BY`)."""
    found = _named(text, words)
    # "Attribution" alone is an ordinary word.
    return bool(found.name and not found.version and (found.name != "by" or found.is_of_creative_commons))


def _named(text: str, words: Vocabulary) -> Named:
    plain = _JOINED.sub("cc ", fold(text)) if len(text) <= _LONGEST else ""
    found = list(_parts(plain, words))
    codes = {code for code, _ in found}
    versions = {word for code, word in found if code == "version"}
    ports = {code for code in codes if "versions" in words.entries.get(code, ())}
    name = _ALLOWED.get("".join(code for code in _CONDITIONS if code in codes), "")
    # "by" alone is an ordinary word too.
    is_named = "cc" in codes or any(code == "by" and word != "by" for code, word in found)
    if not is_named or "" in codes or len(versions) > 1 or len(ports) > 1:
        return Named()
    return Named(name, "".join(versions), "".join(ports), "cc" in codes)


def _parts(plain: str, words: Vocabulary) -> Iterator[tuple[str, str]]:
    """The words of a folded text with their codes; the code is "" for what is none of them."""
    scan, at = _scanner(tuple(words.words)), 0
    while at < len(plain):
        if (found := scan.match(plain, at)) is None:
            yield "", plain[at:]
            return
        yield ("version", f"{found[1]}.{found[2]}") if found[1] else (words.words[found[3]], found[3])
        at = found.end()


@lru_cache(maxsize=2)
def _scanner(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_BETWEEN}(?:{_VERSION}|({alternatives(words)})){_BETWEEN}")
