"""A partner that extends a crosswalk in its own file, from the endpoint to what the public sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ichlinks.errors import Invalid
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.explain import explain
from ichlinks.pipeline.tools import Tools
from ichlinks.store import items, records
from tests.ichlinks.conftest import workspace_of
from tests.servers.archive import Archive, photograph

PARTNER = """\
name: {{en: Test Archive}}
country: TH
harvest: {{kind: oai_pmh, endpoint: "{url}", retries: 0}}
crosswalk:
  extends: {base}
  fields:
{fields}
"""
FIELDS = """\
    edition: dc:source
    rights.holder: {constant: Kim Archive}
    description: null
"""
RECORD = f"{photograph('Weaver')}<dc:source>Second print</dc:source><dc:description>A draft.</dc:description>"
OWN = "(the partner's own rule)"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with Archive({"oai:a:1": RECORD}) as archive:
        workspace = workspace_of(tmp_path)
        write(workspace.partners / "archive.yaml", url=archive.url)
        with Context.open(workspace) as opened:
            yield opened


def write(path: Path, url: str = "https://archive.example/oai", base: str = "oai_dc", fields: str = FIELDS) -> None:
    path.write_text(PARTNER.format(url=url, base=base, fields=fields), encoding="utf-8")


def test_the_item_is_made_by_the_partners_rules_and_says_so(context: Context) -> None:
    assert [report["state"] for report in stages.run(context, "archive")] == ["complete"] * 4
    told = {line["field"]: line for line in explain(context, items.item_id("archive", "oai:a:1"))}
    assert (told["edition"]["value"], told["edition"]["source"]) == ("Second print", f"dc:source {OWN}")
    assert told["rights"]["value"]["holder"] == "Kim Archive"
    assert told["rights"]["source"] == f"dc:rights, constant {OWN}"
    assert (told["title"]["value"], told["title"]["source"]) == ({"en": ["Weaver"]}, "dc:title")
    assert "description" not in told
    with context.store.read() as connection:
        versions = records.versions(connection, "archive", "oai:a:1")
    tools = Tools.of(context.workspace, context.partner("archive"))
    assert versions and versions["crosswalk"] == tools.crosswalk.version
    assert tools.crosswalk.version.startswith("oai_dc-1+")


@pytest.mark.parametrize(
    ("base", "fields", "told"),
    [
        ("oaidc", FIELDS, "5: there is no crosswalk 'oaidc'; did you mean 'oai_dc'? There are: "),
        ("auto", FIELDS, "5: auto takes each record's own format; name the one that is extended: "),
        ("oai_dc", "    title: dc:title\n    edtion: dc:source", "8: unknown field 'edtion'; did you mean 'edition'? "),
    ],
)
def test_a_mistake_is_told_with_file_and_line(context: Context, base: str, fields: str, told: str) -> None:
    path = context.workspace.partners / "archive.yaml"
    write(path, base=base, fields=fields)
    with pytest.raises(Invalid) as error:
        Tools.of(context.workspace, context.partner("archive"))
    assert str(error.value).startswith(f"{path}:{told}")
