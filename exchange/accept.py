"""Content negotiation (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence

Range = tuple[str, float]


def choose(accept: str, offers: Sequence[str]) -> str | None:
    """The media type of `offers` that the `Accept` header likes best, the first of equals; None where it likes none."""
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best = max(offers, key=lambda offer: _quality(offer, ranges))
    return best if _quality(best, ranges) > 0 else None


def _range(part: str) -> Range:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    try:
        return media, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return media, 0.0


def _quality(offer: str, ranges: Sequence[Range]) -> float:
    """The weight of the most exact range that matches."""
    for wanted in (offer, f"{offer.partition('/')[0]}/*", "*/*"):
        matching = [weight for media, weight in ranges if media == wanted]
        if matching:
            return max(matching)
    return 0.0
