"""The examination as one HTML page to mail."""

from ichlinks.pipeline.doctor.findings import WEIGHTS, Examination
from ichlinks.pipeline.pages import rendered

_EFFECTS = {
    "blocks": "Stops the harvest",
    "loses": "Loses or damages records",
    "hinders": "Costs time or quality",
    "advice": "Could be better",
}
_MARKS = {"blocks": "✕", "loses": "!", "hinders": "–", "advice": "i"}
_KINDS = {
    "oai_pmh": "OAI-PMH endpoint",
    "csv": "CSV file",
    "json_api": "JSON API",
    "xml_api": "XML document or API",
    "iiif": "IIIF resource",
    "html": "Web page",
    "archive": "Spreadsheet or archive",
    "nothing": "Not recognised",
}


def page(examination: Examination) -> str:
    """A whole HTML document, UTF-8."""
    return rendered(
        "doctor/report.html",
        one=examination,
        kind=_KINDS.get(examination.kind, examination.kind),
        effects=_EFFECTS,
        marks=_MARKS,
        weights=WEIGHTS,
        verdict=verdict(examination),
    )


def verdict(examination: Examination) -> str:
    """The result in one sentence."""
    if not examination.usable:
        return "It cannot be harvested as it is."
    effects = [finding.effect for finding in examination.findings]
    if "loses" in effects:
        return "It can be harvested, but records may be missed or damaged until it is mended."
    if "hinders" in effects:
        return "It can be harvested whole; some things cost time or quality."
    return "It can be harvested whole, and nothing stands in the way."
