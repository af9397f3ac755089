"""Countries of the MARC list of geographic areas, as ISO 3166-1 codes. An area that is no country has none.

Standard: MARC Code List for Geographic Areas (Library of Congress); `a-kr` is Korea as a whole and therefore absent.
"""

_COUNTRIES = {
    "a-af": "AF", "a-bg": "BD", "a-br": "MM", "a-bt": "BT", "a-bx": "BN", "a-cb": "KH", "a-cc": "CN",
    "a-ce": "LK", "a-em": "TL", "a-ii": "IN", "a-io": "ID", "a-ir": "IR", "a-ja": "JP", "a-kg": "KG", "a-kn": "KP",
    "a-ko": "KR", "a-kz": "KZ", "a-ls": "LA", "a-mh": "MO", "a-mp": "MN", "a-my": "MY", "a-np": "NP",
    "a-ph": "PH", "a-pk": "PK", "a-pp": "PG", "a-si": "SG", "a-ta": "TJ", "a-th": "TH", "a-tk": "TM", "a-tu": "TR",
    "a-uz": "UZ", "a-vt": "VN", "a-xc": "MV", "e-ru": "RU", "pobp": "SB", "pocw": "CK", "pofj": "FJ", "pokb": "KI",
    "pomi": "FM", "ponl": "NC", "ponn": "VU", "ponu": "NR", "popl": "PW", "potl": "TK", "poto": "TO", "potv": "TV",
    "poxe": "MH", "poxh": "NU", "pows": "WS", "u-at": "AU", "u-nz": "NZ",
}  # fmt: skip


def country(code: str) -> str | None:
    """`a-ja---` or `a-cc-sz` → `JP`, `CN`; None for an area that is no country of the region."""
    return _COUNTRIES.get(code.strip()[:4].lower())
