"""Labels and Notices of Local Contexts: told from other statements, and carried in a community's own words."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from config.partner import Partner
from config.settings import Workspace
from crosswalks import load
from crosswalks.common.rights import is_label, rights_of, sensitivity_of
from enrichment.sensitivity import sensitivity
from ichlinks.stages import Draft, Payload

PAGE = Path(__file__).resolve().parents[2] / "docs" / "screening.md"
SEASONAL = {
    "unique_id": "1",
    "name": "TK Seasonal",
    "label_type": "seasonal",
    "language_tag": "en",
    "label_text": "Sung in the cold months only.",
    "label_page": "https://localcontextshub.org/projects/1",
    "community": "A village of Aotearoa",
    "translations": [
        {"translated_name": "TK Wā", "language_tag": "mi", "translated_text": "Hōtoke anake."},
        {"translated_name": "ST Saison", "language_tag": "fr", "translated_text": "En hiver seulement."},
    ],
}


@pytest.mark.parametrize(
    "text",
    [
        "TK Attribution (TK A)",
        "TK Secret / Sacred (TK SS)",
        "BC Consent Non-Verified (BC CNV)",
        "Secret Sacred (tk ss)",
        "TKSS",
        "TK-SS",
        "tkss",
        "tk_ss",
        "BC-CNV",
        "ST SECRET / SACRÉ (ST SS)",
        "CT SECRETO / SAGRADO (CT SS)",
        "CLAN BC (CL BC)",
        "https://localcontexts.org/label/tk-secret-sacred/",
        "http://localcontexts.org/tk/ss/1.0/",
        "https://localcontextshub.org/projects/1",
        "Attribution Incomplete Notice",
        "TK Notice",
        "BC Notice",
        "Traditional Knowledge (TK) Notice",
        "Traditional Knowledge Notice",
        "Biocultural (BC) Notice",
        "Open to Collaborate Notice",
    ],
)
def test_a_label_or_notice_is_told_from_statements_of_rights(text: str) -> None:
    assert is_label(text)
    assert (sensitivity_of([(text, "")]), rights_of([(text, "")])) == ({"labels": [text]}, {})


@pytest.mark.parametrize(
    "text",
    [
        "All rights reserved",
        "Traditional Knowledge",
        "Traditional Knowledge of the Mekong, notice the footnote",
        "Copyright notice: ask us",
        "BC Archives",
        "Noticeably open to collaborate",
        "TKs",
        "BC",
        "https://archive.example/localcontexts.org/",
        "",
    ],
)
def test_other_statements_are_no_labels(text: str) -> None:
    assert not is_label(text)


def test_every_name_that_local_contexts_uses_is_found(shared_data: Path) -> None:
    folder = shared_data / "ich/localcontexts__localcontextshub/localcontexts/static/json"
    labels = json.loads((folder / "Labels.json").read_bytes())
    notices = json.loads((folder / "Notices.json").read_bytes())
    names = [one["labelName"] for group in labels.values() for one in group] + [one["noticeName"] for one in notices]
    assert len(names) == 34
    assert [name for name in names if not is_label(name)] == []


def test_a_notice_is_no_label_once_it_is_understood(workspace: Workspace, hub: Partner) -> None:
    stated = {"sensitivity": sensitivity_of([("Biocultural (BC) Notice", ""), ("TK Attribution (TK A)", "")])}
    assert understood(workspace, hub, stated) == {"labels": ["tka"], "notices": ["biocultural"], "level": "notice"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    [mapping] = re.findall(r"```yaml\n(format: \{kind: json\}.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "config" / "crosswalks").mkdir(parents=True)
    (tmp_path / "config" / "partners").mkdir()
    (tmp_path / "config" / "crosswalks" / "hub.yaml").write_text(mapping, encoding="utf-8")
    return Workspace(tmp_path, {})


@pytest.fixture
def hub() -> Partner:
    harvest = {"kind": "json_api", "endpoint": "https://archive.example/api", "id": "id"}
    named = {"slug": "hub", "name": {"en": "Hub"}, "country": "NZ"}
    return Partner.model_validate({**named, "harvest": harvest, "crosswalk": "hub"})


def understood(workspace: Workspace, partner: Partner, fields: dict[str, Any]) -> Any:
    return sensitivity(workspace, partner)(Draft(fields)).fields["sensitivity"]


def test_the_mapping_of_the_manual_carries_a_communitys_words(workspace: Workspace, hub: Partner) -> None:
    record = {"tk_labels": [SEASONAL], "notice": [{"notice_type": "traditional_knowledge"}]}
    draft = load(workspace, "hub").crosswalk(Payload("1", json.dumps(record).encode(), b""))
    assert understood(workspace, hub, draft.fields) == {
        "labels": ["tks"],
        "label_texts": [
            {
                "code": "tks",
                "name": {"en": ["TK Seasonal"], "mi": ["TK Wā"], "fr": ["ST Saison"]},
                "text": {
                    "en": ["Sung in the cold months only."],
                    "mi": ["Hōtoke anake."],
                    "fr": ["En hiver seulement."],
                },
                "community": "A village of Aotearoa",
                "uri": "https://localcontextshub.org/projects/1",
            }
        ],
        "notices": ["traditional_knowledge"],
        "level": "restricted",
    }
