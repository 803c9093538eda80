"""Words that the record does not hold: houses of parliament, palaces, leaders, and groups.

Everything here is data; the rules that use it stand elsewhere.
"""

PARLIAMENT, HEAD, CABINET, MINISTRY = "parliament", "head", "cabinet", "ministry"

ORGANS: dict[str, tuple[str, str]] = {
    "Seimas": ("LTU", PARLIAMENT),
    "Saeima": ("LVA", PARLIAMENT),
    "Riigikogu": ("EST", PARLIAMENT),
    "Eduskunta": ("FIN", PARLIAMENT),
    "Sejm": ("POL", PARLIAMENT),
    "Verkhovna Rada": ("UKR", PARLIAMENT),
    "Rada": ("UKR", PARLIAMENT),
    "State Duma": ("RUS", PARLIAMENT),
    "Duma": ("RUS", PARLIAMENT),
    "Federation Council": ("RUS", PARLIAMENT),
    "Kremlin": ("RUS", HEAD),
    "White House": ("USA", HEAD),
    "Pentagon": ("USA", MINISTRY),
    "State Department": ("USA", MINISTRY),
    "US Senate": ("USA", PARLIAMENT),
    "U.S. Senate": ("USA", PARLIAMENT),
    "US Congress": ("USA", PARLIAMENT),
    "U.S. Congress": ("USA", PARLIAMENT),
    "Capitol Hill": ("USA", PARLIAMENT),
    "Bundestag": ("DEU", PARLIAMENT),
    "Bundesrat": ("DEU", PARLIAMENT),
    "Storting": ("NOR", PARLIAMENT),
    "Riksdag": ("SWE", PARLIAMENT),
    "Folketing": ("DNK", PARLIAMENT),
    "Althing": ("ISL", PARLIAMENT),
    "Knesset": ("ISR", PARLIAMENT),
    "Majlis": ("IRN", PARLIAMENT),
    "Lok Sabha": ("IND", PARLIAMENT),
    "Rajya Sabha": ("IND", PARLIAMENT),
    "House of Lords": ("GBR", PARLIAMENT),
    "House of Commons": ("GBR", PARLIAMENT),
    "Westminster": ("GBR", PARLIAMENT),
    "Whitehall": ("GBR", MINISTRY),
    "Downing Street": ("GBR", HEAD),
    "Élysée": ("FRA", HEAD),
    "Elysee": ("FRA", HEAD),
    "Quai d'Orsay": ("FRA", MINISTRY),
    "Nitijela": ("MHL", PARLIAMENT),
    "Dáil": ("IRL", PARLIAMENT),
    "Dail": ("IRL", PARLIAMENT),
    "Oireachtas": ("IRL", PARLIAMENT),
    "Milli Majlis": ("AZE", PARLIAMENT),
    "National People's Congress": ("CHN", PARLIAMENT),
    "Blue House": ("KOR", HEAD),
    "Vouli": ("GRC", PARLIAMENT),
    "Assemblée nationale": ("FRA", PARLIAMENT),
    "Bundeskanzler": ("DEU", HEAD),
    "Congreso de los Diputados": ("ESP", PARLIAMENT),
    "Moncloa": ("ESP", HEAD),
}
"""Native names of bodies, with whose they are and what they are."""

LEADERS: dict[str, str] = {
    **dict.fromkeys(("Trump", "Biden", "Obama", "Reagan", "Clinton", "Bush", "Nixon"), "USA"),
    **dict.fromkeys(("Putin", "Yeltsin", "Gorbachev", "Medvedev", "Brezhnev"), "RUS"),
    **dict.fromkeys(("Zelenskyy", "Zelensky", "Poroshenko"), "UKR"),
    **dict.fromkeys(("Lukashenko", "Lukashenka"), "BLR"),
    **dict.fromkeys(("Macron", "Chirac", "Hollande", "Sarkozy"), "FRA"),
    **dict.fromkeys(("Merz", "Scholz", "Merkel"), "DEU"),
    **dict.fromkeys(("Starmer", "Sunak", "Thatcher"), "GBR"),
    **dict.fromkeys(("Erdogan", "Erdoğan"), "TUR"),
    **dict.fromkeys(("Pezeshkian", "Rouhani", "Raisi", "Khamenei"), "IRN"),
    **dict.fromkeys(("Netanyahu",), "ISR"),
    **dict.fromkeys(("Tusk", "Nawrocki", "Duda"), "POL"),
    **dict.fromkeys(("Nausėda", "Nauseda"), "LTU"),
    **dict.fromkeys(("Rinkēvičs", "Rinkevics"), "LVA"),
    **dict.fromkeys(("Stubb", "Orpo", "Niinistö"), "FIN"),
    **dict.fromkeys(("Xi Jinping",), "CHN"),
    **dict.fromkeys(("Kim Jong Un", "Kim Jong-un"), "PRK"),
    **dict.fromkeys(("Narendra Modi",), "IND"),
}
"""Heads of state and government that stories call by surname alone."""

PLACES: dict[str, str] = {
    "Washington": "USA",
    "Kiev": "UKR",
    "Berne": "CHE",
    "Jerusalem": "ISR",
    "The Hague": "NLD",
    "Bogota": "COL",
    "Brasilia": "BRA",
    "San Jose": "CRI",
    "Nuku’alofa": "TON",
    "Sucre": "BOL",
    "Tirana": "ALB",
    "Delhi": "IND",
    "Brussels": "",
    "Colombo": "LKA",
    "Kishinev": "MDA",
    "Reykjavik": "ISL",
}
"""Further names of seats of government; an empty code stands for none."""

NICKNAMES: dict[str, str] = {
    "the Holy See": "VAT",
    "Vatican": "VAT",
    "Emirates": "ARE",
    "the Marshalls": "MHL",
    "Marshalls": "MHL",
    "Britain": "GBR",
    "the North": "PRK",
    "the South": "KOR",
    "Swaziland": "SWZ",
    "Burma": "MMR",
    "Brunei": "BRN",
    "Laos": "LAO",
    "Macedonia": "MKD",
    "Sao Tome": "STP",
    "Cape Verde": "CPV",
    "Democratic Republic of Congo": "COD",
    "DR Congo": "COD",
    "DRC": "COD",
    "Congo-Kinshasa": "COD",
    "Republic of Congo": "COG",
    "Congo-Brazzaville": "COG",
}

DEMONYMS: dict[str, str] = {"Dutch": "NLD", "Nigerien": "NER", "Guinean": "GIN", "Finns": "FIN"}

AMBIGUOUS = frozenset(
    {
        *("european", "congolese", "yugoslav", "pole", "dane", "swede", "car", "ec", "roc"),
        *("kiwi", "american samoa", "lao", "vatican city", "euratom", "pne", "korea", "rsa"),
        *("serbian and montenegrin", "interim agreement", "start", "sort", "inf", "att", "cfe"),
    }
)
"""Names that mean more than one thing: taken only in the very letters of the record."""

UNTRACKED = (
    *("Rome Statute", "International Criminal Court", "Paris Agreement", "Paris climate accord"),
    *("Kyoto Protocol", "Montreal Protocol", "Istanbul Convention", "Geneva Conventions"),
    *("Geneva Convention", "Refugee Convention", "Genocide Convention", "Lisbon Treaty"),
    *(
        "Maastricht Treaty",
        "High Seas Treaty",
        "North Atlantic Treaty",
        "Convention against Torture",
    ),
    *("Convention on the Rights of the Child", "Law of the Sea Convention", "Helsinki Final Act"),
    *("European Convention on Human Rights", "Budapest Memorandum", "Minsk agreements"),
    *("Convention on the Law of the Sea", "Convention on the Law of Treaties", "plastics treaty"),
    *("pandemic treaty", "pandemic agreement", "Energy Charter Treaty", "Indus Waters Treaty"),
    *("Convention on Biological Diversity", "Minamata Convention", "Basel Convention"),
    *("Artemis Accords", "Abraham Accords", "Escazú Agreement", "Aarhus Convention"),
    *("Budapest Convention", "cybercrime convention", "Hague Convention", "climate agreement"),
)
"""Treaties on other matters, which nothing said of them may be taken to mean."""

GROUPS: dict[str, tuple[str, ...]] = {
    "baltic-states": (
        "the three Baltic states",
        "the Baltic states",
        "all three Baltic states",
        "the three Baltic countries",
        "the Baltic countries",
        "the Baltics",
        "the three Baltic republics",
    ),
    "nuclear-armed-states": (
        "nuclear-armed states",
        "nuclear-armed state",
        "nuclear-armed country",
        "nuclear-armed nation",
        "nuclear-armed power",
        "nuclear-armed countries",
        "nuclear-armed nations",
        "nuclear armed states",
        "every country that has the bomb",
        "countries that have the bomb",
        "states that have nuclear weapons",
        "countries that possess nuclear weapons",
        "countries that possess the weapon",
        "countries that have nuclear weapons",
        "states that possess the weapon",
        "states that have the bomb",
        "powers that have the bomb",
        "states that possess nuclear weapons",
        "nuclear-armed powers",
        "nine nuclear powers",
        "states with nuclear weapons",
        "countries with nuclear weapons",
    ),
    "nuclear-weapon-states": (
        "nuclear-weapon states",
        "five recognised nuclear powers",
        "five nuclear powers",
    ),
    "EU": (
        "EU members",
        "EU member",
        "EU member state",
        "member of the EU",
        "EU country",
        "EU states",
        "EU member states",
        "members of the European Union",
        "EU countries",
    ),
    "CARICOM": (
        *("CARICOM members", "CARICOM states", "Caribbean Community", "the Caribbean Community"),
        *("CARICOM countries", "Caribbean Community states"),
    ),
    "ASEAN": ("ASEAN members", "ASEAN states", "ASEAN countries", "ASEAN member states"),
    "NATO": (
        *("NATO members", "member of NATO", "members of NATO", "NATO member", "NATO ally"),
        *("NATO member states", "NATO allies", "NATO countries"),
    ),
    "five-central-asian-states": (
        "the five Central Asian states",
        "all five Central Asian states",
        "the five states of Central Asia",
        "the five Central Asian republics",
    ),
    "nordic-states": ("the five Nordic countries", "all five Nordic countries"),
    "western-nuclear-powers": ("the three Western nuclear powers",),
    "koreas": ("both Koreas", "the two Koreas"),
}
"""What stories call groups; the record holds who belongs to those it knows."""

EXPANDED: dict[str, tuple[str, ...]] = {
    "baltic-states": ("EST", "LVA", "LTU"),
    "five-central-asian-states": ("KAZ", "KGZ", "TJK", "TKM", "UZB"),
    "nordic-states": ("DNK", "FIN", "ISL", "NOR", "SWE"),
    "western-nuclear-powers": ("USA", "GBR", "FRA"),
    "koreas": ("PRK", "KOR"),
}
"""Groups whose members are certain from the name alone."""
