"""A record of a few rows, written as files, for tests to bend."""

from pathlib import Path

from treaties.record.layout import ACTION_COLUMNS, tables

RECORD = Path(__file__).resolve().parents[2] / "data" / "record"

SHORT_ACTIONS = "state,kind,date,effective_date,depositary,towards,note,sources,confidence"

FILES = {
    "about.csv": ["key,value", "compiled_on,2026-11-22"],
    "states.csv": [
        (
            "iso3,iso2,m49,kind,name,official_name,aliases,demonyms,capital,existed_from,"
            "existed_until,un_member_since,un_member_until,region,subregion,successor_of,notes"
        ),
        "AUT,AT,040,member,Austria,Republic of Austria,,Austrian,Vienna,,,1955-12-14,,Europe,,,",
        "FIN,FI,246,member,Finland,Republic of Finland,Suomi,Finnish,Helsinki,,,,,Europe,,,",
        "SUN,SU,810,former,Soviet Union,USSR,,Soviet,Moscow,1922-12-30,1991-12-26,,,Europe,,,",
        "RUS,RU,643,member,Russian Federation,Russia,,Russian,Moscow,,,,,Europe,,SUN,",
    ],
    "lists.csv": ["list_id,state", "nordic-states,FIN"],
    "sources.csv": [
        "source_id,title,publisher,url,kind,as_of",
        "un,UN list,UN,https://treaties.un.example/list,depositary,2026-02-03",
        "news,A story,A paper,,news,2026",
    ],
    "treaties.csv": [
        (
            "treaty_id,short_name,official_title,also_known_as,category,weapon_types,instrument,"
            "binding,parent_id,scope,adopted,adopted_at,opened_for_signature,closed_for_signature,"
            "entered_into_force,ended_on,end_reason,depositaries,mtdsg_no,unts_registration_no,"
            "text_url,status_url,sources"
        ),
        (
            "mines,Mine Convention,Convention on Mines,Ottawa|Oslo,conventional,mines,convention,"
            "legal,,multilateral,1997,Oslo,1997-12-03,,1998-08-01,,,UNSG,,,,,un|news"
        ),
    ],
    "provisions.csv": [
        "treaty_id,kind,article,rule_json,summary,sources",
        'mines,signature,15,"{""opens"": ""1997-12-03"", ""open_to"": ""all""}",Open.,un',
        (
            'mines,entry_into_force,17(1),"{""type"": ""threshold"", ""count"": 2, ""instruments"":'
            ' [""ratification"", ""accession""], ""delay"": {""months"": 6}}",After two.,un'
        ),
    ],
    "targets.csv": [
        "treaty_id,state,kind,date,target_state,target_kind,target_date,sources",
        "mines,AUT,objection,2026,FIN,reservation,2025-05-05,un",
    ],
    "characterisations.csv": [
        "treaty_id,state,kind,date,by,view,says,on,sources",
        "mines,FIN,reservation,2025-05-05,AUT,invalid,It is not allowed,2026,un",
        "mines,FIN,reservation,2025-05-05,depositary,no_position,,,news",
    ],
    "status_checks.csv": ["treaty_id,source_id,as_of,complete", "mines,un,2026-02-03,yes"],
    "checks.csv": ["treaty_id,question,as_of,expected,source", "mines,n_parties,2026,2,UN"],
    "crosswalk_states.csv": ["iso3,cow,gw,wikidata,uncode", "AUT,305,305,Q40,40"],
    "crosswalk_treaties.csv": ["treaty_id,wikidata,ieadb,unts,mtdsg,vaynman_code", "mines,,1,,,"],
    "explained.csv": ["check,treaty,state,subject,reason", "total,mines,,mines 2026,They differ"],
    "policy_topics.csv": ["topic,label,weapon_types", "mines,Mines,mines|traps"],
    "policies.csv": [
        (
            "policy_id,state,topic,track,treaty_ids,title,announced,effective,direction,"
            "instrument,authority,summary,supersedes,sources,confidence"
        ),
        (
            "fin-mines-2020,FIN,mines,main,mines,A ban,2020-02,2020-03-01,tightens,law,Eduskunta,"
            "Bans mines.,,news,sourced"
        ),
        (
            "fin-mines-2025,FIN,mines,main,mines,The ban lifted,2025-04-01,,loosens,decree,"
            "Government,Lifts the ban.,fin-mines-2020,un|news,cross-checked"
        ),
    ],
    "steps.csv": [
        "step_id,treaty_id,state,aim,stage,date,authority,summary,sources,confidence",
        (
            "mines-fin-vote,mines,FIN,withdrawal_notice,voted,2025-06-19,Eduskunta,"
            "Parliament votes to leave.,news,sourced"
        ),
    ],
    "positions.csv": [
        "position_id,state,treaty_id,topic,stance,date,occasion,says,sources,confidence",
        (
            "rus-mines-2025,RUS,mines,mines,will_not_join,2025,A speech,It stays outside.,news,"
            "sourced"
        ),
    ],
    "actions/mines.csv": [
        SHORT_ACTIONS,
        "AUT,ratification,1998-01-01,,,,,un,sourced",
        "FIN,accession,1998-02-01,,,,,un|news,cross-checked",
        "FIN,reservation,2025-05-05,,,,,un,sourced",
        "AUT,objection,2026,,,,,un,sourced",
    ],
}

LONG_ACTIONS = ",".join(ACTION_COLUMNS)

assert {table.file for table in tables()} < FILES.keys()


def long_row(**cells):
    """Return a row of actions with all columns, from the cells that are not empty."""
    return ",".join(cells.get(column, "") for column in ACTION_COLUMNS)


SOURCED = {"confidence": "sourced"}
CORRECTION = {
    "state": "AUT",
    "kind": "ratification",
    "date": "1998-01-02",
    "sources": "un",
    "recorded_at": "2026-11-23T08:00:00Z",
    "corrects": "mines-AUT-ratification-1998-01-01",
    "reason": "The list was misread",
    **SOURCED,
}
NO_RELATIONS = {"targets": None, "characterisations": None}


def long_actions(*rows):
    """Return the lines of actions with all columns: two consents and more."""
    kept = [
        long_row(state="AUT", kind="ratification", date="1998-01-01", sources="un", **SOURCED),
        long_row(state="FIN", kind="accession", date="1998-02-01", sources="un", **SOURCED),
    ]
    return [LONG_ACTIONS, *kept, *rows]


def write_record(directory, **changes):
    """Write a small record; ``changes`` are lists of lines, or None for no file.

    Names are file names without “.csv”; of actions, ``mines``.
    """
    (directory / "actions").mkdir(exist_ok=True)
    for file, lines in FILES.items():
        name = file.removeprefix("actions/").removesuffix(".csv")
        lines = changes.pop(name, lines)  # noqa: PLW2901
        if lines is not None:
            (directory / file).write_text("".join(f"{line}\n" for line in lines))
    assert not changes, changes
    return directory


def with_row(name, *rows):
    """Return the lines of a file and more rows."""
    file = name if name in FILES else f"{name}.csv"
    return [*FILES[file], *rows]


def contents(directory):
    """Return the bytes of every file of a record, by name."""
    return {
        str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*.csv")
    }
