"""A server whose certificate is not to be believed is asked once, and what is wrong with it is named."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from config.sources import OaiPmh
from harvesters.http import Client
from ichlinks.errors import Retriable
from tests.servers.endpoint import Endpoint

YESTERDAY = datetime.now(UTC) - timedelta(days=1)


@contextmanager
def client(certificate: trustme.LeafCert, known: trustme.CA | None) -> Iterator[Client]:
    """Asks a server with this certificate, and believes what `known` has signed, or what everybody believes."""
    server = Endpoint({"/oai": [(200, {}, b"well")]})
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with server, trustme.CA().cert_pem.tempfile() if known is None else known.cert_pem.tempfile() as believed:
        url = server.url.replace("http:", "https:") + "/oai"
        made = Client(OaiPmh.model_validate({"kind": "oai_pmh", "endpoint": url, "retries": 4}), ("127.0.0.1",))
        made._session.verify = believed
        try:
            yield made
        finally:
            made.close()


def told(made: Client) -> tuple[str, str]:
    with pytest.raises(Retriable) as found:
        made.get(made.access.endpoint)
    assert made.requests == 1
    return found.value.code, str(found.value).removeprefix(f"{made.access.endpoint}: its certificate is not accepted: ")


def test_a_certificate_that_is_in_order_is_believed() -> None:
    authority = trustme.CA()
    with client(authority.issue_cert("127.0.0.1"), authority) as made:
        assert made.get(made.access.endpoint).body == b"well"


def test_one_that_has_expired() -> None:
    authority = trustme.CA()
    with client(authority.issue_cert("127.0.0.1", not_after=YESTERDAY), authority) as made:
        assert told(made) == ("certificate", "it has expired: the partner must renew it")


def test_one_for_another_name() -> None:
    authority = trustme.CA()
    with client(authority.issue_cert("other.example"), authority) as made:
        assert told(made) == (
            "certificate",
            "it is for another name: see that harvest.endpoint has the right one, "
            "or the partner must get one for this name",
        )


def test_one_that_nobody_known_has_signed() -> None:
    with client(trustme.CA().issue_cert("127.0.0.1"), None) as made:
        assert told(made) == (
            "certificate",
            "nobody known has signed it: the partner's server must send the certificates in between, "
            "or get another one",
        )
