"""What the unit is: words for its genre, then its level; enrichment says what they mean.

Standards: EAD 2002 and EAD3, `controlaccess/genreform`, `physdesc/genreform`, EAD3 `unittype`, `level`, `otherlevel`.
EAD describes archival material: the last word is always `Resource`, which counts where no other word is known.
"""

from crosswalks.common.elements import at, text
from crosswalks.common.texts import texts
from crosswalks.ead.prose import name
from crosswalks.ead.source import Source


def type(source: Source) -> list[str]:
    """`genreform` and `unittype`, then `level` (or `otherlevel`); at last `Resource`."""
    genres = [name(one, " -- ") for one in at(source.unit, "controlaccess//genreform", "did/physdesc/genreform")]
    kinds = [text(one) for one in at(source.unit, "did/physdescstructured/unittype")]
    level = source.unit.get("otherlevel") or source.unit.get("level") or ""
    return list(dict.fromkeys(word for word in [*texts(genres), *kinds, level, "Resource"] if word))
