"""A story proposes what it reports as its news: who did what, how far it is, and when."""

import pytest

from tests.news.reading.reading import claimed, proposed, read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "RIGA - Lithuania's parliament voted on Thursday to withdraw from the Mine Ban"
                " Treaty."
            ),
            ["LTU apmbc withdrawal_notice voted 2025-07-03"],
        ),
        (
            "Finland will leave the Mine Ban Treaty, Prime Minister Petteri Orpo said on Tuesday.",
            ["FIN apmbc withdrawal_notice planned 2025-07-01"],
        ),
        (
            "Finland ruled out on Tuesday leaving the Mine Ban Treaty.",
            ["FIN apmbc withdrawal_notice denied 2025-07-01"],
        ),
        (
            "Estonia and Latvia gave notice on Friday that they are leaving the Ottawa Treaty.",
            [
                "EST apmbc withdrawal_notice deposited 2025-07-04",
                "LVA apmbc withdrawal_notice deposited 2025-07-04",
            ],
        ),
        (
            "The president of Poland signed a law on Thursday to denounce the Ottawa Convention.",
            ["POL apmbc withdrawal_notice signed_into_law 2025-07-03"],
        ),
        (
            "Finland ceased to be bound by the Mine Ban Treaty on Friday.",
            ["FIN apmbc withdrawal_effect in_effect 2025-07-04"],
        ),
        (
            "Vanuatu signed the TPNW on Tuesday.",
            ["VUT tpnw signature deposited 2025-07-01"],
        ),
        (
            "Vanuatu deposited its instrument of accession to the TPNW on Tuesday.",
            ["VUT tpnw accession deposited 2025-07-01"],
        ),
        (
            "Ireland signed and ratified the Convention on Cluster Munitions on Monday.",
            ["IRL ccm signature deposited 2025-06-30", "IRL ccm ratification deposited 2025-06-30"],
        ),
        (
            "Russia suspended New START on Monday, but did not withdraw from it.",
            ["RUS new-start suspension decided 2025-06-30"],
        ),
        (
            "Vladimir Putin signed a law on Thursday revoking Russia's ratification of the CTBT.",
            ["RUS ctbt deratification signed_into_law 2025-07-03"],
        ),
        (
            "The United States will no longer supply landmines, the White House said on Monday.",
            ["USA landmines policy_change decided 2025-06-30"],
        ),
        (
            (
                "Vanuatu on Tuesday deposited its instrument of accession to the CCW, together with"
                " its consent to be bound by two of the protocols. They are the CCW Protocol III"
                " and the Protocol on Blinding Laser Weapons."
            ),
            [
                "VUT ccw accession deposited 2025-07-01",
                "VUT ccw-p3 acceptance deposited 2025-07-01",
                "VUT ccw-p4 acceptance deposited 2025-07-01",
            ],
        ),
        (
            (
                "Vanuatu acceded to the CCW on Tuesday and consented to be bound by its Protocols"
                " I, III and IV."
            ),
            [
                "VUT ccw accession deposited 2025-07-01",
                "VUT ccw-p1 acceptance deposited 2025-07-01",
                "VUT ccw-p3 acceptance deposited 2025-07-01",
                "VUT ccw-p4 acceptance deposited 2025-07-01",
            ],
        ),
        (
            "Vanuatu signed the TPNW today. The step, taken on 2 July in New York, pleased it.",
            ["VUT tpnw signature deposited 2025-07-02"],
        ),
        (
            (
                "Finland left the Mine Ban Treaty on Monday.\n\nLithuania had given notice, and"
                " Estonia lodged its own letter on 12 June."
            ),
            ["FIN apmbc withdrawal_notice deposited 2025-06-30"],
        ),
        (
            (
                "Lithuania gave notice of withdrawal from the Ottawa Treaty on Friday, along with"
                " Estonia and Latvia."
            ),
            [
                "LTU apmbc withdrawal_notice deposited 2025-07-04",
                "EST apmbc withdrawal_notice deposited 2025-07-04",
                "LVA apmbc withdrawal_notice deposited 2025-07-04",
            ],
        ),
        (
            (
                "The US president issued a memorandum on Monday that binds its forces. It is about"
                " cluster munitions."
            ),
            ["USA cluster-munitions policy_change decided 2025-06-30"],
        ),
        (
            (
                "The ceremony was held on Tuesday. Few came.\n\nFrance spoke. Vanuatu handed in its"
                " accession to the TPNW."
            ),
            ["VUT tpnw accession deposited 2025-07-01"],
        ),
        (
            "Tonga's cabinet on Tuesday approved a proposal that Tonga accede to the TPNW.",
            ["TON tpnw accession decided 2025-07-01"],
        ),
        (
            (
                "Finland spoke. Vanuatu listened.\n\nTonga left. Nobody minded.\n\nNorway will not"
                " withdraw from the Mine Ban Treaty, its minister said on Tuesday."
            ),
            ["NOR apmbc withdrawal_notice denied 2025-07-01"],
        ),
        (
            (
                "The United States on Tuesday handed Russia formal notice that it is leaving the"
                " INF Treaty."
            ),
            ["USA inf withdrawal_notice deposited 2025-07-01"],
        ),
        (
            "Finland, which had not signed the Mine Ban Treaty, deposited an accession on Tuesday.",
            ["FIN apmbc accession deposited 2025-07-01"],
        ),
        (
            (
                "The new signatories of the TPNW, as of Tuesday, were told to wait. The latest"
                " signatories are Vanuatu and Tonga."
            ),
            ["VUT tpnw signature deposited 2025-07-01", "TON tpnw signature deposited 2025-07-01"],
        ),
        ("On Tuesday the president left the Mine Ban Treaty in a drawer.", []),
        ("No state has ever left the Mine Ban Treaty, Finland said on Tuesday.", []),
        ("Not one of the two, Finland and Norway, ever signed the TPNW.", []),
        ("Its exit from the Mine Ban Treaty would be a mistake, Finland said on Tuesday.", []),
        ("Finland signed on Tuesday a law on the Mine Ban Treaty.", []),
        (
            (
                "Diplomats from Estonia handed over the papers on Friday. Estonia gave notice that"
                " it is leaving the Mine Ban Treaty."
            ),
            ["EST apmbc withdrawal_notice deposited 2025-07-04"],
        ),
        (
            "Finland, with which Norway shares a border, left the Mine Ban Treaty on Tuesday.",
            ["FIN apmbc withdrawal_notice deposited 2025-07-01"],
        ),
        ("The instrument of accession to the TPNW will be deposited on Tuesday.", []),
        ("Lithuania is considering leaving the Mine Ban Treaty, sources said on Friday.", []),
        ("Rights groups urged India to join the Mine Ban Treaty on Monday.", []),
        ("Ukraine's parliament rejected a motion to leave the Mine Ban Treaty on Monday.", []),
        ("Poland withdrew its reservation to the CPPNM on Monday.", []),
        ("Lithuania signed the Mine Ban Treaty in 1999.", []),
        ("Tonga signed an agreement on fisheries on Monday.", []),
        ("", []),
    ],
)
def test_what_a_sentence_proposes(text, found):
    assert proposed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Lithuania ratified the Mine Ban Treaty in 2003.",
            ["LTU ratified:apmbc 2003 supported"],
        ),
        (
            "Lithuania ratified the Mine Ban Treaty in 2005.",
            ["LTU ratified:apmbc 2005 contradicted"],
        ),
        (
            "Neither Russia nor China is a party to the Mine Ban Treaty.",
            ["RUS not_party apmbc supported", "CHN not_party apmbc supported"],
        ),
        ("The CTBT entered into force in 1996.", ["ctbt entered_into_force 1996 contradicted"]),
        ("The Mine Ban Treaty has 9 states parties.", ["apmbc n_parties 9 contradicted"]),
        (
            "None of the nuclear-armed states has joined the TPNW.",
            ["nuclear-armed-states not_party tpnw supported"],
        ),
        (
            "All nuclear-armed states except India have signed the CTBT.",
            ["nuclear-armed-states signatory_or_party ctbt contradicted"],
        ),
        (
            "The CTBT can wait until more states, including India and China, ratify it.",
            ["IND not_ratified ctbt supported", "CHN not_ratified ctbt supported"],
        ),
        (
            "The United States has kept a moratorium on nuclear tests since 1996.",
            ["USA nuclear-testing moratorium since 1996 contradicted"],
        ),
        (
            "India signed the CTBT in 1996 but never ratified it.",
            ["IND signatory_only ctbt contradicted"],
        ),
        ("Lithuania wrote in 2003, four years after ratifying the Mine Ban Treaty.", []),
        (
            (
                "In November 2023 Russia, which had signed in 1996, revoked its ratification of the"
                " CTBT."
            ),
            ["RUS signed:ctbt 1996 supported", "RUS deratified:ctbt 2023-11 supported"],
        ),
        (
            "Russia's exit from the CTBT took effect in 2023.",
            ["RUS withdrawal_effective:ctbt 2023 contradicted"],
        ),
        (
            "Russia pulled out of the CTBT in 2023 by a law signed by Putin on 2 November 2023.",
            ["RUS withdrew:ctbt 2023 contradicted"],
        ),
        ("“Russia left the CTBT in 2023,” he said.", []),
        ("Russia may have left the CTBT in 2023.", []),
        ("Poland withdrew its reservation to the CPPNM in June 1997.", []),
    ],
)
def test_what_a_sentence_claims(text, found):
    assert claimed(f"A talk was held in Geneva.\n\n{text}") == found


def test_a_claim_cites_the_acts_that_ground_it_and_the_rule_that_made_it():
    body = "A talk was held.\n\nLithuania ratified the Mine Ban Treaty in 2005."
    (one,) = read(body).claims

    assert body[one.start : one.end] == "Lithuania ratified the Mine Ban Treaty in 2005"
    assert one.correct == "ratification on 2003-05-12"
    assert one.basis == ("apmbc-LTU-ratification-2003-05-12",)
    assert one.rules == ("claim:act:consented",)


def test_what_is_proposed_is_no_claim():
    assert claimed("Vanuatu signed the TPNW on Tuesday.") == []
