"""init: a new workspace, ready to be edited."""

from pathlib import Path

from ichlinks.errors import Invalid

_PARTNER = """\
# One file is one partner; the file's name is its slug. Check it with: ichlinks partners check
name: {en: Example Archive of Living Heritage, ko: 살아 있는 유산 아카이브}
country: KR                    # ISO 3166-1 alpha-2 of the partner's seat
contact: {name: Data desk, email: data@archive.example}
about: One paragraph for the public that says what this archive holds.
schedule: "@daily"             # cron expression or preset; leave it out for runs by hand
harvest:
  kind: oai_pmh                # oai_pmh | csv | files | json_api | xml_api | iiif
  endpoint: https://archive.example/oai
  metadata_prefix: oai_dc
  # sets: {include: [ich], exclude: [restricted]}
  delay: 1s                    # pause between two requests
  overlap: 2d                  # how far a window reaches back
  # auth: {basic: {user: "${EXAMPLE_USER}", password: "${EXAMPLE_PASSWORD}"}}
crosswalk: oai_dc              # a format, or a mapping in config/crosswalks/; left out: by what each record is
defaults: {countries: [KR], languages: [ko]}
# replace: {type: {사진: photo}}
# screening: {extends: default}
# expect:
#   records: {at_least: 1200, at_most: 6000}
#   deleted_share: {at_most: 0.05}
"""

_IGNORE = "var/\n"


def create(folder: Path) -> list[Path]:
    """Makes the files of a workspace. Raises Invalid where one stands already: nothing is overwritten."""
    partners, ignored = folder / "config" / "partners", folder / ".gitignore"
    files = {partners / "example.yaml": _PARTNER, ignored: _IGNORE}
    if standing := next((path for path in (partners, ignored) if path.exists()), None):
        raise Invalid(f"{standing} exists already; nothing was written")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return list(files)
