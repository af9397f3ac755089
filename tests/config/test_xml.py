"""XML from outside."""

import pytest

from config.xml import parsed


def test_what_is_not_well_formed_is_told_without_the_parsers_own_file_names() -> None:
    with pytest.raises(ValueError, match=r"^Opening and ending tag mismatch: b line 2 and a, line 2, column 8\Z"):
        parsed(b"<a>\n<b></a>")


def test_a_document_type_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^it carries a document type declaration, which is refused\Z"):
        parsed(b"<!DOCTYPE a><a/>")
