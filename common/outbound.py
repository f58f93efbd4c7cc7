"""Sending something to an address that a person has typed in, without being led astray by it.

Whoever may name an address could name one inside the hospital's network, or one of the machine
that hosts us, and read or switch there what they cannot reach themselves. So: only https; the name
is looked up once, and every network address that it stands for has to be a public one; the
connection goes to the address that was checked, while the certificate has to be that of the name;
no redirect is followed; and nothing of the answer is read but its status
(docs/adr/0023-webhooks.md).
"""

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from http.client import HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import quote, urlsplit

from django.conf import settings

CONNECTING = 5.0  # seconds to reach one network address
ALL = 10.0  # seconds for everything after that
_MOST_TRIED = 2  # network addresses of one name
_LONGEST_NAME = 253  # characters
_AS_TYPED = "/?%:@!$&'()*+,;=~"  # in a path or a query, beside letters and digits
_NAT64 = IPv6Network("64:ff9b::/96")  # what stands behind it is an IPv4 address
_NOT_PUBLIC = (  # though Python counts them as such, or need not
    IPv6Network("64:ff9b:1::/48"),  # the same for the inside of a network
    IPv6Network("2002::/16"),  # 6to4
    IPv6Network("2001::/32"),  # Teredo
    IPv6Network("::/96"),  # IPv4 written as IPv6, of old
    IPv6Network("fec0::/10"),  # the inside of a site, of old
)
_HOSTS_OWN = {IPv4Address("168.63.129.16")}  # public to look at, but the host's own: Azure


class Failure(StrEnum):
    """Why nobody took what was sent."""

    UNKNOWN_NAME = "unknown_name"
    NOT_PUBLIC = "not_public"
    NO_CONNECTION = "no_connection"
    CERTIFICATE = "certificate"
    TOO_SLOW = "too_slow"
    NO_ANSWER = "no_answer"


class Unreachable(Exception):
    """It was not sent, or nobody said whether it arrived."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


class NotAnAddress(ValueError):
    """What was typed is no address to which we would send anything."""


def tidy_address(text: str) -> str:
    """The address as it is kept: `https://host[:port]/path?query`. Raises NotAnAddress.

    The port is 443, or above those at which other services of a machine listen.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        raise NotAnAddress from None
    plain = text.strip().isprintable() and " " not in text.strip() and "\\" not in text
    named = 0 < len(host) <= _LONGEST_NAME and ("." in host or ":" in host)
    if parts.scheme != "https" or not named or not plain or "@" in parts.netloc:
        raise NotAnAddress
    if port is not None and port != 443 and not 1024 <= port <= 65535:
        raise NotAnAddress
    place = f"[{host}]" if ":" in host else host
    where = place if port in (None, 443) else f"{place}:{port}"
    path, query = (quote(text, safe=_AS_TYPED) for text in (parts.path or "/", parts.query))
    return f"https://{where}{path}?{query}" if query else f"https://{where}{path}"


def may_be_reached(text: str) -> bool:
    """Whether we may connect to a network address such as 203.0.113.7 or 2001:db8::1.

    Public ones, and those of the networks in `WEBHOOK_NETWORKS`.
    """
    found = _meant(ip_address(text.partition("%")[0]))
    if any(found in network for network in settings.WEBHOOK_NETWORKS):
        return True
    if any(found in network for network in _NOT_PUBLIC) or found in _HOSTS_OWN:
        return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


def send(address: str, body: bytes, headers: Mapping[str, str]) -> int:
    """POST `body` to an address of `tidy_address`, and say the HTTP status of the answer.

    Raises Unreachable. Takes at most about 20 seconds.
    """
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or 443
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection = _Connection(host, port, checked=_checked(host, port))
    hang_up = Timer(CONNECTING * _MOST_TRIED + ALL, connection.hang_up)
    hang_up.daemon = True
    hang_up.start()
    try:
        connection.request("POST", target, body, {**headers, "Connection": "close"})
        with connection.getresponse() as answer:
            status = answer.status  # its body is left where it is
    except ssl.SSLCertVerificationError:
        raise Unreachable(Failure.CERTIFICATE) from None
    except TimeoutError:
        raise Unreachable(Failure.TOO_SLOW) from None
    except (OSError, HTTPException, ValueError):
        raise Unreachable(connection.what_failed) from None
    finally:
        hang_up.cancel()
        connection.close()
    if connection.was_hung_up:
        raise Unreachable(Failure.TOO_SLOW)
    return status


class _Connection(HTTPSConnection):
    """To a network address that was checked, with the certificate of the name."""

    def __init__(self, host: str, port: int, *, checked: list[str]) -> None:
        self.security = ssl.create_default_context()
        super().__init__(host, port, timeout=ALL, context=self.security)
        self.checked = checked
        self.was_reached = self.was_hung_up = False

    def connect(self) -> None:
        plain = self._first_that_answers()
        plain.settimeout(ALL)
        self.sock = self.security.wrap_socket(plain, server_hostname=self.host)
        self.was_reached = True

    def hang_up(self) -> None:
        """End it from outside: a server that sends a letter every few seconds never ends."""
        self.was_hung_up = True
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)

    @property
    def what_failed(self) -> Failure:
        if self.was_hung_up:
            return Failure.TOO_SLOW
        return Failure.NO_ANSWER if self.was_reached else Failure.NO_CONNECTION

    def _first_that_answers(self) -> socket.socket:
        failed: OSError = OSError()
        for found in self.checked[:_MOST_TRIED]:
            try:
                return socket.create_connection((found, self.port), timeout=CONNECTING)
            except OSError as error:
                failed = error
        raise failed


def _checked(host: str, port: int) -> list[str]:
    """Every network address that a name stands for. One that is not allowed refuses the name."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable(Failure.UNKNOWN_NAME) from None
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not found:
        raise Unreachable(Failure.UNKNOWN_NAME)
    if not all(may_be_reached(address) for address in found):
        raise Unreachable(Failure.NOT_PUBLIC)
    return found


def _meant(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside an IPv6 address that stands for one."""
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return found.ipv4_mapped
        if found in _NAT64:
            return IPv4Address(int(found) & 0xFFFFFFFF)
    return found
