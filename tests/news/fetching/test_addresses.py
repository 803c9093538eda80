"""A page has one address, however others link to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.fetching.addresses import canonical_url, same_site


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example.:443/A/b?x=1#part", "https://news.example/A/b?x=1"),
        ("http://news.example:80", "http://news.example/"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("https://news.example/a?utm_source=x&b=2&fbclid=y&a=1", "https://news.example/a?a=1&b=2"),
        ("https://news.example/a?UTM_Medium=x&gclid=1", "https://news.example/a"),
        ("https://news.example/a?id=&b", "https://news.example/a?b&id="),
        ("https://news.example/%7eann/%c3%bc ü", "https://news.example/~ann/%C3%BC%20%C3%BC"),
        ("https://news.example/a%2Fb?q=a%26b", "https://news.example/a%2Fb?q=a%26b"),
        ("https://news.example/a/./b/../c/..", "https://news.example/a/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[2606:2800:21F::1]:443/", "https://[2606:2800:21f::1]/"),
        ("  https://news.example/a\n", "https://news.example/a"),
    ],
)
def test_an_address_has_one_form(url, canonical):
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


def test_links_are_made_absolute():
    base = "https://news.example/feed/rss.xml"
    assert canonical_url("../a", base) == "https://news.example/a"
    assert canonical_url("//other.example/a", base) == "https://other.example/a"


@pytest.mark.parametrize(
    "url",
    [
        *("", "news.example", "mailto:a@b.example", "javascript:alert(1)", "ftp://a.example/"),
        *("https://ann:pw@news.example/", "https://", "https://[::1", "https://a b/"),
        *("https://news.example:port/", f"https://news.example/{'a' * 3000}", "https://a%00b/"),
    ],
)
def test_what_is_no_page_has_no_address(url):
    with pytest.raises(ValueError, match=r"."):
        canonical_url(url)


@given(st.text(max_size=60), st.text(max_size=40), st.text(max_size=30))
def test_the_one_form_of_the_one_form_is_itself(path, query, fragment):
    try:
        once = canonical_url(f"https://news.example/{path}?{query}#{fragment}")
    except ValueError:
        return
    assert canonical_url(once) == once
    assert once.isascii()


def test_sites_are_told_apart():
    assert same_site("https://www.news.example/a", "http://news.example/b")
    assert not same_site("https://news.example/", "https://news.example.evil.example/")
    assert not same_site("mailto:a", "mailto:a")
