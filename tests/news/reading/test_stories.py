"""What stories are taken to say: no more than their words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.reading import stories
from news.reading.names import Name, Names, Sort
from news.reading.sentences import sentences

TODAY = dt.date(2026, 11, 20)
NAMES = Names(
    [
        *(
            Name(text, Sort.STATE, code)
            for text, code in {
                "Finland": "FIN", "Finnish": "FIN", "Estonia": "EST", "Latvia": "LVA",
                "Lithuania": "LTU", "Russia": "RUS", "Russian": "RUS", "United States": "USA",
                "US": "USA", "Sri Lanka": "LKA",
            }.items()
        ),
        *(
            Name(text, Sort.TREATY, name_id)
            for text, name_id in {
                "Mine Ban Treaty": "apmbc", "Ottawa Convention": "apmbc", "New START": "new-start",
                "CTBT": "ctbt", "Test Ban Treaty": "ctbt", "CCM": "ccm", "INF Treaty": "inf",
            }.items()
        ),
    ]
)  # fmt: skip


def told(text):
    """Return what is found: state, treaty, kind, stage and date in one word each."""
    return [
        " ".join([one.state, one.treaty, one.kind, one.stage, str(one.acted_on or "-")])
        for one in stories.read(text, NAMES, TODAY)
    ]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (
            "Sri Lanka deposited its instrument of accession to the Mine Ban Treaty.",
            ["LKA apmbc accession deposited -"],
        ),
        (
            "On 4 June 2026 Finland gave formal notice of withdrawal from the Ottawa Convention.",
            ["FIN apmbc withdrawal_notice deposited 2026-06-04"],
        ),
        (
            "Estonia, Latvia and Lithuania withdrew from the Ottawa Convention on June 4, 2026.",
            [
                "EST apmbc withdrawal_notice deposited 2026-06-04",
                "LVA apmbc withdrawal_notice deposited 2026-06-04",
                "LTU apmbc withdrawal_notice deposited 2026-06-04",
            ],
        ),
        (
            "The Finnish parliament voted 157 to 18 to withdraw from the Ottawa Convention.",
            ["FIN apmbc withdrawal_notice voted -"],
        ),
        (
            "Finnish lawmakers approved the withdrawal from the Mine Ban Treaty.",
            ["FIN apmbc withdrawal_notice voted -"],
        ),
        (
            "The Russian Duma ratified the CTBT.",
            ["RUS ctbt ratification voted -"],
        ),
        (
            "The Russian president signed a law revoking its ratification of the CTBT.",
            ["RUS ctbt consent_revoked signed_into_law -"],
        ),
        (
            "Finland's government decided to leave the Ottawa Convention.",
            ["FIN apmbc withdrawal_notice decided -"],
        ),
        (
            "Finland will withdraw from the Ottawa Convention next year.",
            ["FIN apmbc withdrawal_notice planned -"],
        ),
        (
            "The US notified the UN Secretary-General of its withdrawal from the INF Treaty.",
            ["USA inf withdrawal_notice deposited -"],
        ),
        (
            "Russia suspended its participation in New START.",
            ["RUS new-start suspension deposited -"],
        ),
        ("Russia resumed implementation of New START.", ["RUS new-start resumption deposited -"]),
        ("Sri Lanka signed the CCM.", ["LKA ccm signature deposited -"]),
        ("The CCM was signed by Sri Lanka.", ["LKA ccm signature deposited -"]),
        ("Sri Lanka acceded to the CCM.", ["LKA ccm accession deposited -"]),
        (
            "Finland rescinded its notice of withdrawal from the Ottawa Convention.",
            ["FIN apmbc withdrawal_rescinded deposited -"],
        ),
        (
            "Finland, which borders Russia, withdrew from the Ottawa Convention.",
            ["FIN apmbc withdrawal_notice deposited -"],
        ),
        (
            "The United States said that Russia suspended New START.",
            ["RUS new-start suspension deposited -"],
        ),
        (
            "The Finnish minister submitted a bill on withdrawal from the Mine Ban Treaty.",
            ["FIN apmbc withdrawal_notice proposed -"],
        ),
    ],
)
def test_acts_and_steps_are_told_apart(text, findings):
    assert told(text) == findings


@pytest.mark.parametrize(
    "text",
    [
        "Finland has not signed the CCM.",
        "Finland never ratified the CTBT.",
        "Finland hasn’t ratified the CTBT.",
        "Finland has yet to have ratified the CTBT.",
        "Has Finland signed the CCM?",
        "Finland denied that it withdrew from the Ottawa Convention.",
        "Russia may have suspended New START.",
        "If Russia suspended New START, much would change.",
        "Latvia urged Finland to have ratified the CTBT.",
        "Finland reportedly signed the CCM.",
        "The Finnish parliament voted against leaving the Ottawa Convention.",
        "Finland would have signed the CCM.",
        "Finland and the CCM.",
        "Finland signed an agreement on fish.",
        "The president signed the CCM.",
        "Finland signed.\n\nThe CCM is a treaty.",
    ],
)
def test_what_is_denied_doubted_or_asked_is_no_act(text):
    assert told(text) == []


def test_the_sentence_is_the_evidence():
    text = "Hail.\n\nOn Monday, 💥 Finland signed the CCM. “Good,” said the U.S. envoy."
    (one,) = stories.read(text, NAMES, TODAY)
    assert text[one.start : one.end] == "On Monday, 💥 Finland signed the CCM."
    assert one.rules == ("names", "verb: signed")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Mr. Smith left. The U.S. stayed.", ["Mr. Smith left.", "The U.S. stayed."]),
        ("On 3 Nov. Finland left.", ["On 3 Nov. Finland left."]),
        ("“It left.” He said so.", ["“It left.”", "He said so."]),
        ("A title\n\nText\nof two lines. End", ["A title", "Text\nof two lines.", "End"]),
        ("It grew by 3.5 per cent! Yes?", ["It grew by 3.5 per cent!", "Yes?"]),
        ("", []),
        (" \n\n \n", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, parts):
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 19 November 2026", "2026-11-19"),
        ("on the 19th of November 2026", "2026-11-19"),
        ("on November 19, 2026", "2026-11-19"),
        ("on 2026-11-19", "2026-11-19"),
        ("on 31 June 2026", None),
        ("in November 2026", None),
        ("from 1 June 2026 to 2 June 2026", None),
        ("1 June 2026, that is 2026-06-01", "2026-06-01"),
    ],
)
def test_a_date_is_taken_where_a_sentence_names_just_one(text, day):
    assert stories.date_in(text) == (day and stories.PartialDate.parse(day))


WORDS = st.sampled_from(
    ["Finland", "Estonia", " and ", ", ", " ", ".", "?", "\n\n", "signed ", "withdrew from ",
     "voted to leave ", "the CCM", "the Ottawa Convention", "not ", "💥", "é", "U.S. ", "(", "– "]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS, max_size=40).map("".join)))
def test_evidence_is_always_a_sentence_of_the_text(text):
    whole = set(sentences(text))
    for one in stories.read(text, NAMES, TODAY):
        assert (one.start, one.end) in whole
        evidence = text[one.start : one.end]
        assert evidence == evidence.strip() != ""
        assert NAMES.find(evidence)


@given(st.text())
def test_sentences_lie_in_order_and_leave_out_only_space(text):
    past = 0
    for start, end in sentences(text):
        assert past <= start < end <= len(text)
        assert not text[past:start].strip()
        past = end
    assert not text[past:].strip()


@pytest.mark.parametrize("piece", ["Finland signed the CCM and ", "a", "\n", ". A", "(", "– ", ","])
def test_long_texts_take_no_more_than_their_length(piece):
    text = piece * (200_000 // len(piece))
    assert len(stories.read(text, NAMES, TODAY)) <= len(text)
