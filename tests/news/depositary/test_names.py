"""Names as pages print them find the participant that they stand for, or none."""

import pytest

from news.reading.depositary.names import Named, Names

NAMES = Names(
    [
        Named("BHS", "Bahamas", ("Commonwealth of the Bahamas",)),
        Named("CIV", "Côte d'Ivoire", ("Ivory Coast",)),
        Named("COD", "Democratic Republic of the Congo", ("Zaire",)),
        Named("COG", "Congo", ("Republic of the Congo",)),
        Named("DEU", "Germany", ("Federal Republic of Germany",)),
        Named("KNA", "Saint Kitts and Nevis"),
        Named("MKD", "North Macedonia", ("The former Yugoslav Republic of Macedonia",)),
        Named("PRK", "Democratic People's Republic of Korea", ("Korea",)),
        Named("KOR", "Republic of Korea", ("Korea",)),
        Named("TUR", "Türkiye", ("Turkey",)),
        Named("VNM", "Viet Nam", ("Vietnam",)),
        Named("YUG", "Yugoslavia (former Socialist Federal Republic of)", ("Yugoslavia",)),
        Named("GNB", "Guinea-Bissau"),
    ]
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bahamas (The)", "BHS"),
        ("The Bahamas", "BHS"),
        ("Cote d’Ivoire", "CIV"),
        ("CÔTE D'IVOIRE", "CIV"),
        ("Congo", "COG"),
        ("Democratic Republic of the Congo", "COD"),
        ("Germany, Federal Republic of", "DEU"),
        ("St. Kitts & Nevis", "KNA"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Viet  Nam", "VNM"),
        ("Viet-Nam", "VNM"),
        ("Yugoslavia (former)", "YUG"),
        ("Guinea Bissau", "GNB"),
    ],
)
def test_a_name_is_found_however_it_is_written(name, code):
    assert NAMES.code(name) == code


@pytest.mark.parametrize(
    "name", ["Ruritania", "", "Korea", "Congo (Democratic Republic of)", "St."]
)
def test_a_name_that_is_not_certain_stands_for_nobody(name):
    assert NAMES.code(name) is None


def test_a_participants_own_name_goes_before_what_another_is_also_called():
    names = Names([Named("AAA", "Alba"), Named("BBB", "Beta", ("Alba",))])
    assert names.code("Alba") == "AAA"
