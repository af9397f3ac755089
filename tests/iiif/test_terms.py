from pathlib import Path

from config.settings import Workspace
from iiif.terms import terms


def test_codes_have_the_names_of_the_vocabularies(tmp_path: Path) -> None:
    names = terms(Workspace(tmp_path, {}))
    assert names["countries"]["KR"] == {"en": ["Republic of Korea"]}
    assert names["labels"]["tka"] == {"en": ["TK Attribution"]}
    assert names["domains"]["b"] == {"en": ["Performing arts"]}
    assert names["languages"]["ko"] == {"en": ["Korean"]}
