"""Creative Commons licences by what they are called: `CC BY-NC 4.0`, `Attribution-ShareAlike 3.0 IGO`.

Standard: names and versions of the licences of Creative Commons. A text that names no version, or has a word that is
not of such a name, is none.
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
_NAME = re.compile(r"\bcc\b|creative commons|커먼즈|コモンズ|知识共享|創用|attribution|저작자표시|表示|署名|姓名")
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
    if len(text) > 120 or not _VERSION.search(text):
        return None
    plain = fold(text)
    for spelling, word in _SPELLINGS:
        plain = plain.replace(spelling, word)
    words = [word for word in _PARTS.findall(plain) if word not in _SILENT]
    ported = words[-1:] == ["igo"]
    versions = {word for word in words if _VERSION.fullmatch(word)}
    rest = [_MEANING.get(word) for word in words[: -1 if ported else None] if word not in versions]
    if None in rest or len(versions) != 1 or not _NAME.search(plain):
        return None
    return _address(set(rest), versions.pop(), ported)


def _address(conditions: set[str | None], version: str, ported: bool) -> str | None:
    name = _ALLOWED.get("".join(one for one in _CONDITIONS if one in conditions))
    return f"http://creativecommons.org/licenses/{name}/{version}/{'igo/' if ported else ''}" if name else None
