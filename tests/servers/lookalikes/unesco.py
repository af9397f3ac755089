"""Looks like UNESCO DataHub's set ich001 (Opendatasoft Explore API v2.1); descriptions are ours, facts UNESCO's."""

import json
from typing import Any

from tests.servers.endpoint import Answer, Asked

PATH = "/api/explore/v2.1/catalog/datasets/ich001/records"


def element(ref: str, year: str, kind: str, titles: tuple[str, str], countries: list[str], slug: str) -> dict[str, Any]:
    """One row as the API gives it; what a row has not is null."""
    blank = dict.fromkeys(
        ("concepts_primary_names", "concepts_secondary_names", "whc_sites", "main_image_url", "main_image_caption_en",
         "main_image_copyright", "main_image_author")
    )  # fmt: skip
    return {
        "ich_public_ref": ref,
        "inscription_year": year,
        "title_en": titles[0],
        "title_fr": titles[1],
        "description_en": None,
        "type_of_element_en": kind,
        "countries": countries,
        "http_url_en": f"https://ich.unesco.org/en/{slug}",
        **blank,
    }


RL, USL = "Representative List", "Urgent Safeguarding List"
ROWS = [
    {
        **element(
            "16", "2008", RL,
            ("Royal ancestral ritual in the Jongmyo shrine and its music",
             "Le rituel royal ancestral du sanctuaire de Jongmyo et sa musique"),
            ["KR"], "RL/royal-ancestral-ritual-in-the-jongmyo-shrine-and-its-music-00016",
        ),
        "description_en": "A ritual for the kings of <em>Joseon</em>, held once a year.<br />Song, dance and music "
        "follow one another&#39;s lead.",
        "concepts_primary_names": ["Rituals", "Ancestor worship"],
        "concepts_secondary_names": ["Music"],
        "whc_sites": '[{"ref": 738, "name_en": "Jongmyo Shrine", "url": "https://whc.unesco.org/en/list/738"}]',
        "main_image_url": "https://images.example/00016.jpg",
        "main_image_caption_en": "Musicians on the terrace",
        "main_image_copyright": "© 2008, example",
        "main_image_author": "A. Photographer",
    },
    element(
        "1381", "2018", USL,
        ("Suri Jagek (observing the sun), traditional meteorological and astronomical practice based on the "
         "observation of the sun, moon, stars and shadows in reference to the local topography",
         "Le Suri Jagek (observation du soleil)"),
        ["PK"], "USL/suri-jagek-01381",
    ),
    {
        **element(
            "998", "2014", RL,
            ("Traditional knowledge and skills in making Kyrgyz and Kazakh yurts (Turkic nomadic dwellings)",
             "Les savoir-faire traditionnels dans la fabrication des yourtes kirghizes et kazakhes"),
            ["KZ", "KG"], "RL/traditional-knowledge-and-skills-in-making-kyrgyz-and-kazakh-yurts-00998",
        ),
        "whc_sites": '[{"ref": "1509", "name_en": "Saryarka"}, ',
    },
]  # fmt: skip


def answer(asked: Asked) -> Answer:
    """Pages of at most 100 rows; what the real API refuses is refused."""
    limit, offset = int(asked.query.get("limit", "10")), int(asked.query.get("offset", "0"))
    if limit > 100 or limit + offset > 10_000:
        return 400, {}, b'{"error_code": "InvalidRESTParameterError", "message": "limit and offset are too large"}'
    rows = ROWS[offset : offset + min(limit, 2)]
    return 200, {"X-RateLimit-Remaining": "9999"}, json.dumps({"total_count": len(ROWS), "results": rows}).encode()
