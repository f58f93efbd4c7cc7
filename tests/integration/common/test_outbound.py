"""What may be reached by an address that somebody typed in, and what happens on the way."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest

from common import outbound
from common.outbound import Failure, NotAnAddress, Unreachable, may_be_reached, tidy_address
from tests.receiver import NAME, Receiver, a_receiver

LOOPBACK = [ip_network("127.0.0.0/8")]


@pytest.fixture
def receiver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOK_NETWORKS = LOOPBACK
    with a_receiver(tmp_path) as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.authority))
        yield running


def stands_for(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Every name is looked up as these; gives the list of what was looked up."""
    asked: list[str] = []

    def look_up(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" https://Example.org/hooks ", "https://example.org/hooks"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org:443/a?b=c", "https://example.org/a?b=c"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("https://example.org/grün?a=%20&b=é#part", "https://example.org/gr%C3%BCn?a=%20&b=%C3%A9"),
    ],
)
def test_an_address_is_kept_tidily(typed: str, kept: str) -> None:
    assert tidy_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "example.org/hooks",
        "http://example.org/",
        "ftp://example.org/",
        "https:///hooks",
        "https://localhost/",
        "https://somebody:secret@example.org/",
        "https://example.org@127.0.0.1/",
        "https://example.org:22/",
        "https://example.org:99999/",
        "https://example.org\\@inside.example/",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: other",
        f"https://{'a' * 64}.org/",
    ],
)
def test_what_is_no_address_for_us_is_refused(typed: str) -> None:
    with pytest.raises(NotAnAddress):
        tidy_address(typed)


@pytest.mark.parametrize(
    "inside",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.100.100.200",
        "169.254.169.254",
        "168.63.129.16",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::808:808",
        "2002:7f00:1::",
        "2001:0:808:808::",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
    ],
)
def test_nothing_inside_is_reached(inside: str) -> None:
    assert not may_be_reached(inside)


@pytest.mark.parametrize(
    "outside", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are_reached(outside: str) -> None:
    assert may_be_reached(outside)


def test_a_network_inside_is_reached_once_whoever_runs_the_server_says_so(settings: Any) -> None:
    settings.WEBHOOK_NETWORKS = [ip_network("10.20.0.0/16")]

    assert may_be_reached("10.20.3.4")
    assert may_be_reached("::ffff:10.20.3.4")
    assert not may_be_reached("10.21.0.1")


def test_the_name_is_looked_up_once_and_the_certificate_is_that_of_the_name(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = stands_for(monkeypatch, "127.0.0.1")

    status = outbound.send(f"https://{NAME}:{receiver.port}/a?b=c", b"{}", {"X-Kind": "signal"})

    assert status == 204
    assert asked == [NAME, "127.0.0.1"]  # the second is how a socket reads a number
    path, headers, body = receiver.arrived[0]
    assert (path, headers["Host"], headers["X-Kind"]) == (
        "/a?b=c",
        f"{NAME}:{receiver.port}",
        "signal",
    )
    assert body == b"{}"


def failure_of(address: str) -> Failure:
    with pytest.raises(Unreachable) as refused:
        outbound.send(address, b"{}", {})
    return refused.value.failure


def test_one_address_inside_among_others_refuses_the_name(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands_for(monkeypatch, "127.0.0.1", "10.0.0.1")

    assert failure_of(f"https://{NAME}:{receiver.port}/") is Failure.NOT_PUBLIC
    assert receiver.arrived == []


def test_a_certificate_of_another_name_or_of_an_unknown_authority_is_refused(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    assert failure_of(receiver.address) is Failure.CERTIFICATE
    monkeypatch.setenv("SSL_CERT_FILE", str(receiver.authority))
    stands_for(monkeypatch, "127.0.0.1")
    assert failure_of(f"https://other.example.org:{receiver.port}/") is Failure.CERTIFICATE
    assert receiver.arrived == []


def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    receiver.otherwise, receiver.redirects_to = 307, f"https://127.0.0.1:{receiver.port}/other"

    assert outbound.send(receiver.address, b"{}", {}) == 307
    assert len(receiver.arrived) == 1


def test_where_nobody_listens_and_where_there_is_no_such_name(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOK_NETWORKS = LOOPBACK
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert failure_of(f"https://127.0.0.1:{port}/") is Failure.NO_CONNECTION

    def nobody(*_: Any, **__: Any) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    assert failure_of("https://nobody.example.org/") is Failure.UNKNOWN_NAME


def test_a_server_that_says_nothing_is_not_waited_for(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOK_NETWORKS = LOOPBACK
    monkeypatch.setattr(outbound, "ALL", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert failure_of(f"https://127.0.0.1:{port}/") is Failure.TOO_SLOW


def test_a_server_that_never_comes_to_its_end_is_hung_up_on(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = threading.Event()

    def drip(self: Any) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        with suppress(OSError):
            while not stopped.wait(0.02):
                self.wfile.write(b"X-More: more\r\n")

    monkeypatch.setattr("tests.receiver._Handler.do_POST", drip)
    monkeypatch.setattr(outbound, "CONNECTING", 0.05)
    monkeypatch.setattr(outbound, "ALL", 0.5)
    try:
        assert failure_of(receiver.address) is Failure.TOO_SLOW
    finally:
        stopped.set()
