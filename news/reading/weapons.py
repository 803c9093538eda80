"""Weapons, and the treaties they give names to."""

from collections.abc import Iterator

WEAPONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "apmbc": (
        (
            *("landmine", "land-mine", "land mine", "mine ban", "mine", "anti-personnel mine"),
            *(
                "antipersonnel mine",
                "anti-personnel landmine",
                "anti-mine",
                "antipersonnel landmine",
            ),
        ),
        (
            *("landmines", "land mines", "anti-personnel mines", "antipersonnel mines", "mines"),
            *("anti-personnel landmines", "antipersonnel landmines", "the weapon"),
        ),
    ),
    "ccm": (
        (
            "cluster munition",
            "cluster munitions",
            "cluster bomb",
            "cluster-bomb",
            "cluster weapons",
        ),
        ("cluster munitions", "cluster bombs", "cluster weapons", "cluster shells"),
    ),
    "tpnw": (
        (
            *("nuclear weapons", "nuclear weapon", "nuclear", "nuclear arms", "atomic weapons"),
            *("nuclear-weapons", "nuclear-weapon", "bomb"),
        ),
        ("nuclear weapons", "nuclear arms", "atomic weapons", "the bomb"),
    ),
    "ctbt": (
        (
            *("test", "test-ban", "nuclear test", "nuclear-test", "nuclear testing", "testing"),
            *("comprehensive test", "comprehensive nuclear test", "nuclear-testing", "atomic test"),
        ),
        (
            *("nuclear tests", "nuclear testing", "all nuclear tests", "nuclear test explosions"),
            *("nuclear explosions", "all nuclear explosions", "testing them", "atomic tests"),
            *("nuclear weapons tests", "nuclear weapon tests", "nuclear weapons testing"),
            *("nuclear weapon test explosions", "nuclear weapons test explosions"),
            *("the testing of nuclear weapons", "atom bomb tests", "nuclear bomb tests"),
        ),
    ),
    "att": (
        ("arms trade", "arms-trade", "weapons trade", "global arms trade"),
        ("the arms trade", "arms sales", "arms transfers", "the trade in conventional arms"),
    ),
    "npt": (
        (
            *("non-proliferation", "nonproliferation", "nuclear non-proliferation"),
            *("nuclear nonproliferation", "anti-proliferation", "atomic non-proliferation"),
        ),
        (
            *(
                "the spread of nuclear weapons",
                "nuclear proliferation",
                "nuclear non-proliferation",
            ),
            *("the non-proliferation of nuclear weapons", "the spread of the bomb"),
        ),
    ),
    "cwc": (
        ("chemical weapons", "chemical-weapons", "chemical arms", "poison gas", "chemical weapon"),
        ("chemical weapons", "chemical arms", "poison gas"),
    ),
    "bwc": (
        (
            *("biological weapons", "germ weapons", "germ warfare", "biological-weapons"),
            *("bioweapons", "biological and toxin weapons", "germ-weapons", "biological arms"),
        ),
        (
            *("biological weapons", "germ weapons", "germ warfare", "bioweapons", "germs"),
            "biological and toxin weapons",
        ),
    ),
    "cfe": (
        ("conventional forces", "conventional arms control", "European conventional forces"),
        (
            *("conventional forces in Europe", "conventional armed forces in Europe"),
            *("conventional armed forces", "conventional forces"),
        ),
    ),
    "open-skies": (
        ("open skies", "open-skies", "observation flights"),
        (
            *("open skies", "observation flights", "unarmed observation flights"),
            *("aerial observation", "observation from the air"),
        ),
    ),
    "inf": (
        (
            *("intermediate-range nuclear forces", "intermediate-range missile", "INF"),
            *("intermediate-range missiles", "intermediate-range forces"),
        ),
        (
            *("intermediate-range missiles", "intermediate-range nuclear forces"),
            *("intermediate-range nuclear missiles", "medium-range missiles"),
        ),
    ),
    "ost": (("outer space", "space"), ("outer space",)),
    "pmda": (
        ("plutonium", "plutonium disposal", "plutonium disposition"),
        ("surplus weapons-grade plutonium", "plutonium", "weapons-grade plutonium"),
    ),
    "seabed": (("seabed", "sea-bed"), ("the seabed",)),
    "enmod": (("environmental modification",), ("environmental modification",)),
    "ccw": (
        ("inhumane weapons", "conventional weapons"),
        ("certain conventional weapons", "inhumane weapons"),
    ),
    "ccw-p4": (
        ("blinding laser", "blinding lasers"),
        ("blinding lasers", "blinding laser weapons"),
    ),
    "ccw-p3": (("incendiary weapons",), ("incendiary weapons",)),
    "ccw-p5": (("explosive remnants",), ("explosive remnants of war",)),
    "icsant": (("nuclear terrorism",), ("nuclear terrorism", "acts of nuclear terrorism")),
    "cppnm": (("nuclear material",), ("the physical protection of nuclear material",)),
    "moon": (("moon",), ("the moon",)),
    "rarotonga": (
        ("South Pacific nuclear-free zone", "South Pacific nuclear free zone", "Rarotonga"),
        (),
    ),
    "tlatelolco": (("Latin American nuclear-free zone", "Tlatelolco"), ()),
    "pelindaba": (("African nuclear-free zone", "African nuclear-weapon-free zone"), ()),
    "bangkok": (("South-East Asian nuclear-free zone", "Southeast Asian nuclear-free zone"), ()),
    "canwfz": (("Central Asian nuclear-free zone", "Central Asian nuclear-weapon-free zone"), ()),
    "abm": (("anti-missile", "anti-ballistic missile", "missile defence"), ()),
}
"""For each treaty: words before “treaty” or “ban”, and words after “treaty on” or “ban on”."""

PARTS: dict[str, tuple[str, ...]] = {
    "ccw-p1": ("non-detectable fragments", "undetectable fragments"),
    "ccw-p3": ("incendiary weapons",),
    "ccw-p4": ("blinding lasers", "blinding laser weapons"),
    "ccw-p5": ("explosive remnants of war", "remnants of war"),
}
"""What protocols are about: names of treaties where a sentence speaks of protocols."""

ZONES: dict[str, tuple[str, ...]] = {
    "tlatelolco": ("Latin America", "Latin America and the Caribbean"),
    "rarotonga": ("the South Pacific", "the Pacific"),
    "bangkok": ("South-East Asia", "Southeast Asia", "south-east Asia", "southeast Asia"),
    "pelindaba": ("Africa",),
    "canwfz": ("Central Asia", "central Asia"),
}
"""For each treaty on a nuclear-weapon-free zone: the region that it keeps free."""
_FREE = (
    *("{n} that keeps {r} free of nuclear weapons", "{n} that keeps nuclear weapons out of {r}"),
    *("{n} that keeps nuclear arms out of {r}", "{n} keeping {r} free of nuclear weapons"),
    *("{n} that makes {r} a nuclear-free zone", "{n} on a nuclear-free zone in {r}"),
    *("{n} on the nuclear-free zone in {r}", "{n} on a nuclear-weapon-free zone in {r}"),
    *("{n} on the nuclear-weapon-free zone in {r}", "nuclear-free zone {n} of {r}"),
    *("{n} establishing a nuclear-free zone in {r}", "nuclear-free {n} for {r}"),
    *("{n} establishing a nuclear-weapon-free zone in {r}", "{n} for a nuclear-free {r}"),
    *("{n} making {r} a nuclear-free zone", "{n} that made {r} a nuclear-free zone"),
    *("{n} that frees {r} of nuclear weapons", "{n} that bans nuclear weapons from {r}"),
)
NOUNS = ("treaty", "pact", "convention", "accord", "agreement")
_BEFORE = ("{w} {n}", "{w} ban {n}", "{w}-ban {n}", "{w} prohibition {n}")
_AFTER = (
    *("on", "against", "banning", "outlawing", "prohibiting", "forbidding", "that bans"),
    *("that outlaws", "that prohibits", "that forbids", "which bans", "which outlaws", "limiting"),
    *("on the prohibition of", "to ban", "to outlaw", "to prohibit", "on banning", "that limits"),
    *("covering", "that covers", "on the limitation of", "governing", "regulating", "about"),
    *("on eliminating", "eliminating", "on getting rid of", "to stop", "to halt", "that bars"),
    *("barring", "which bars", "which prohibits", "which forbids", "that stops", "that halts"),
    *("to curb", "that curbs", "curbing", "that governs", "that regulates", "that restricts"),
)
_NO_BAN = frozenset({"npt", "att", "ost", "cfe", "open-skies", "pmda", "moon", "cppnm", "abm"})
_BARE = frozenset({"mine ban", "mine", "space", "nuclear", "bomb", "test", "testing", "moon"})
"""Words too common to name a treaty with any noun."""
_PLAIN = {
    "mine": (
        "mine ban",
        "mine ban treaty",
        "mine ban convention",
        "mine-ban treaty",
        "mine treaty",
    ),
    "mine ban": (
        *("mine ban pact", "mine ban accord", "mine-ban convention", "mine ban agreement"),
        "mines convention",
    ),
    "nuclear": (
        *("nuclear ban", "nuclear ban treaty", "nuclear-ban treaty", "nuclear ban pact"),
        *("nuclear prohibition treaty", "nuclear ban convention", "UN nuclear ban"),
        *(
            "nuclear weapons ban",
            "United Nations nuclear ban",
            "nuclear weapons prohibition treaty",
            "prohibition treaty",
            "nuclear-weapons ban",
            "nuclear arms ban",
        ),
    ),
    "bomb": ("bomb ban treaty",),
    "test": ("test ban", "test-ban", "test ban treaty", "test-ban treaty", "test ban pact"),
    "testing": ("testing ban",),
    "space": ("space treaty",),
    "moon": ("moon treaty",),
}


def treaty_phrases() -> Iterator[tuple[str, str]]:
    """Give every phrase that names a treaty by its weapon or its region, with the treaty's id."""
    for treaty, (before, after) in WEAPONS.items():
        for word in before:
            yield from ((phrase, treaty) for phrase in _named_by(word, treaty))
        for word in after:
            yield from ((phrase, treaty) for phrase in _about(word, treaty))
    for treaty, regions in ZONES.items():
        for noun in NOUNS:
            yield from ((one.format(n=noun, r=name), treaty) for name in regions for one in _FREE)
    for word in ("nuclear weapons", "nuclear arms"):
        for head in ("UN ban on", "United Nations ban on", "UN prohibition of", "global ban on"):
            yield f"{head} {word}", "tpnw"


def _named_by(word: str, treaty: str) -> Iterator[str]:
    """Give names in which a weapon goes before the noun: “landmine treaty”, “landmine ban”."""
    if word in _BARE:
        yield from _PLAIN.get(word, ())
        return
    for noun in NOUNS:
        yield from (shape.format(w=word, n=noun) for shape in _BEFORE)
    if treaty not in _NO_BAN:
        yield from (f"{word} ban", f"{word} prohibition")


def _about(word: str, treaty: str) -> Iterator[str]:
    """Give names in which a weapon follows: “treaty on landmines”, “prohibition of landmines”."""
    for noun in NOUNS if treaty in _NO_BAN else (*NOUNS, "ban", "prohibition"):
        if noun == "ban" and treaty == "tpnw":
            continue
        yield from (f"{noun} {joint} {word}" for joint in _AFTER)
        if noun == "prohibition":
            yield f"{noun} of {word}"
