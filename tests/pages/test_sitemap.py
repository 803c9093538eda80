"""What search engines read: the list of pages, the rules for robots, the data on pages."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from treaties.models import Standing, State, Treaty
from treaties.sitemaps import PAGES

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def data_of(html):
    (block,) = BLOCK.findall(html)
    return json.loads(block)


def test_the_sitemap_lists_every_page_that_answers(client, record, django_assert_num_queries):  # noqa: ARG001
    with django_assert_num_queries(11):
        response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    tree = ET.fromstring(response.content)  # noqa: S314
    found = [one.text for one in tree.iterfind(".//s:loc", SPACE)]
    pairs = Standing.objects.values("treaty", "state").distinct().count()
    assert len(found) == Treaty.objects.count() + State.objects.count() + pairs + len(PAGES) + 2
    assert "http://testserver/treaties/apmbc/" in found
    for address in found:
        assert client.get(address).status_code == 200, address
    assert len(tree.findall(".//s:lastmod", SPACE)) == len(found) - len(PAGES) - 1, (
        "all but those that change with no record"
    )


def test_robots_are_led_to_it_and_kept_from_the_admin(client, db):  # noqa: ARG001
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_the_first_page_describes_the_record(read):
    (data,) = data_of(read("/").html)
    assert data["@type"] == "Dataset"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["url"] == "http://testserver/"


@pytest.mark.parametrize(
    ("path", "name", "listed"),
    [
        ("/treaties/apmbc/", "Mine Ban Convention", "Treaties"),
        ("/states/FIN/", "Finland", "States"),
    ],
)
def test_pages_describe_themselves_and_the_way_to_them(read, client, path, name, listed):
    dataset, crumbs = data_of(read(f"{path}?on=2026-01-09").html)
    assert dataset["@type"] == "Dataset"
    assert name in dataset["name"]
    assert dataset["url"] == f"http://testserver{path}"
    download = dataset["distribution"]["contentUrl"]
    assert client.get(download.removeprefix("http://testserver")).status_code == 200
    steps = crumbs["itemListElement"]
    assert [step["name"] for step in steps] == ["Servanda", listed, name]
    assert [step["position"] for step in steps] == [1, 2, 3]


def test_the_page_of_a_state_under_a_treaty_lies_below_the_treaty(read, client):
    dataset, crumbs = data_of(read("/treaties/apmbc/FIN/").html)
    assert dataset["name"] == "Finland: Mine Ban Convention: status"
    download = dataset["distribution"]["contentUrl"].removeprefix("http://testserver")
    assert [row["state"] for row in client.get(download).json()["results"]] == ["FIN"]
    steps = [step["name"] for step in crumbs["itemListElement"]]
    assert steps == ["Servanda", "Treaties", "Mine Ban Convention", "Finland"]


def test_a_name_cannot_end_the_block(read, record):  # noqa: ARG001
    bad = "</script><script>alert(1)</script> & <!--"
    Treaty.objects.filter(pk="apmbc").update(official_title=bad)
    page = read("/treaties/apmbc/")
    dataset, _ = data_of(page.html)
    assert dataset["about"]["name"] == bad
    assert page.refused == []
