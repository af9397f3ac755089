"""XML written short."""


def nested(path: str, inside: str = "") -> str:
    """`a/b` around what is inside: `<a><b>…</b></a>`."""
    for name in reversed(path.split("/")):
        inside = f"<{name}>{inside}</{name}>"
    return inside
