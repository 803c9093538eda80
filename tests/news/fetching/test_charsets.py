"""Text is read as it is meant, and what could not be read is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.fetching.charsets import charset_told, decode, known

RUSSIAN = "Россия отозвала ратификацию Договора о запрещении ядерных испытаний. " * 5  # noqa: RUF001
GERMAN = "Außenminister Müller erklärte, die Verträge müssten geschützt werden. " * 5
JAPANESE = "核実験禁止条約の批准を撤回した。国連事務総長に通告した。" * 5


@pytest.mark.parametrize(
    ("body", "told", "text", "charset"),
    [
        (GERMAN.encode(), "utf-8", GERMAN, "utf-8"),
        (GERMAN.encode(), "", GERMAN, "utf-8"),
        (GERMAN.encode("cp1252"), "iso-8859-1", GERMAN, "cp1252"),
        ("“quoted”".encode("cp1252"), "latin1", "“quoted”", "cp1252"),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN, "cp1251"),
        (RUSSIAN.encode("koi8-r"), "KOI8-R", RUSSIAN, "koi8-r"),
        (JAPANESE.encode("cp932"), "Shift_JIS", JAPANESE, "cp932"),
        (b"\xef\xbb\xbf" + GERMAN.encode(), "iso-8859-1", GERMAN, "utf-8"),
        (GERMAN.encode("utf-16"), "", GERMAN, "utf-16-le"),
        (GERMAN.encode("utf-32"), "utf-8", GERMAN, "utf-32-le"),
    ],
)
def test_what_is_told_truly_is_read(body, told, text, charset):
    got = decode(body, told)
    assert (got.text, got.charset, got.replaced) == (text, charset, 0)


def test_the_charset_may_stand_inside():
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">{RUSSIAN}'
    feed = f'<?xml version="1.0" encoding="koi8-r"?><rss>{RUSSIAN}</rss>'
    assert decode(page.encode("cp1251")).text == page
    assert decode(feed.encode("koi8-r")).text == feed
    untrue = f'<?xml version="1.0" encoding="utf-16"?><rss>{RUSSIAN}</rss>'
    assert decode(untrue.encode()).text == untrue


def test_what_is_told_untruly_is_read_as_it_is_and_said():
    got = decode(RUSSIAN.encode(), "koi8-u-or-not")
    assert (got.text, got.detail) == (RUSSIAN, "")
    for western in ("ascii", "iso-8859-1"):
        got = decode(GERMAN.encode(), western)
        assert (got.text, got.detail) == (GERMAN, "The charset is utf-8, not cp1252 as told.")
    got = decode(b'<meta charset="cp1251">' + RUSSIAN.encode("cp1251"), "utf-8")
    assert got.text.endswith(RUSSIAN)
    assert got.detail == "The charset is cp1251, not utf-8 as told."


def test_a_charset_nobody_tells_is_guessed_and_said():
    got = decode(RUSSIAN.encode("cp1251"), "utf-8")
    assert got.text == RUSSIAN
    assert got.detail == "The charset is not utf-8; it looks like cp1251."


def test_a_slip_is_replaced_and_counted():
    body = RUSSIAN.encode()[:200] + b"\xff" + RUSSIAN.encode()[200:]
    got = decode(body, "utf-8")
    assert got.charset == "utf-8"
    assert got.replaced >= 1
    assert "replaced, being none of text" in got.detail
    assert got.text.count("\ufffd") == got.replaced


@pytest.mark.parametrize(
    "name",
    ["unicode_escape", "idna", "punycode", "rot13", "hex", "zip", "undefined", "utf-7", "x", ""],
)
def test_what_is_no_charset_of_text_is_not_used(name):
    assert known(name) == ""
    assert decode(b"plain \\x41", name).text == "plain \\x41"


def test_the_charset_is_found_in_the_type():
    assert charset_told('text/html; charset="UTF-8"') == "UTF-8"
    assert charset_told("text/html;Charset = koi8-r ; x=y") == "koi8-r"
    assert charset_told("text/html") == ""


@given(st.binary(max_size=400), st.text(max_size=12))
def test_whatever_comes_becomes_text(body, told):
    assert isinstance(decode(body, told).text, str)


@given(st.text(max_size=200).filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_always_comes_back(text):
    assert decode(text.encode(), "utf-8").text == text
