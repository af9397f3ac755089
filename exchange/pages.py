"""HTML from templates: everything is escaped, an undefined name is an error."""

import hashlib
import re
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
STYLE = (HERE / "static" / "site.css").read_bytes()
STYLE_VERSION = hashlib.sha256(STYLE).hexdigest()[:12]
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)


def web(address: str | None) -> str | None:
    """The address if a browser may be sent there: http and https only."""
    return address if address and _WEB.fullmatch(address) else None


def number(value: int) -> str:
    return f"{value:,}"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"web": web, "number": number}
    environment.globals["style"] = f"/static/site.css?v={STYLE_VERSION}"
    return environment


_ENVIRONMENT = _environment()


def render(request: Request, template: str, **values: Any) -> bytes:
    html = _ENVIRONMENT.get_template(template).render(base=request.app.state.site.base, **values)
    return html.encode()
