"""What a dry run found, for people and for programs."""

from typing import Any

from ichlinks.cli.shared import print_json, say


def told(found: dict[str, Any], as_json: bool) -> None:
    """As one JSON document, or in lines with a few samples."""
    if as_json:
        print_json(found)
        return
    say(f"{found['changed']} of {found['records']} records would change; nothing was changed")
    for one in found["outcomes"]:
        say(f"  {one['records']} from {one['before']} to {one['after']}")
    for rule in found["rules"]:
        say(f"{rule['rule']}: raised by {rule['raised']}, settled for {rule['settled']}")
        for sample in rule["samples"]:
            _record(sample, f"{sample['change']}: {sample['message']}")
    for field in found["fields"]:
        say(f"{field['field']}: changes in {field['records']}")
        for sample in field["samples"]:
            _record(sample, f"{sample.get('before', 'nothing')} → {sample.get('after', 'nothing')}")


def _record(sample: dict[str, Any], said: str) -> None:
    title = f" ({sample['title']})" if "title" in sample else ""
    say(f"  {sample['partner']} {sample['identifier']}{title}: {said}")
