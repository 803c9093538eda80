"""An address is taken where it is public, and only as it was checked."""

import ipaddress
import threading

import pytest

from core import outbound
from core.outbound import OPEN, PUBLIC, RefusedAddressError, check, check_within, is_public


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),  # noqa: S104
        *("169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.2.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1"),
        *("::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:10.0.0.1"),
        *("192.88.99.1", "fec0::1", "feff::1", "3fff::1", "3fff:fff::1"),
        *("2606:2800:21f::5efe:10.0.0.1", "2606:2800:21f::200:5efe:127.0.0.1"),
        *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1"),
    ],
)
def test_addresses_that_are_not_public_are_refused(address, monkeypatch):
    assert not is_public(ipaddress.ip_address(address))
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: [address])
    with pytest.raises(RefusedAddressError, match="does not lead to the public Internet"):
        check("https://hook.example/")


@pytest.mark.parametrize(
    "address",
    [
        *("93.184.215.14", "2606:2800:21f::1", "::ffff:93.184.215.14"),
        "2606:2800:21f::5efe:5db8:d70e",
    ],
)
def test_public_addresses_are_taken(address, monkeypatch):
    assert is_public(ipaddress.ip_address(address))
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: [address])
    target = check("https://hook.example:8443/path?q=1")
    assert target.host == "hook.example"
    assert target.url.endswith(":8443/path?q=1")
    assert address in target.url


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(RefusedAddressError):
        check("https://hook.example/")


@pytest.mark.parametrize(
    "url",
    [
        *("http://hook.example/", "ftp://hook.example/", "https://", "hook.example", ""),
        *("https://user:secret@hook.example/", "https://hook.example:port/", "https://[::1/"),
        *("https://localhost/", "https://127.1/", "https://2130706433/", "https://0x7f.1/"),
        *(f"https://[2606:2800:21f::1%{'ü' * 70}]/", "https://hook%2eexample/"),
        *("https://[::ffff:127.0.0.1]/", "https://169.254.169.254/latest/meta-data/"),
    ],
)
def test_addresses_of_another_form_are_refused(url):
    with pytest.raises(RefusedAddressError, match=r"https://|public|Leave name"):
        check(url, PUBLIC)


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://[2606:2800:21f::1]/", "[2606:2800:21f::1]"),
        ("https://[2606:2800:21f::1]:8443/", "[2606:2800:21f::1]:8443"),
        ("https://hook.example:/", "hook.example"),
    ],
)
def test_the_host_is_named_with_its_port_and_in_brackets_where_needed(url, named, monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["2606:2800:21f::1"])
    assert check(url).named == named


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        *(("http://news.example/", True), ("https://news.example:443/", True)),
        *(("http://news.example:80/", True), ("https://news.example:80/", True)),
        *(("http://news.example:8080/", False), ("https://news.example:22/", False)),
        *(("gopher://news.example/", False), ("file:///etc/passwd", False)),
    ],
)
def test_what_is_read_is_read_at_the_usual_ports_of_the_web(url, taken, monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["93.184.215.14"])
    if taken:
        assert check(url, OPEN).host == "news.example"
    else:
        with pytest.raises(RefusedAddressError, match=r"Port|http:// or https://"):
            check(url, OPEN)


def test_a_name_that_is_not_resolved_in_time_is_given_up(monkeypatch):
    go_on = threading.Event()
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: go_on.wait(10) and [])
    with pytest.raises(TimeoutError):
        check_within(0.05, "https://slow.example/")
    go_on.set()


def test_in_time_the_answer_is_that_of_the_check(monkeypatch):
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["93.184.215.14"])
    assert check_within(5, "https://hook.example/") == check("https://hook.example/")
    monkeypatch.setattr(outbound, "addresses_of", lambda *_: ["10.0.0.1"])
    with pytest.raises(RefusedAddressError, match="does not lead to the public Internet"):
        check_within(5, "https://hook.example/")
