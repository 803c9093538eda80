"""What every path of the API does alike: formats, errors, tags, pages."""

import csv
import io
import json

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from treaties.api import paging
from treaties.models import Record
from treaties.models import Standing as StandingRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

LISTS = ["treaties/", "states/", "standings/", "actions/", "sources/", "provisions/"]


@pytest.mark.parametrize("path", LISTS)
def test_pages_follow_each_other_without_gaps_or_repeats(api, path):
    query = {"history": 1} if path == "standings/" else {}
    every = api.rows(path, **query)
    page = api(path, page_size=2, **query)
    found, last = list(page["results"]), page
    while last["next"]:
        last = api.client.get(last["next"]).json()
        found += last["results"]
    assert found == every

    back = list(last["results"])
    while last["previous"]:
        last = api.client.get(last["previous"]).json()
        back = last["results"] + back
    assert back == every


def test_derived_lists_have_the_same_pages(api):
    query = {"history": 1, "known": "2026-11-22"}
    every, found = api.rows("standings/", **query), []
    address = f"/api/v1/standings/?page_size=3&known={query['known']}&history=1"
    while address:
        page = api.client.get(address).json()
        found += page["results"]
        address = page["next"]
    assert found == every


def test_pages_hold_while_standings_are_rebuilt(api):
    first = api("standings/", page_size=3, on="2025-01-01")
    rows = list(StandingRow.objects.order_by("pk"))
    StandingRow.objects.all().delete()
    for row in rows:
        row.pk = None
    StandingRow.objects.bulk_create(rows)
    second = api.client.get(first["next"]).json()

    keys = [(row["treaty"], row["state"]) for row in first["results"] + second["results"]]
    assert keys == sorted(set(keys))


def test_a_list_comes_as_csv_with_its_columns_first(api):
    answer = api.ask("standings/", format="csv", treaty="apmbc", on="2026-01-09")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [row["state"] for row in rows] == ["EUE", "FIN", "SWE", "UKR"]
    assert rows[1]["leaving_on"] == "2026-01-10"
    assert rows[1]["basis"] == "apmbc-FIN-accession-2012-01-09"
    assert json.loads(rows[1]["qualifiers"])[0]["name"] == "leaving"


@pytest.mark.parametrize("format", ["csv", "ndjson"])
@pytest.mark.parametrize(
    ("path", "query"),
    [("actions/", {}), ("standings/", {"history": 1}), ("standings/", {"known": "2026-11-22"})],
)
def test_lines_give_the_whole_list_at_once_in_its_order(api, monkeypatch, path, query, format):  # noqa: A002
    monkeypatch.setattr(paging, "PAGE_SIZE", 2)
    pages, page = [], api(path, **query)
    pages += page["results"]
    while page["next"]:
        page = api.client.get(page["next"]).json()
        pages += page["results"]

    answer = api.ask(path, format=format, **query)
    lines = answer.getvalue().decode().splitlines()
    assert len(pages) > 4
    if format == "ndjson":
        assert [json.loads(line) for line in lines] == pages
    else:
        assert len(list(csv.DictReader(lines))) == len(pages)
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="servanda-{path.strip("/")}.{format}"'
    )


def test_a_page_of_lines_says_where_the_next_is(api):
    answer = api.ask("actions/", format="csv", page_size=2)
    assert len(answer.content.decode().splitlines()) == 3
    assert 'rel="next"' in answer.headers["Link"]


def test_head_of_an_export_writes_nothing(api):
    answer = api.client.head("/api/v1/actions/?format=csv")
    assert (answer.status_code, answer.getvalue()) == (200, b"")


def test_an_empty_list_as_csv_still_names_its_columns(api):
    answer = api.ask("standings/", format="csv", on="1900-01-01")
    assert answer.getvalue().decode().startswith("treaty,state,status,")


def test_a_list_comes_as_lines_of_json(api):
    answer = api.ask("actions/", headers={"Accept": "application/x-ndjson"}, page_size=3)
    lines = answer.content.decode().splitlines()

    assert [json.loads(line) for line in lines] == api.rows("actions/", page_size=3)
    assert 'rel="next"' in answer.headers["Link"]


@pytest.mark.parametrize(
    ("path", "query", "parameter", "said"),
    [
        ("standings/", {"on": "2026"}, "on", "write YYYY-MM-DD"),
        ("standings/", {"on": "2026-02-30"}, "on", "write YYYY-MM-DD"),
        ("standings/", {"on": "20260203"}, "on", "write YYYY-MM-DD"),
        ("standings/", {"treaty": "cbtt"}, "treaty", "Near it: ctbt."),
        ("standings/", {"treaty": "CTBT"}, "treaty", "Near it: ctbt."),
        ("standings/", {"state": "FIM"}, "state", "Near it: FIN."),
        ("standings/", {"status": "joined"}, "status", "signatory, contracting, party"),
        ("standings/", {"view": "nobody"}, "view", "record, depositary, un"),
        ("standings/", {"known": "2020-01-01"}, "known", "begins on 22 November 2026"),
        ("standings/", {"known": "yesterday"}, "known", "YYYY-MM-DDTHH:MM:SSZ"),
        ("standings/", {"history": "1", "on": "2026-01-01"}, "history", "leave out on="),
        ("standings/", {"colour": "red"}, "colour", "takes no such parameter"),
        ("standings/", {"statsu": "party"}, "statsu", "it takes status, state."),
        ("standings/", {"on": ""}, "on", "Give it a value"),
        ("standings/", {"page_size": "1001"}, "page_size", "from 1 to 1000"),
        ("standings/", {"page_size": "0"}, "page_size", "from 1 to 1000"),
        ("standings/", {"cursor": "x"}, "cursor", "no cursor of this list"),
        ("standings/", {"format": "xml"}, "format", "json, csv, ndjson"),
        ("actions/", {"kind": "ratified"}, "kind", "ratification"),
        ("actions/", {"after": "2026-01"}, "after", "write YYYY-MM-DD"),
        ("treaties/", {"category": "peace"}, "category", "nuclear, chemical"),
        ("treaties/", {"in_force_on": "1999"}, "in_force_on", "write YYYY-MM-DD"),
        ("treaties/apmbc/standings/", {"treaty": "ctbt"}, "treaty", "takes no such parameter"),
        ("treaties/apmbc/", {"on": "2026-01-01"}, "on", "takes no such parameter"),
        ("when/", {"treaty": "ctbt", "kind": "treason", "date": "2026-01-01"}, "kind", "accession"),
        ("when/", {"treaty": "ctbt", "kind": "accession", "date": "3000-01-01"}, "date", "2999"),
    ],
)
def test_a_mistake_is_a_problem_that_says_what_to_do(api, path, query, parameter, said):
    answer = api.ask(path, **query)
    problem = answer.json()

    assert (answer.status_code, problem["status"]) == (400, 400)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert problem["title"] == "Bad Request"
    assert [error["parameter"] for error in problem["errors"]] == [parameter]
    assert problem["errors"][0]["value"] == query[parameter]
    assert f"{parameter}={query[parameter]}" in problem["detail"]
    assert said in problem["detail"]


def test_a_parameter_given_twice_is_refused(api):
    answer = api.client.get("/api/v1/standings/?on=2026-01-01&on=2026-01-02")
    assert answer.status_code == 400


def test_an_error_is_a_problem_in_whatever_format_was_asked_for(api):
    answer = api.ask("standings/", format="csv", on="2026")
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["nothing/", "", "treaties/none/"])
def test_an_address_that_nothing_has_is_a_problem(api, path):
    answer = api.ask(path)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["treaties/", "treaties/apmbc/", "when/"])
def test_nothing_can_be_written(path):
    client = APIClient()
    for method in (client.post, client.put, client.patch, client.delete):
        answer = method(f"/api/v1/{path}")
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_every_site_may_read_the_answers(api):
    answer = api.ask("treaties/")
    preflight = api.client.options("/api/v1/treaties/")

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    exposed = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Link", "Retry-After", "RateLimit-Remaining"} <= set(exposed)
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_head_has_the_headers_of_get_and_no_body(api):
    answer = api.client.head("/api/v1/treaties/apmbc/")
    assert answer.headers["ETag"] == api.ask("treaties/apmbc/").headers["ETag"]
    assert answer.content == b""


def test_an_unchanged_record_costs_the_client_nothing(api):
    etag = api.ask("standings/").headers["ETag"]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = api.ask("standings/", headers={"If-None-Match": f'"other", {etag}'})

    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert len(queries) == 1


def test_a_client_that_knows_only_dates_is_answered_by_date(api):
    with time_machine.travel("2030-11-24T12:00:00Z", tick=False):
        modified = api.ask("states/").headers["Last-Modified"]
        again = api.ask("states/", headers={"If-Modified-Since": modified})
    assert modified == "Sun, 24 Nov 2030 00:00:00 GMT"
    assert (again.status_code, again.headers["Last-Modified"]) == (304, modified)

    with time_machine.travel("2030-11-25T00:00:00Z", tick=False):
        tomorrow = api.ask("states/", headers={"If-Modified-Since": modified})
    assert tomorrow.status_code == 200


def test_a_tag_alone_decides_where_the_client_sends_one(api):
    headers = {"If-None-Match": '"other"', "If-Modified-Since": "Sat, 01 Jan 2050 00:00:00 GMT"}
    assert api.ask("states/", headers=headers).status_code == 200


def test_the_last_change_of_the_record_moves_the_date(api):
    with time_machine.travel("2030-11-24T12:00:00Z", tick=False):
        Record.objects.bump()
        assert api.ask("states/").headers["Last-Modified"] == "Sun, 24 Nov 2030 12:00:00 GMT"


def test_a_changed_record_a_new_day_another_question_or_format_has_another_tag(api):
    def tag(**query):
        return api.ask("standings/", **query).headers["ETag"]

    before = tag()
    assert tag() == before
    assert len({before, tag(on="2026-01-01"), tag(format="csv"), tag(view="un")}) == 4
    Record.objects.bump()
    assert tag() != before


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("treaties/", 1),
        ("treaties/apmbc/", 2),
        ("states/", 1),
        ("states/FIN/", 1),
        ("standings/", 1),
        ("standings/?treaty=apmbc&state=LBN&on=2026-11-22", 3),
        ("standings/?history=1", 1),
        ("treaties/apmbc/standings/", 2),
        ("states/FIN/standings/", 2),
        ("actions/", 1),
        ("actions/?treaty=apmbc&state=UKR", 3),
        ("actions/apmbc-UKR-suspension-2025-07-18/", 1),
        ("sources/", 1),
        ("sources/un-page/", 1),
        ("provisions/", 1),
        ("lists/", 1),
        ("anomalies/?explained=0", 1),
    ],
)
def test_a_stored_answer_takes_at_most_three_queries_and_one_for_the_version(api, path, most):
    api.client.get(f"/api/v1/{path}")
    with CaptureQueriesContext(connection) as queries:
        assert api.client.get(f"/api/v1/{path}").status_code == 200
    assert len(queries) == most + 1, [each["sql"] for each in queries]


@pytest.mark.parametrize("path", ["standings/", "actions/"])
def test_a_derived_answer_takes_as_many_queries_for_one_row_as_for_all(api, path):
    api(path)

    def queries(size):
        with CaptureQueriesContext(connection) as made:
            api(path, known="2026-11-22", page_size=size)
        return len(made)

    assert queries(1) == queries(1000) < 25
