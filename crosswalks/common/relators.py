"""What an agent did, from the codes of the MARC relators, and whether that makes a creator of it.

Standard: MARC Code List for Relators (Library of Congress), as codes (`pht`), terms or addresses.
"""

_TERMS = {
    "arc": "architect", "arr": "arranger", "art": "artist", "asn": "associated name", "auc": "auctioneer",
    "aut": "author", "cmp": "composer", "cng": "cinematographer", "cnd": "conductor", "col": "collector",
    "com": "compiler", "cre": "creator", "cst": "costume designer", "ctb": "contributor", "ctg": "cartographer",
    "cur": "curator", "dnc": "dancer", "drt": "director", "dte": "dedicatee", "edt": "editor", "egr": "engraver",
    "fmk": "filmmaker", "fmo": "former owner", "fnd": "funder", "his": "host institution", "ill": "illustrator",
    "inf": "informant", "itr": "instrumentalist", "ive": "interviewee", "ivr": "interviewer", "lbt": "librettist",
    "lyr": "lyricist", "mus": "musician", "nrt": "narrator", "org": "originator", "own": "owner", "pat": "patron",
    "pbl": "publisher", "pht": "photographer", "prf": "performer", "pro": "producer", "prt": "printer",
    "rce": "recording engineer", "rcd": "recordist", "res": "researcher", "scl": "sculptor", "scr": "scribe",
    "sng": "singer", "spk": "speaker", "spn": "sponsor", "stl": "storyteller", "trl": "translator",
    "vdg": "videographer", "wpr": "writer of preface",
}  # fmt: skip
_CREATORS = frozenset({
    "architect", "artist", "author", "cartographer", "composer", "compiler", "creator", "director", "engraver",
    "filmmaker", "librettist", "lyricist", "originator", "photographer", "sculptor", "videographer",
})  # fmt: skip
_ADDRESS = "id.loc.gov/vocabulary/relators/"


def role(text: str) -> str:
    """The term for a relator code or its address; any other text is itself, without closing punctuation."""
    text = text.strip().rstrip(".,;: ")
    code = text.partition(_ADDRESS)[2] or text
    return _TERMS.get(code.lower(), text)


def is_creator(role: str) -> bool:
    """Whether somebody with that role made the work itself."""
    return role.lower() in _CREATORS
