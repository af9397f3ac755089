"""Rights (RightsStatements.org 1.0, Creative Commons) and Labels (Local Contexts)."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import load
from enrichment.rights import address, rights
from enrichment.sensitivity import sensitivity
from ichlinks.stages import Draft
from tests.enrichment.conftest import MakePartner
from tests.enrichment.whole import enrichment

KNOWN = tuple(load(Workspace(Path("/nowhere"), {}), name) for name in ("rights", "licences"))
LICENCES = st.lists(
    st.sampled_from(["CC", "BY", "NC", "ND", "SA", "4.0", "3.0", "igo", "-", " ", "licence", "us"])
).map("".join)
NC = "http://rightsstatements.org/vocab/InC-NC/1.0/"
BY = "http://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        (BY, BY),
        ("https://creativecommons.org/licenses/by/4.0", BY),
        ("https://creativecommons.org/licenses/by/4.0/deed.ko", BY),
        (
            "https://creativecommons.org/licenses/BY-NC-SA/3.0/igo/",
            "http://creativecommons.org/licenses/by-nc-sa/3.0/igo/",
        ),
        ("http://creativecommons.org/licenses/by/2.1/jp/", "http://creativecommons.org/licenses/by/2.1/jp/"),
        (
            "open access (http://creativecommons.org/licenses/by-nc/3.0/), which permits",
            "http://creativecommons.org/licenses/by-nc/3.0/",
        ),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "http://creativecommons.org/publicdomain/zero/1.0/"),
        (
            "https://rightsstatements.org/page/InC-EDU/1.0/?language=en",
            "http://rightsstatements.org/vocab/InC-EDU/1.0/",
        ),
        ("http://rightsstatements.org/vocab/inc/1.0", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode.fr", BY),
        ("CC BY", None),
        ("CC-BY-NC-SA", None),
        ("Creative Commons Attribution", None),
        ("CC BY 3.0 4.0", None),
        ("CC0", "http://creativecommons.org/publicdomain/zero/1.0/"),
        ("CCBY 4.0", BY),
        ("CC BY-NC 2.5", "http://creativecommons.org/licenses/by-nc/2.5/"),
        ("CC BY-NC-ND 3.0 IGO", "http://creativecommons.org/licenses/by-nc-nd/3.0/igo/"),
        ("This work is licensed under a Creative Commons Attribution 4.0 International License.", BY),
        ("Attribution-NonCommercial-ShareAlike 4.0", "http://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ("저작자표시-비영리-변경금지 4.0", "http://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("署名-相同方式共享 4.0 国际", "http://creativecommons.org/licenses/by-sa/4.0/"),
        ("공공누리 제1유형", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("KOGL Type 4", "http://rightsstatements.org/vocab/InC-NC/1.0/"),
        (
            "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/deed.fr",
            "http://creativecommons.org/licenses/by-nc-sa/3.0/igo/",
        ),
        ("https://creativecommons.org/licenses/by/3.0/nz/deed.en", "http://creativecommons.org/licenses/by/3.0/nz/"),
        (
            "http://creativecommons.org/licenses/by-nc-sa/2.5/scotland/",
            "http://creativecommons.org/licenses/by-nc-sa/2.5/scotland/",
        ),
        ("CC BY 3.0 AU", "http://creativecommons.org/licenses/by/3.0/au/"),
        ("Creative Commons Attribution 3.0 New Zealand", "http://creativecommons.org/licenses/by/3.0/nz/"),
        ("저작자표시-비영리-변경금지 2.0 대한민국", "http://creativecommons.org/licenses/by-nc-nd/2.0/kr/"),
        ("表示-継承 2.1 日本", "http://creativecommons.org/licenses/by-sa/2.1/jp/"),
        ("姓名標示-非商業性-禁止改作 3.0 台灣", "http://creativecommons.org/licenses/by-nc-nd/3.0/tw/"),
        ("CC BY 4.0 Korea", None),
        ("CC BY 3.0 JP", None),
        ("知识共享署名 4.0 国际许可协议", BY),
        ("創用CC 姓名標示-相同方式分享 4.0 國際", "http://creativecommons.org/licenses/by-sa/4.0/"),
        ("Ghi công-Phi thương mại 4.0 Quốc tế", "http://creativecommons.org/licenses/by-nc/4.0/"),
        ("Atribusi-NonKomersial-BerbagiSerupa 4.0 Internasional", "http://creativecommons.org/licenses/by-nc-sa/4.0/"),
        (
            "Attribution - Pas d’Utilisation Commerciale 4.0 International",
            "http://creativecommons.org/licenses/by-nc/4.0/",
        ),
        ("CC_BY_4.0", BY),
        ("CCBY4.0", BY),
        ("CC BY v4.0", BY),
        ("In copyright – Educational use permitted", "http://rightsstatements.org/vocab/InC-EDU/1.0/"),
        ("No Copyright: United States", "http://rightsstatements.org/vocab/NoC-US/1.0/"),
        ("Not CC BY 4.0", None),
        ("CC BY 4.0 except where noted", None),
        ("CC BY-ND-SA 4.0", None),
        ("CC BY 5.0", None),
        ("by 4.0", None),
        ("Attribution required, 4.0", None),
        ("cc-by-4.0", BY),
        ("Attribution 4.0", BY),
        ("All Rights Reserved.", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("Public Domain", "http://creativecommons.org/publicdomain/mark/1.0/"),
        ("© 2014 The Authors. All rights reserved", None),
        ("openAccess", None),
        ("https://archive.example/terms", None),
        ("http://rightsstatements.org/vocab/XYZ/1.0/", None),
        ("", None),
    ],
)
def test_texts_and_addresses_become_one_address(workspace: Workspace, text: str, uri: str | None) -> None:
    assert address(text, load(workspace, "rights"), load(workspace, "licences")) == uri


def test_every_rights_statement_is_known_by_its_label(workspace: Workspace, shared_data: Path) -> None:
    vocabulary, licences = load(workspace, "rights"), load(workspace, "licences")
    folder = shared_data / "ich" / "rightsstatements__data-model"
    statements = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*_[eh][ni].json"))]
    stated = [(s["prefLabel"], s["@id"]) for s in statements if "/collection-" not in s["@id"]]
    assert [(label, uri) for label, uri in stated if address(label, vocabulary, licences) != uri] == []
    assert [uri for _, uri in stated if address(uri, vocabulary, licences) != uri] == []


@given(st.text() | LICENCES)
def test_no_text_fails_and_an_address_is_its_own(text: str) -> None:
    found = address(text, *KNOWN)
    assert found is None or address(found, *KNOWN) == found


@pytest.mark.parametrize(
    ("stated", "settled"),
    [
        ({"content": "CC BY 4.0"}, {"content": BY}),
        ({"content": "CC BY"}, {"statement": {"und": ["CC BY"]}}),
        (
            {"content": ["Ask us.", "CC BY 4.0"], "statement": {"und": ["Ask us."]}},
            {"content": BY, "statement": {"und": ["Ask us."]}},
        ),
        ({"content": ["CC BY 4.0", "Ask us."]}, {"content": BY, "statement": {"und": ["Ask us."]}}),
        (
            {"content": [BY, NC, "Ask us."], "statement": {"en": ["Ask us."]}},
            {"content": BY, "statement": {"en": ["Ask us."], "und": [NC]}},
        ),
        ({"content": [BY, "In Copyright"]}, {"content": BY, "statement": {"und": ["In Copyright"]}}),
        (
            {"content": "http://creativecommons.org/licenses/by/9.9/"},
            {"statement": {"und": ["http://creativecommons.org/licenses/by/9.9/"]}},
        ),
        ({"content": ["Ask us."]}, {"statement": {"und": ["Ask us."]}}),
        ({"content": "Ask us.", "statement": {"en": ["Ask us."]}}, {"statement": {"en": ["Ask us."]}}),
        ({"metadata": "CC BY 4.0", "holder": "Kim"}, {"metadata": BY, "holder": "Kim"}),
        (
            {"content": "KOGL Type 1"},
            {"content": "http://rightsstatements.org/vocab/InC/1.0/", "statement": {"und": ["KOGL Type 1"]}},
        ),
    ],
)
def test_prose_stays_a_statement(workspace: Workspace, partner: Partner, stated: Any, settled: Any) -> None:
    assert rights(workspace, partner)(Draft({"rights": stated})).fields == {"rights": settled}


def test_a_partner_may_say_which_version_it_means(workspace: Workspace, make_partner: MakePartner) -> None:
    said = make_partner(replace={"rights.content": {"CC BY": BY}, "media": {"CC BY": BY}})
    stated = {"content": ["CC BY"], "statement": {"en": ["CC BY"]}}
    media = [{"url": "https://a.example/1.jpg", "rights": "CC BY"}]
    draft = enrichment(workspace, said)(Draft({"rights": stated, "media": media}))
    assert draft.fields["rights"] == {"content": BY, "statement": {"en": ["CC BY"]}}
    assert draft.fields["media"] == [{"url": "https://a.example/1.jpg", "rights": BY}]
    assert [one.rule for one in draft.reasons if one.rule.startswith("rights.")] == []


def test_the_rights_of_media_are_settled_too(workspace: Workspace, partner: Partner) -> None:
    media = [
        {"url": "https://a.example/1.jpg", "rights": "CC BY 4.0"},
        {"url": "https://a.example/2.jpg", "rights": "ask"},
    ]
    assert rights(workspace, partner)(Draft({"media": media})).fields["media"] == [
        {"url": "https://a.example/1.jpg", "rights": BY},
        {"url": "https://a.example/2.jpg"},
    ]


@pytest.mark.parametrize(
    ("fields", "noted"),
    [
        ({"rights": {"content": "CC BY"}}, [("rights.version", "flag", "rights", "CC BY")]),
        ({"rights": {"content": ["Ask us.", "CC-BY-SA"]}}, [("rights.version", "flag", "rights", "CC-BY-SA")]),
        ({"rights": {"statement": {"ja": ["表示-継承"]}}}, [("rights.version", "flag", "rights", "表示-継承")]),
        ({"media": [{"url": "u", "rights": "CC BY-NC"}]}, [("rights.version", "flag", "media", "CC BY-NC")]),
        ({"rights": {"content": [BY, "CC BY"]}}, []),
        ({"rights": {"content": "CC BY 4.0"}}, []),
        ({"rights": {"content": "CC0"}}, []),
        ({"rights": {"content": "CCBY"}}, [("rights.version", "flag", "rights", "CCBY")]),
        ({"rights": {"content": "表示"}}, []),
        ({"rights": {"content": "Attribution required"}}, []),
        ({"rights": {"content": "Ask us."}}, []),
    ],
)
def test_a_licence_without_its_version_stays_text_and_is_noted(
    workspace: Workspace, partner: Partner, fields: Any, noted: list[Any]
) -> None:
    draft = rights(workspace, partner)(Draft(fields))
    assert [(one.rule, one.severity, one.field, one.excerpt) for one in draft.reasons] == noted


@pytest.mark.parametrize(
    ("stated", "labels", "level"),
    [
        ({"labels": ["tka"]}, ["tka"], "notice"),
        ({"labels": "TK Attribution (TK A)"}, ["tka"], "notice"),
        ({"labels": ["TK Secret / Sacred (TK SS)"]}, ["tkss"], "withheld"),
        ({"labels": ["tkcs", "tka"]}, ["tkcs", "tka"], "restricted"),
        ({"labels": ["tka"], "level": "withheld"}, ["tka"], "withheld"),
        ({"labels": ["TK Men Restricted"]}, ["tkmr"], "withheld"),
    ],
)
def test_labels_become_codes_and_raise_the_level(
    workspace: Workspace, partner: Partner, stated: Any, labels: list[str], level: str
) -> None:
    draft = sensitivity(workspace, partner)(Draft({"sensitivity": stated}))
    assert draft.fields["sensitivity"] == {"labels": labels, "level": level}
    assert draft.reasons == []


def test_the_words_of_a_community_are_carried_unaltered(workspace: Workspace, partner: Partner) -> None:
    words = {"name": {"mi": ["TK Hunaonga"]}, "text": {"mi": ["  Kaua e tohaina.\n"]}, "community": "Te iwi"}
    stated = {"labels": ["TK A"], "label_texts": [{"code": "TK Culturally Sensitive (TK CS)", **words}]}
    draft = enrichment(workspace, partner)(Draft({"sensitivity": stated}))
    assert draft.fields["sensitivity"] == {
        "labels": ["tka", "tkcs"],
        "label_texts": [{"code": "tkcs", **words}],
        "level": "restricted",
    }


@pytest.mark.parametrize(
    ("stated", "kept", "rules"),
    [
        ({"level": "withheld"}, {"sensitivity": {"level": "withheld"}}, []),
        ({"level": " Restricted"}, {"sensitivity": {"level": "restricted"}}, []),
        ({"level": "open"}, {}, []),
        ({"level": "closed"}, {}, [("sensitivity.level_unknown", "quarantine", "closed")]),
        ({"level": "geheim", "labels": ["tka"]}, {"sensitivity": {"labels": ["tka"], "level": "notice"}},
         [("sensitivity.level_unknown", "quarantine", "geheim")]),
        ({"notices": ["biocultural"]}, {"sensitivity": {"notices": ["biocultural"], "level": "notice"}}, []),
    ],
)  # fmt: skip
def test_a_level_that_nobody_knows_is_not_taken_for_open(
    workspace: Workspace, partner: Partner, stated: Any, kept: Any, rules: list[Any]
) -> None:
    draft = sensitivity(workspace, partner)(Draft({"sensitivity": stated}))
    assert draft.fields == kept
    assert [(one.rule, one.severity, one.excerpt) for one in draft.reasons] == rules


def test_a_label_that_nobody_knows_is_kept_and_looked_at(workspace: Workspace, partner: Partner) -> None:
    draft = sensitivity(workspace, partner)(Draft({"sensitivity": {"labels": ["TK Quiet"]}}))
    assert draft.fields["sensitivity"] == {"labels": ["TK Quiet"], "level": "notice"}
    assert [(r.rule, r.severity) for r in draft.reasons] == [("sensitive.label_unknown", "quarantine")]


def test_every_label_of_local_contexts_is_known(workspace: Workspace, shared_data: Path) -> None:
    path = shared_data / "ich/localcontexts__localcontextshub/localcontexts/static/json/Labels.json"
    labels = [label for group in json.loads(path.read_text(encoding="utf-8")).values() for label in group]
    vocabulary = load(workspace, "tk_labels")
    assert {label["labelCode"]: label["labelCategory"] for label in labels} == {
        code: entry["group"] for code, entry in vocabulary.entries.items() if entry["group"] != "notice"
    }
    assert [label["labelName"] for label in labels if vocabulary.find(label["labelName"]) != label["labelCode"]] == []
