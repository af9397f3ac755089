"""Cutting records out of bytes agrees with a real parser on any well-formed page."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from harvesters.oai_pmh.page import read
from harvesters.oai_pmh.slices import slices
from tests.harvesters.oai import envelope, header

OAI = "{http://www.openarchives.org/OAI/2.0/}"
TEXT = st.text(st.sampled_from("ab <>/'\"&é매"), max_size=8)
NAME = st.sampled_from(["record", "x:record", "title", "recorder", "record-x", "x:title"])


def attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def words(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@st.composite
def element(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    name, value = draw(NAME), attribute(draw(TEXT))
    space, children = draw(st.sampled_from(["", " ", "\n"])), draw(st.lists(inner, max_size=3))
    start = f'{name} a="{value}"{space}' if draw(st.booleans()) else f"{name}{space}"
    return f"<{start}>{''.join(children)}</{name}{space}>" if children else f"<{start}/>"


LEAF = st.one_of(
    TEXT.map(words),
    TEXT.map(lambda text: f"<![CDATA[{text}<record></record>]]>"),
    TEXT.map(lambda text: f"<!--{text.replace('-', '')}<record>-->"),
    TEXT.map(lambda text: f"<?p {text.replace('?', '')}</record>?>"),
)
METADATA = st.recursive(LEAF, element, max_leaves=8)


@st.composite
def records(draw: st.DrawFn) -> list[str]:
    found = []
    for n in range(draw(st.integers(0, 4))):
        start = draw(st.sampled_from(["<record>", "<record >", '<record xmlns:y="urn:y" y:a=">/">', "<record\n>"]))
        content = "".join(draw(st.lists(METADATA, max_size=3)))
        about = draw(st.sampled_from(["", "<about><record/></about>"]))
        found.append(f"{start}{header(str(n))}<metadata>{content}</metadata>{about}</record>")
    return found


@given(records(), st.sampled_from(["", " ", "\n<!-- <record> -->\n"]))
def test_slices_are_the_records_that_a_parser_sees(texts: list[str], between: str) -> None:
    body = envelope(f"<ListRecords xmlns:x='urn:x'>{between.join(texts)}</ListRecords>")
    assert [body[start:end].decode() for start, end in slices(body)] == texts
    parsed = etree.fromstring(body).findall(f"{OAI}ListRecords/{OAI}record")
    page = read(body)
    assert [payload.data.decode() for payload in page.payloads] == texts
    for payload, record in zip(page.payloads, parsed, strict=True):
        alone = etree.fromstring(payload.envelope.head + payload.data + payload.envelope.tail)
        (again,) = alone.findall(f"{OAI}ListRecords/{OAI}record")
        assert etree.tostring(again, method="c14n") == etree.tostring(record, method="c14n", with_tail=False)
