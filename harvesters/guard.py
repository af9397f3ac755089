"""Connections that refuse private addresses.

The check is made on the connected socket, before a byte is sent: it sees the address really reached, after
every redirect and whatever the name server answered the second time.
"""

import ipaddress
import socket
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from ichlinks.errors import Retriable


class GuardedAdapter(HTTPAdapter):
    """`allow` lists host names, addresses or networks that may be contacted although private."""

    def __init__(self, allow: tuple[str, ...]) -> None:
        self.allow = allow
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        allow = self.allow

        class Connection(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return _checked(super()._new_conn(), self.host, allow)

        class TlsConnection(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return _checked(super()._new_conn(), self.host, allow)

        http = type("Pool", (HTTPConnectionPool,), {"ConnectionCls": Connection})
        https = type("TlsPool", (HTTPSConnectionPool,), {"ConnectionCls": TlsConnection})
        self.poolmanager.pool_classes_by_scheme = {"http": http, "https": https}


def _checked(connected: socket.socket, host: str, allow: tuple[str, ...]) -> socket.socket:
    address = connected.getpeername()[0]
    if allowed(host, address, allow):
        return connected
    connected.close()
    raise Retriable(
        "private_address",
        f"{host} is at {address}, a private address; add it to ICHLINKS_ALLOW_PRIVATE_HOSTS to allow it",
    )


def allowed(host: str, address: str, allow: tuple[str, ...]) -> bool:
    """Whether `host`, found at `address`, may be contacted: it is public, or listed."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return ip.is_global or any(_covers(entry, host, ip) for entry in allow)


def _covers(entry: str, host: str, ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    try:
        return ip in ipaddress.ip_network(entry, strict=False)
    except ValueError:
        return entry.lower() == host.lower()
