"""Media: a manifest of many pages stands for them all."""

from typing import Any

import pytest

from enrichment.media import PAGES, enrich
from ichlinks.stages import Draft

MANIFEST = {"url": "https://a.example/manifest.json", "role": "iiif"}
THUMB = {"url": "https://a.example/t.jpg", "role": "thumb"}


def pages(number: int) -> list[dict[str, Any]]:
    return [{"url": f"https://a.example/{n}.jpg", "role": "full"} for n in range(number)]


def test_of_a_manifest_of_400_pages_the_first_are_listed() -> None:
    draft = enrich(Draft({"media": [MANIFEST, *pages(400), THUMB]}))
    assert draft.fields["media"] == [MANIFEST, *pages(PAGES), THUMB]
    assert [(one.rule, one.severity, one.excerpt) for one in draft.reasons] == [("media.pages", "info", "400")]
    assert enrich(Draft(dict(draft.fields))) == Draft(dict(draft.fields))


@pytest.mark.parametrize("media", [[MANIFEST, *pages(PAGES), THUMB], pages(400), [THUMB], []])
def test_a_short_manifest_and_pages_without_one_stay(media: list[dict[str, Any]]) -> None:
    draft = enrich(Draft({"media": list(media)}))
    assert (draft.fields["media"], draft.reasons) == (media, [])
