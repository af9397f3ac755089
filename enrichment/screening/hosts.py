"""Hosts that nobody outside can reach, told by their names alone (nothing is asked of the network).

Standards: RFC 6890 (special-purpose addresses), RFC 6761 and 8375 (special-use names).
"""

import ipaddress
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)", re.I)
_NAMES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".onion")
_NUMBER = re.compile(r"(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+)){0,3}")

Hosts = Callable[[str], bool]
"""Whether an address leads to a private host that is not allowed."""


def hosts(allowed: Iterable[str]) -> Hosts:
    """`allowed` are hosts and networks that count as public (ICHLINKS_ALLOW_PRIVATE_HOSTS)."""
    names = frozenset(name.lower() for name in allowed)
    networks = [ipaddress.ip_network(name, strict=False) for name in names if _is_network(name)]

    def is_private(host: str) -> bool:
        if host in names:
            return False
        if (address := _address(host)) is not None:
            return not address.is_global and not any(address in network for network in networks)
        return "." not in host or host.endswith(_NAMES) or _NUMBER.fullmatch(host) is not None

    @lru_cache(maxsize=4096)
    def leads_inside(start: str) -> bool:
        found = _HOST.match(start)
        return found is None or is_private(found[1].lower().strip("[]").rstrip("."))

    def private(link: str) -> bool:
        return leads_inside("/".join(link.split("/", 3)[:3]))

    return private


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_network(name: str) -> bool:
    try:
        ipaddress.ip_network(name, strict=False)
    except ValueError:
        return False
    return True
