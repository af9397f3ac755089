"""Countries of two MARC lists, those of geographic areas and of places of publication, as ISO 3166-1 codes.

Standards: MARC Code List for Geographic Areas, MARC Code List for Countries (Library of Congress), with the codes that
were given up. What is no country of the region, or was several, has none: `a-kr` is Korea as a whole, `e-ur` and `ur`
are the Soviet Union. Hong Kong counts as China, as in both lists; Macao is an associate member of UNESCO itself.
"""

AREAS = {
    "a-af": "AF", "a-bg": "BD", "a-br": "MM", "a-bt": "BT", "a-bx": "BN", "a-cb": "KH", "a-cc": "CN", "a-cc-mh": "MO",
    "a-ce": "LK", "a-em": "TL", "a-hk": "CN", "a-ii": "IN", "a-io": "ID", "a-ir": "IR", "a-ja": "JP", "a-kg": "KG",
    "a-kn": "KP", "a-ko": "KR", "a-kz": "KZ", "a-ls": "LA", "a-mh": "MO", "a-mp": "MN", "a-my": "MY", "a-np": "NP",
    "a-ok": "JP", "a-ph": "PH", "a-pk": "PK", "a-pp": "PG", "a-pt": "TL", "a-si": "SG", "a-sk": "IN", "a-ta": "TJ",
    "a-th": "TH", "a-tk": "TM", "a-tu": "TR", "a-uz": "UZ", "a-vn": "VN", "a-vs": "VN", "a-vt": "VN", "i-xc": "MV",
    "e-ru": "RU", "e-urc": "RU", "e-ure": "RU", "e-urf": "RU", "e-url": "RU", "e-urn": "RU", "e-urp": "RU",
    "e-urr": "RU", "e-urs": "RU", "e-uru": "RU", "e-urv": "RU", "e-urw": "RU", "e-ur-kg": "KG", "e-ur-kz": "KZ",
    "e-ur-ru": "RU", "e-ur-ta": "TJ", "e-ur-tk": "TM", "e-ur-uz": "UZ", "pobp": "SB", "pocp": "KI", "pocw": "CK",
    "pofj": "FJ", "pokb": "KI", "poki": "NZ", "pomi": "FM", "ponl": "NC", "ponn": "VU", "ponu": "NR", "popl": "PW",
    "pory": "JP", "posc": "SB", "posn": "SB", "potl": "TK", "poto": "TO", "potv": "TV", "pows": "WS", "poxe": "MH",
    "poxh": "NU", "u-ac": "AU", "u-at": "AU", "u-cs": "AU", "u-nz": "NZ",
}  # fmt: skip
PUBLISHED = {
    "af": "AF", "at": "AU", "aca": "AU", "qea": "AU", "tma": "AU", "vra": "AU", "wea": "AU", "xga": "AU", "xna": "AU",
    "xoa": "AU", "xra": "AU", "ac": "AU", "bg": "BD", "bp": "SB", "br": "MM", "bt": "BT", "bx": "BN", "cb": "KH",
    "cc": "CN", "ce": "LK", "cp": "KI", "cw": "CK", "em": "TL", "fj": "FJ", "fm": "FM", "gb": "KI", "hk": "CN",
    "ii": "IN", "io": "ID", "ir": "IR", "ja": "JP", "kg": "KG", "kgr": "KG", "kn": "KP", "ko": "KR", "kz": "KZ",
    "kzr": "KZ", "ls": "LA", "mh": "MO", "mp": "MN", "my": "MY", "nl": "NC", "nn": "VU", "np": "NP", "nu": "NR",
    "nz": "NZ", "ph": "PH", "pk": "PK", "pp": "PG", "pt": "TL", "pw": "PW", "ru": "RU", "rur": "RU", "ry": "JP",
    "si": "SG", "sk": "IN", "ta": "TJ", "tar": "TJ", "th": "TH", "tk": "TM", "tkr": "TM", "tl": "TK", "to": "TO",
    "tu": "TR", "tv": "TV", "uz": "UZ", "uzr": "UZ", "vm": "VN", "vn": "VN", "vs": "VN", "ws": "WS", "xc": "MV",
    "xe": "MH", "xh": "NU",
}  # fmt: skip
_LENGTHS = (7, 5, 4)


def country(code: str) -> str | None:
    """`a-ja---` or `a-cc-sz` → `JP`, `CN`; None for an area that is no country of the region."""
    plain = code.strip().lower()
    return next((found for length in _LENGTHS if (found := AREAS.get(plain[:length].rstrip("-")))), None)


def country_of_publication(code: str) -> str | None:
    """`vm ` or `xna` → `VN`, `AU`; None for a place that is no country of the region."""
    return PUBLISHED.get(code.strip().lower())
