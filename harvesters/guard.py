"""Connections that refuse private addresses.

A name is looked up once; only addresses of that answer that pass the check are connected to, for every request
and after every redirect. So nothing is said to a private host, not even a knock, and a name server that answers
differently the second time gains nothing.
"""

import ipaddress
import socket
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, LocationParseError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from harvesters.timed import Deadline, responses
from ichlinks.errors import Retriable

_IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class GuardedAdapter(HTTPAdapter):
    """`allow` lists host names, addresses or networks that may be contacted although private."""

    def __init__(self, allow: tuple[str, ...], deadline: Deadline) -> None:
        self.allow, self.deadline = allow, deadline
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        allow, answers = self.allow, responses(self.deadline)

        class Connection(HTTPConnection):
            response_class = staticmethod(answers)  # type: ignore[assignment]

            def _new_conn(self) -> socket.socket:
                return _connected(self, allow)

        class TlsConnection(HTTPSConnection):
            response_class = staticmethod(answers)  # type: ignore[assignment]

            def _new_conn(self) -> socket.socket:
                return _connected(self, allow)

        http = type("Pool", (HTTPConnectionPool,), {"ConnectionCls": Connection})
        https = type("TlsPool", (HTTPSConnectionPool,), {"ConnectionCls": TlsConnection})
        self.poolmanager.pool_classes_by_scheme = {"http": http, "https": https}


def _connected(connection: HTTPConnection, allow: tuple[str, ...]) -> socket.socket:
    try:
        return _first(connection, _addresses(connection.host, connection.port, allow))
    except socket.gaierror as error:
        raise NameResolutionError(connection.host, connection, error) from error
    except UnicodeError as error:
        raise LocationParseError("the name of the host is none") from error
    except TimeoutError as error:
        raise ConnectTimeoutError(connection, "timed out") from error
    except OSError as error:
        raise NewConnectionError(connection, str(error)) from error


def _first(connection: HTTPConnection, addresses: list[str]) -> socket.socket:
    """A socket to the first address that answers. Raises OSError, of the last one."""
    for address in addresses[:-1]:
        try:
            return _socket(connection, address)
        except OSError:
            continue
    return _socket(connection, addresses[-1])


def _socket(connection: HTTPConnection, address: str) -> socket.socket:
    options = connection.socket_options
    return create_connection((address, connection.port), connection.timeout, socket_options=options)


def _addresses(host: str, port: int, allow: tuple[str, ...]) -> list[str]:
    found = dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    if passed := [address for address in found if allowed(host, address, allow)]:
        return passed
    raise Retriable(
        "private_address",
        f"{shown(host)} leads into a private network; add it to ICHLINKS_ALLOW_PRIVATE_HOSTS to allow it",
    )


def shown(host: str) -> str:
    """A host as logs and reports may name it: an address of a private network is not told."""
    try:
        return host if _is_public(ipaddress.ip_address(host)) else "an address"
    except ValueError:
        return host


def allowed(host: str, address: str, allow: tuple[str, ...]) -> bool:
    """Whether `host`, found at `address`, may be contacted: it is public, or listed."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return _is_public(ip) or any(_covers(entry, host, ip) for entry in allow)


def _is_public(ip: _IP) -> bool:
    return all(one.is_global and not one.is_multicast for one in (ip, *_within(ip)))


def _within(ip: _IP) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 one stands for: 6to4 (RFC 3056), Teredo (RFC 4380), NAT64 (RFC 6052)."""
    if ip.version == 4:
        return []
    nat64 = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
    return [one for one in (ip.sixtofour, *(ip.teredo or ()), nat64) if one]


def _covers(entry: str, host: str, ip: _IP) -> bool:
    try:
        return ip in ipaddress.ip_network(entry, strict=False)
    except ValueError:
        return entry.lower() == host.lower()
