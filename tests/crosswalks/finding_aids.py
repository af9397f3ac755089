"""Finding aids for tests."""

from ichlinks.stages import Payload
from tests.crosswalks.payloads import payload

WHOLE = "oai:archive.example:1"
EAD_2002 = "urn:isbn:1-931666-22-9"
EAD_3 = "http://ead3.archivists.org/schema/"
_RECORD = f"<record><header><identifier>{WHOLE}</identifier></header><metadata>{{}}</metadata></record>"


def unit(title: str = "", code: str = "", more: str = "") -> str:
    stated = (f"<unittitle>{title}</unittitle>" if title else "") + (f"<unitid>{code}</unitid>" if code else "")
    return f"<did>{stated}{more}</did>"


def component(content: str, level: str = "item", id_: str = "", name: str = "c") -> str:
    attributes = "".join(f' {one}="{value}"' for one, value in (("level", level), ("id", id_)) if value)
    return f"<{name}{attributes}>{content}</{name}>"


def finding_aid(components: str, did: str = "", beside: str = "", namespace: str = EAD_2002) -> Payload:
    """The fonds `EX` with these components."""
    stated = f' xmlns="{namespace}"' if namespace else ' xmlns=""'
    description = f'<archdesc level="fonds">{unit("Fonds", "EX", did)}{beside}<dsc>{components}</dsc></archdesc>'
    return payload(_RECORD.format(f"<ead{stated}><eadheader/>{description}</ead>"), WHOLE)
