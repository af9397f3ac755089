"""The rights registry of Presentation 3.0, section 3.1: Creative Commons and RightsStatements.org, in http form."""

import pytest

from iiif.rights import licence


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/", "http://creativecommons.org/licenses/by-sa/4.0/"),
        ("http://creativecommons.org/licenses/by/2.0/kr", "http://creativecommons.org/licenses/by/2.0/kr/"),
        ("https://creativecommons.org/licenses/by/4.0/deed.ko", "http://creativecommons.org/licenses/by/4.0/"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "http://creativecommons.org/publicdomain/zero/1.0/"),
        ("http://rightsstatements.org/vocab/InC/1.0/", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("https://rightsstatements.org/page/NoC-US/1.0/?language=fr", "http://rightsstatements.org/vocab/NoC-US/1.0/"),
    ],
)
def test_a_known_uri_is_written_as_the_registry_has_it(stated: str, published: str) -> None:
    assert licence(stated) == published
    assert licence(published) == published


@pytest.mark.parametrize(
    "stated",
    [
        None,
        "",
        "All rights reserved",
        "https://localcontexts.org/label/tk-attribution/",
        "http://rightsstatements.org/vocab/Made-Up/1.0/",
        "https://creativecommons.org.example.net/licenses/by/4.0/",
        "https://example.net/?u=http://creativecommons.org/licenses/by/4.0/",
    ],
)
def test_anything_else_is_no_rights_uri(stated: str | None) -> None:
    assert licence(stated) is None
