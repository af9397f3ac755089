"""The usual page is read in a short way, which says what the long one says, or nothing."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from harvesters.oai_pmh.reading import OaiPage, parse, understood
from harvesters.oai_pmh.usual import usual
from tests.harvesters.oai import page, record

A, B = record("oai:a:é", "<dc:title>Métier</dc:title>", "ich", "ich:dance"), record("oai:a:b", None)
EMPTY = "<record><header><identifier>{}</identifier><datestamp> </datestamp></header>{}</record>"
USUAL = page(A, f"\n{B}\n", EMPTY.format(" c ", ""), token="next", size=9)
PIECES = [
    "<record>", "</record>", "<record/>", '<record a="b">', "<x:record>", "<ListRecords>", "</ListRecords>",
    "<!-- ", " -->", "<![CDATA[", "]]>", "<?a ", "?>", "<header>", "</header>", "<metadata>", "</metadata>", "<a/>",
    "<resumptionToken>t</resumptionToken>", "<setSpec> </setSpec>", "<identifier>x</identifier>", "<about><b/></about>",
    ' status="deleted"', ' xmlns="urn:x"', ' xmlns:x="urn:x"', ' xml:id="i"', "&amp;", "&nbsp;", "\r\n", "\x85", "\xa0",
    "\x01", "é", ">", "<", "<!DOCTYPE a>", "dc:", A, B, EMPTY.format("\xa0", ""), EMPTY.format("d", "<metadata/>"),
]  # fmt: skip


def at_length(body: bytes) -> OaiPage | None:
    """The page as a strict parser has it; None where it refuses."""
    try:
        return replace(understood(parse(body), body), root=None)
    except etree.XMLSyntaxError:
        return None


def shortly(body: bytes) -> OaiPage | None:
    found = usual(body)
    return replace(found, root=None) if found else None


@pytest.mark.parametrize(
    "body",
    [
        USUAL,
        page(A),
        page(A, token=""),
        page(B, A).replace(b"?>", b'?>\n<?xml-stylesheet href="oai.xsl"?>', 1),
        page(A).partition(b"\n")[2],
    ],
)
def test_the_usual_page_takes_the_short_way(body: bytes) -> None:
    assert shortly(body) == at_length(body) is not None


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """The usual page with some places overwritten: between two tags as a rule, else anywhere."""
    text = USUAL.decode()
    for _ in range(draw(st.integers(1, 3))):
        between = [0, *(at + 1 for at, letter in enumerate(text) if letter == ">")]
        start = draw(st.sampled_from(between) | st.integers(0, len(text)))
        end = draw(st.just(start) | st.just(start) | st.sampled_from(between))
        text = text[:start] + draw(st.sampled_from(PIECES)) + text[max(start, end) :]
    return text.encode()


@given(spoilt())
@example(USUAL.replace(b"UTF-8", b"ISO-8859-1"))
@example(
    USUAL.replace(b"<ListRecords>", b"<!-- <ListRecords>").replace(b"</OAI", b"--><ListRecords></ListRecords></OAI")
)
@example(page("<record><record></record>", "<record></record></record>"))
@example(page(A.replace("<dc:title>", '<dc:title xml:id="i">'), A.replace("<dc:title>", '<dc:title xml:id="i">')))
@example(page(A.replace("<metadata>", "<metadata><x:y/>")))
@example(page(A).replace(b"oai:a:", b"\xed\xa0\x80"))
def test_it_never_says_anything_else(body: bytes) -> None:
    assert shortly(body) in (None, at_length(body))
