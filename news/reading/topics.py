"""Words that betray what a policy is about, and the topic nearest to each treaty."""

TOPICS: dict[str, tuple[str, ...]] = {
    "landmines": (
        *("landmine", "landmines", "land mines", "anti-personnel mines", "antipersonnel mines"),
        *("anti-personnel landmines", "antipersonnel landmines", "anti-personnel mine", "mines"),
    ),
    "cluster-munitions": (
        *("cluster munitions", "cluster munition", "cluster bombs", "cluster shells", "DPICM"),
        *("cluster weapons", "submunitions", "cluster bomb", "cluster rounds"),
    ),
    "nuclear-testing": (
        *("nuclear test", "nuclear tests", "nuclear testing", "nuclear test explosions"),
        *(
            "nuclear explosions",
            "test site",
            "test moratorium",
            "atomic tests",
            "testing moratorium",
        ),
        *("nuclear weapons tests", "nuclear weapons testing", "nuclear explosive tests"),
        *("moratorium on testing", "explosive testing", "testing nuclear weapons"),
        *("test nuclear weapons", "testing of nuclear weapons", "tests of nuclear weapons"),
    ),
    "nuclear-posture": (
        *("nuclear doctrine", "no first use", "no-first-use", "nuclear posture review"),
        *("nuclear posture", "security assurances", "first use of nuclear weapons"),
        *("negative security assurance", "use of nuclear weapons", "nuclear deterrence policy"),
    ),
    "nuclear-arsenal": (
        *("number of warheads", "warhead stockpile", "nuclear stockpile", "nuclear arsenal"),
        *("stockpile of warheads", "cap on warheads", "ceiling on warheads", "nuclear warheads"),
        *("stock of warheads", "warhead ceiling", "limit on warheads"),
    ),
    "nuclear-deployment": (
        *("ban on nuclear weapons", "ban on nuclear arms", "foreign military bases"),
        *("nuclear weapons on its soil", "nuclear sharing", "tactical nuclear weapons"),
        *("bringing nuclear weapons into", "host nuclear weapons", "station nuclear weapons"),
        *("nuclear weapons on its territory", "nuclear-free status", "stationing of nuclear"),
        *("nuclear arms on its soil", "nuclear weapons into the country", "dual-capable aircraft"),
        *("nuclear weapons in its territory", "hosting nuclear weapons", "deploy nuclear weapons"),
        *("import of nuclear", "transit of nuclear", "nuclear bombs in", "nuclear energy act"),
    ),
    "strategic-arms": (
        *("strategic arms", "strategic offensive arms", "strategic warheads", "strategic nuclear"),
        *("central limits", "deployed strategic"),
    ),
    "intermediate-range-missiles": (
        *("intermediate-range missiles", "intermediate range missiles", "medium-range missiles"),
        *("intermediate-range", "intermediate- and shorter-range missiles", "Typhon"),
        "shorter-range missiles",
    ),
    "missile-proliferation": (
        *("missile technology", "drone exports", "missile exports", "export of drones"),
        *("unmanned aircraft", "missile export", "missile guidelines"),
    ),
    "missile-defence": (
        *("missile defence", "missile defense", "missile shield", "Golden Dome", "Iron Dome"),
        "anti-missile",
    ),
    "chemical-weapons": (
        *("chemical weapons", "nerve agent", "riot control agents", "chemical stockpile"),
        *("chemical arms", "mustard gas"),
    ),
    "biological-weapons": ("biological weapons", "germ weapons", "toxin weapons", "bioweapons"),
    "fissile-material": (
        *("fissile material", "weapons-grade plutonium", "highly enriched uranium"),
        *("fissile production", "weapon-grade plutonium", "plutonium production"),
    ),
    "arms-transfers": (
        *("arms exports", "weapons exports", "arms sales", "weapons sales", "arms embargo"),
        *("exports of military equipment", "export licences", "export licenses", "arms transfers"),
        *("arms export", "exports of arms", "arms deliveries", "weapons deliveries"),
        *("arms shipments", "sale of arms", "weapons transfers", "arms export licences"),
        *("military exports", "export of arms", "exports of weapons", "arms trade with"),
        *("conventional arms transfer", "military goods", "weapons export", "export permits"),
    ),
    "autonomous-weapons": (
        *("autonomous weapons", "killer robots", "lethal autonomous", "autonomous weapon systems"),
        "military use of artificial intelligence",
    ),
    "depleted-uranium": (
        "depleted uranium",
        "depleted-uranium",
        "uranium shells",
        "uranium rounds",
    ),
    "anti-satellite-testing": (
        *("anti-satellite", "antisatellite", "ASAT", "satellite tests", "satellite-killing"),
        *("satellite-destroying", "tests against satellites"),
    ),
    "conventional-forces": ("conventional forces in Europe", "conventional armed forces in Europe"),
    "open-skies": ("observation flights", "open skies"),
    "nonproliferation": (
        *("nuclear watchdog", "Additional Protocol", "Iran nuclear deal", "nuclear deal"),
        *("JCPOA", "2015 nuclear agreement", "IAEA", "International Atomic Energy Agency"),
        *("safeguards agreement", "uranium enrichment", "nuclear inspectors", "2015 agreement"),
        *("nuclear inspections", "UN inspectors", "nuclear programme", "Iran deal"),
    ),
}
"""Words that betray what a policy is about."""

TREATY_TOPIC: dict[str, str] = {
    "apmbc": "landmines",
    "ccm": "cluster-munitions",
    "att": "arms-transfers",
    "ctbt": "nuclear-testing",
    "tpnw": "nuclear-posture",
    "npt": "nonproliferation",
    "cwc": "chemical-weapons",
    "bwc": "biological-weapons",
    "pmda": "fissile-material",
    "cfe": "conventional-forces",
    "open-skies": "open-skies",
    "new-start": "strategic-arms",
    "inf": "intermediate-range-missiles",
    "abm": "missile-defence",
    "ttbt": "nuclear-testing",
    "start-1": "strategic-arms",
    "start-2": "strategic-arms",
    "sort": "strategic-arms",
    "salt-1": "strategic-arms",
    "salt-2": "strategic-arms",
    "ptbt": "nuclear-testing",
    "mtcr": "missile-proliferation",
    "hcoc": "missile-proliferation",
    "ost": "strategic-arms",
    "ccw-ap2": "landmines",
    "ccw-p2": "landmines",
    "geneva-1925": "chemical-weapons",
    "rarotonga": "nuclear-deployment",
    "tlatelolco": "nuclear-deployment",
    "vienna-document": "conventional-forces",
    "wassenaar": "arms-transfers",
}
"""The topic nearest to a treaty, for decisions about it that are no act under it."""
