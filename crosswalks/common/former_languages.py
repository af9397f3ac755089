"""Codes of MARC languages that were given up, and stand for another language in ISO 639-3: `cam` was Khmer.

Standard: MARC Code List for Languages (Library of Congress), appendix of discontinued codes.
"""

_FORMER = {
    "cam": "khm", "esp": "epo", "eth": "gez", "far": "fao", "fri": "fry", "gae": "gla", "gag": "glg", "gal": "orm",
    "gua": "grn", "int": "ina", "iri": "gle", "kus": "kos", "lan": "oci", "lap": "smi", "max": "glv", "mla": "mlg",
    "mol": "rum", "sao": "smo", "scc": "srp", "scr": "hrv", "sho": "sna", "snh": "sin", "sso": "sot", "swz": "ssw",
    "tag": "tgl", "taj": "tgk", "tar": "tat", "tru": "chk", "tsw": "tsn",
}  # fmt: skip


def current(code: str) -> str:
    """`cam` → `khm`; any other code as it is."""
    return _FORMER.get(code, code)
