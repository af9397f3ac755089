"""Reports as one HTML page to mail: no scripts, no other files, everything from outside escaped.

Each report's own template stands beside the code that fills it and extends `pages/frame.html`.
"""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def rendered(template: str, **values: Any) -> str:
    """A whole HTML document, UTF-8, from a template named below `ichlinks/pipeline/`."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    folder = FileSystemLoader(Path(__file__).parent.parent)
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
