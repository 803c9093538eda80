"""The matrix on a small record: cells, order, filters, two days, the file, bad questions."""

import re

import pytest
from django.urls import reverse

from tests.pages.matrix import cells, columns, file_of, numbers, rows
from tests.treaties.api.scene import act
from treaties import services
from treaties.models import State, StateList, Treaty
from treaties.terms import ActionKind

CAPTION = "States under treaties on 22 November 2026"


@pytest.fixture
def wide(record):  # noqa: ARG001
    """Put states in several regions, and two on a list."""
    State.objects.filter(pk__in=["LBN", "PRK"]).update(region="Asia")
    StateList.objects.create(pk="nordic-states").members.set(["FIN", "SWE"])


def shown(read, query="", expect=200):
    return read(f"/matrix/?{query}", expect=expect)


# Cells


def test_a_cell_says_where_the_state_stands_and_leads_to_the_reasons(read):
    page = shown(read)
    held = cells(page.html)
    assert held["SWE", "apmbc"] == "party"
    assert held["FIN", "apmbc"] == "former party"
    assert held["FIN", "ctbt"] == "signatory"
    assert ("SWE", "ctbt") not in held
    links = {link["href"] for link in page.links}
    assert reverse("treaties:pair", args=["apmbc", "SWE"]) in links


def test_what_else_is_true_stands_in_the_cell(read):
    assert cells(shown(read, "on=2025-12-01").html)["FIN", "apmbc"] == "party, leaving"
    held = cells(shown(read).html)
    assert held["UKR", "apmbc"] == "party, suspension claimed, contested"
    assert held["RUS", "ctbt"] == "signatory, consent revoked"


def test_dates_known_in_part_leave_a_cell_open(read):
    page = shown(read, "on=2026-06-01")
    assert cells(page.html)["LBN", "apmbc"] == "party or no standing"
    assert "Uncertain 1" in page.words


def test_every_link_of_the_table_keeps_the_day(read):
    page = shown(read, "on=2025-12-01")
    assert '"/treaties/apmbc/FIN/?on=2025-12-01"' in page.html
    assert '"/states/FIN/?on=2025-12-01"' in page.html
    assert '"/treaties/apmbc/?on=2025-12-01"' in page.html


def test_names_are_escaped(read, record):  # noqa: ARG001
    State.objects.filter(pk="FIN").update(name='<b>"Fin" & land')
    Treaty.objects.filter(pk="npt").update(short_name="<i>N & P")
    page = shown(read)
    assert "&lt;b&gt;&quot;Fin&quot; &amp; land" in page.html
    assert "&lt;i&gt;N &amp; P" in page.html
    assert '<b>"Fin"' not in page.html
    assert "<i>N" not in page.html


def test_the_legend_tells_how_often_each_mark_stands(read):
    page = shown(read)
    words, held = page.words, list(cells(page.html).values())
    assert f"Party {sum(one.startswith('party') for one in held)}" in words
    assert "Signatory 2" in words
    assert "Former party 1" in words


def test_marks_differ_in_name_for_each_status(read):
    html = shown(read).html
    assert re.search(r'<td class="former"><a href="/treaties/apmbc/FIN/">', html)
    assert re.search(r'<td class="signatory noted"><a href="/treaties/ctbt/RUS/">', html)


# Order, numbers, divergence


def test_states_stand_by_region_with_a_row_for_each(read, wide):  # noqa: ARG001
    table = shown(read).tables[CAPTION]
    titles = [row for row in table if row.startswith(("Asia", "Europe ", "Organisations"))]
    assert [title.split()[0] for title in titles] == ["Asia", "Europe", "Organisations"]
    assert titles[1].split()[1] == "4", "Finland, Russia, Sweden, Ukraine"


def test_treaties_stand_by_field_the_oldest_text_first(read):
    Treaty.objects.filter(pk="ctbt").update(adopted_on="1996-09-10")
    Treaty.objects.filter(pk="npt").update(adopted_on="1968-06-12")
    assert columns(shown(read).html) == ["npt", "ctbt", "apmbc"]


def test_a_number_counts_by_how_many_treaties_a_state_is_bound(read):
    found = numbers(shown(read, "on=2026-06-01").html)
    assert found["FIN"][0] == "1", "the NPT; it left one treaty and only signed another"
    assert found["RUS"][0] == "0"
    assert found["LBN"][0] == "0–1", "a date known in part leaves it open"


def test_a_state_diverges_where_it_stands_unlike_more_than_half_of_its_region(read, wide):  # noqa: ARG001
    Treaty.objects.filter(pk="apmbc").update(adopted_on="1997-09-18")
    found = numbers(shown(read, "on=2025-12-01").html)
    # Three of four in Europe are bound by the Mine Ban Convention, one by the NPT.
    assert found["FIN"][1] == "1", "it alone is bound by the NPT"
    assert found["RUS"][1] == "1", "it alone is not bound by the Mine Ban Convention"
    assert found["SWE"][1] == "0"
    assert found["EUE"][1] == "", "no region is counted with an organisation"


def test_without_a_majority_nobody_diverges(read, wide):  # noqa: ARG001
    # One of two states in Asia is bound by the NPT; in Europe two of four by the other one.
    found = numbers(shown(read).html)
    assert found["PRK"][1] == found["LBN"][1] == "0"
    assert found["SWE"][1] == "0"


def test_cells_that_diverge_say_so_where_the_order_is_by_divergence(read, wide):  # noqa: ARG001
    page = shown(read, "sort=divergence&on=2025-12-01")
    held = cells(page.html)
    assert held["RUS", "apmbc"] == "no standing, unlike its region"
    assert held["FIN", "npt"] == "party, unlike its region"
    assert list(rows(page.html))[:2] == ["FIN", "RUS"]
    assert list(rows(page.html))[-1] == "EUE"


def test_states_stand_by_number_or_by_name(read, wide):  # noqa: ARG001
    by_number = list(rows(shown(read, "sort=count&on=2025-12-01").html))
    assert by_number[0] == "FIN"
    by_name = list(rows(shown(read, "sort=name").html))
    assert by_name == ["PRK", "EUE", "FIN", "LBN", "RUS", "SWE", "UKR"]


def test_a_former_state_has_a_row_while_it_exists_and_while_it_stands_anywhere(read):
    State.objects.filter(pk="SWE").update(kind="former", existed_until="2000-01-01")
    State.objects.create(
        code="QQQ", iso2="QQ", kind="former", name="Gone", region="Asia", existed_until="1990-01-01"
    )
    services.rebuild_standings()
    assert "QQQ" in rows(shown(read, "on=1989-12-31").html)
    today = shown(read).html
    assert "QQQ" not in rows(today)
    assert cells(today)["SWE", "apmbc"] == "ended as a state"


def test_a_treaty_has_no_column_before_its_text(read):
    Treaty.objects.update(adopted_on="1996-01-01")
    page = shown(read, "on=1968-01-01")
    assert columns(page.html) == []
    assert "No state and no treaty fits all that you asked on 1 January 1968" in page.words


# Filters


@pytest.mark.parametrize(
    ("query", "states"),
    [
        ("region=Asia", {"LBN", "PRK"}),
        ("group=nordic-states", {"FIN", "SWE"}),
        ("state=UKR", {"UKR"}),
        ("status=former", {"FIN"}),
        ("status=signatory", {"FIN", "RUS"}),
        ("region=Asia&status=party", {"LBN", "PRK"}),
    ],
)
def test_states_are_filtered(read, wide, query, states):  # noqa: ARG001
    assert set(rows(shown(read, query).html)) == states


@pytest.mark.parametrize(
    ("query", "treaties"),
    [
        ("category=nuclear", {"ctbt", "npt"}),
        ("treaty=apmbc", {"apmbc"}),
        ("binding=legal&scope=multilateral", {"npt", "apmbc"}),
        ("scope=regional", {"ctbt"}),
        ("status=former", {"apmbc"}),
    ],
)
def test_treaties_are_filtered(read, query, treaties):
    Treaty.objects.update(adopted_on="1960-01-01")
    Treaty.objects.filter(pk="ctbt").update(scope="regional")
    assert set(columns(shown(read, query).html)) == treaties


def test_a_status_shows_its_cells_alone(read):
    assert set(cells(shown(read, "status=signatory").html).values()) == {
        "signatory",
        "signatory, consent revoked",
    }


def test_what_was_asked_is_told_and_kept(read, wide):  # noqa: ARG001
    page = shown(read, "region=Asia&binding=legal&sort=name&from=2001-01-01&on=2025-12-01")
    assert "Asia · Legally binding".lower() in page.words.lower()
    assert "changes since 1 January 2001" in page.words
    kept = {one["name"]: one["value"] for one in page.inputs if one.get("type") == "hidden"}
    assert kept.items() >= {"region": "Asia", "binding": "legal", "sort": "name"}.items()
    assert kept["from"] == "2001-01-01"


# Two days


def test_two_days_show_what_changed_and_nothing_else(read):
    page = shown(read, "from=2025-01-01&on=2026-03-01")
    assert cells(page.html) == {
        ("FIN", "apmbc"): "from party to former party",
        ("UKR", "apmbc"): "from party to party, suspension claimed, contested",
    }
    assert "from party to former party 1" in page.words
    assert numbers(page.html)["FIN"][0] == "1"


def test_what_dates_leave_open_is_counted_and_left_out(read):
    page = shown(read, "from=2025-12-31&on=2026-06-01")
    assert ("LBN", "apmbc") not in cells(page.html)
    assert "1 more may have changed or not" in page.words


def test_a_notice_that_runs_is_a_change(read):
    held = cells(shown(read, "from=2025-07-01&on=2025-08-01&state=FIN").html)
    assert held == {("FIN", "apmbc"): "from party to party, leaving"}


def test_a_day_and_itself_differ_in_nothing(read):
    page = shown(read, "from=2026-01-01&on=2026-01-01")
    assert rows(page.html) == {}
    assert "Nothing changed for what you asked" in page.words


def test_changes_are_found_by_a_status_on_either_day(read):
    for status in ("party", "former"):
        query = f"from=2025-01-01&on=2026-03-01&state=FIN&status={status}"
        assert len(cells(shown(read, query).html)) == 1
    assert cells(shown(read, "from=2025-01-01&on=2026-03-01&status=signatory").html) == {}


# The file


def test_the_file_has_the_words_of_the_api(client, record, today):  # noqa: ARG001
    response = client.get("/matrix/?format=csv&on=2025-12-01")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="servanda-matrix-2025-12-01.csv"' in response["Content-Disposition"]
    header, lines = file_of(response)
    assert header[:5] == ["state", "name", "region", "bound_by", "diverges_under"]
    finland = dict(zip(header, next(one for one in lines if one[0] == "FIN"), strict=True))
    assert finland["apmbc"] == "party+leaving"
    assert finland["ctbt"] == "signatory"
    sweden = dict(zip(header, next(one for one in lines if one[0] == "SWE"), strict=True))
    assert sweden["ctbt"] == "none"


def test_the_file_of_two_days_has_both_and_blanks(client, record, today):  # noqa: ARG001
    response = client.get("/matrix/?format=csv&from=2025-01-01&on=2026-03-01")
    assert "2025-01-01-to-2026-03-01" in response["Content-Disposition"]
    header, lines = file_of(response)
    assert header == ["state", "name", "region", "changes", "diverges_under", "apmbc"]
    assert lines[0][:4] == ["FIN", "Finland", "Europe", "1"]
    assert lines[0][-1] == "party > former"
    assert lines[1][-1] == "party > party+suspended+contested"


def test_the_page_leads_to_its_file(read):
    page = shown(read, "region=Europe&sort=count&on=2025-12-01")
    (href,) = [link["href"] for link in page.links if "format=csv" in link["href"]]
    assert "region=Europe" in href
    assert "sort=count" in href
    assert "on=2025-12-01" in href


# Bad questions


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("from=2027-01-01", "2027-01-01 lies after 2026-11-22: name an earlier day"),
        ("from=2026", "“2026” is not a whole day: write YYYY-MM-DD"),
        ("sort=size", "“size” is none of region, name, count, divergence"),
        ("format=xlsx", "“xlsx” is none of csv"),
        ("binding=loose", "“loose” is none of legal, political"),
        ("region=Atlantis", "“Atlantis” is none of"),
        ("group=nobody", "“nobody” is none of"),
        ("treaty=nptt", "Near it: npt"),
        ("status=none", "“none” is none of"),
        ("format=csv&from=2027-01-01", "lies after"),
    ],
)
def test_what_is_not_understood_is_refused_with_advice(read, query, says):
    page = shown(read, query, expect=400)
    assert says in page.words
    assert page.tables == {}
    assert "/matrix/" in page.inner_links


def test_what_is_no_day_is_refused_as_everywhere(read):
    assert "is not a whole day" in shown(read, "on=2026", expect=400).words


# Markup


@pytest.mark.parametrize("query", ["", "sort=divergence", "from=2000-01-01", "status=former"])
def test_the_table_is_one_for_all(read, query):
    page = shown(read, query)
    assert page.refused == []
    assert page.unscoped == []
    assert "" not in page.tables
    assert len(page.ids) == len(set(page.ids))
    within = {link["href"][1:] for link in page.links if link["href"].startswith("#")}
    assert within <= set(page.ids)
    assert 'class="matrix" role="region" aria-labelledby="matrix-caption" tabindex="0"' in page.html


def test_the_page_can_be_cited_with_what_was_asked(read):
    page = shown(read, "from=2025-01-01&on=2026-03-01")
    assert "“States under treaties”, as of 1 March 2026" in page.words
    cited = [link["href"] for link in page.links if "from=2025-01-01" in link["href"]]
    assert any("on=2026-03-01" in href and "known=" in href for href in cited)


def test_every_page_leads_to_it(read):
    assert "/matrix/" in read("/").inner_links


def test_an_entry_by_an_act_shows_on_its_day(read):
    act(Treaty.objects.get(pk="ctbt"), "SWE", ActionKind.SIGNATURE, "2026-05-05")
    services.rebuild_standings()
    assert ("SWE", "ctbt") not in cells(shown(read, "on=2026-05-04").html)
    assert cells(shown(read, "on=2026-05-05").html)["SWE", "ctbt"] == "signatory"
