"""A server's certificate that is not believed: what is wrong with it, and who mends it (RFC 5280, section 6)."""

from ssl import SSLCertVerificationError

_EARLY, _EXPIRED, _SELF_SIGNED, _ROOT_UNKNOWN, _OTHER_NAME, _OTHER_ADDRESS = 9, 10, 18, 19, 62, 64
_NO_ISSUER = (2, 20, 21)
"""The numbers that OpenSSL gives to faults (openssl-verification-options, X509_V_ERR_…)."""

_NAME = "it is for another name: see that harvest.endpoint has the right one, or the partner must get one for this name"
_TOLD = {
    _EARLY: "it is not valid yet: the partner must see to it, or the clock of this machine is wrong",
    _EXPIRED: "it has expired: the partner must renew it",
    _SELF_SIGNED: "it is signed by itself only: the partner must get one from a known authority",
    _ROOT_UNKNOWN: "nobody knows the authority that signed it: the partner must get one from a known authority",
    _OTHER_NAME: _NAME,
    _OTHER_ADDRESS: _NAME,
    **dict.fromkeys(
        _NO_ISSUER,
        "nobody known has signed it: the partner's server must send the certificates in between, or get another one",
    ),
}


def disbelieved(cause: BaseException) -> str | None:
    """What to say of a certificate that was not believed; None where something else is the `cause`."""
    if not isinstance(cause, SSLCertVerificationError):
        return None
    return f"its certificate is not accepted: {_TOLD.get(cause.verify_code, cause.verify_message)}"
