"""Creative Commons licences by what they are called: `CC BY-NC 4.0`, `Attribution-ShareAlike 3.0 IGO`.

Standard: names and versions of the licences of Creative Commons. A text that has a word that is not of such a name
is none. The versions differ in what they permit: a name without one is no licence that could have an address.
"""

import re

from config.vocabulary import fold

_CONDITIONS = {
    "by": "by attribution 저작자표시 表示 署名 姓名标示 姓名標示",
    "nc": "nc noncommercial 비영리 非営利 非商业性使用 非商業性 некоммерчески",
    "nd": "nd noderivatives noderivs 변경금지 改変禁止 禁止演绎 禁止改作",
    "sa": "sa sharealike 동일조건변경허락 継承 相同方式共享 相同方式分享",
}
_MEANING = {word: condition for condition, words in _CONDITIONS.items() for word in words.split()}
_ALLOWED = {"by": "by", "bysa": "by-sa", "bync": "by-nc", "bynd": "by-nd", "byncsa": "by-nc-sa", "byncnd": "by-nc-nd"}
_VERSION = re.compile(r"[1-4]\.[015]")
_OF_CREATIVE_COMMONS = re.compile(r"\bcc\b|creative commons|커먼즈|コモンズ|知识共享|創用")
_NAME = re.compile(rf"{_OF_CREATIVE_COMMONS.pattern}|attribution|저작자표시|表示|署名|姓名")
_SAID_BESIDE = (
    "cc creative commons license licence licensed under the a an this work is available international unported generic",
    "public 크리에이티브 커먼즈 라이선스 국제 クリエイティブ・コモンズ ライセンス 国際 知识共享 创用 創用 许可协议",
    "授權條款 国际 國際",
)
_SILENT = frozenset(word for words in _SAID_BESIDE for word in words.split())
_PARTS = re.compile(r"[^\s\-_/(),:–—]+")
_SPELLINGS = (("share alike", "sharealike"), ("non commercial", "noncommercial"), ("non-commercial", "noncommercial"),
              ("no derivatives", "noderivatives"), ("no derivs", "noderivs"), ("share-alike", "sharealike"),
              ("ccby", "cc by"))  # fmt: skip


def licence(text: str) -> str | None:
    """The address of the licence that a text names; None for any other text."""
    name, version, ported = _named(text)
    return f"http://creativecommons.org/licenses/{name}/{version}/{ported}" if name and version else None


def versionless(text: str) -> bool:
    """Whether a text names a licence of Creative Commons, but not which version of it (`CC BY`)."""
    name, version, _ = _named(text)
    # "Attribution" alone is an ordinary word.
    return bool(name and not version and (name != "by" or _OF_CREATIVE_COMMONS.search(_spelled(text))))


def _named(text: str) -> tuple[str | None, str, str]:
    """Which licence a text names, its version and `igo/`; each empty where the text does not say it."""
    plain = _spelled(text) if len(text) <= 120 else ""
    if not _NAME.search(plain):
        return None, "", ""
    words = [word for word in _PARTS.findall(plain) if word not in _SILENT]
    ported = words[-1:] == ["igo"]
    versions = {word for word in words if _VERSION.fullmatch(word)}
    conditions = {_MEANING.get(word) for word in words[: -1 if ported else None] if word not in versions}
    name = _ALLOWED.get("".join(one for one in _CONDITIONS if one in conditions))
    known = None not in conditions and len(versions) < 2
    return name if known else None, "".join(versions), "igo/" if ported else ""


def _spelled(text: str) -> str:
    plain = fold(text)
    for spelling, word in _SPELLINGS:
        plain = plain.replace(spelling, word)
    return plain
