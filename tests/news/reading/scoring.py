"""A small scorer of readings against labels: what is found, what is right, what is wrong.

A proposal is found where state, family of kind and treaty or topic agree; a claim where it is of
the same state and its evidence covers at least half of the shorter of the two stretches. What
only an optional label matches counts for nothing.
"""

from collections import Counter

FAMILIES = {
    **dict.fromkeys(("withdrawal_notice", "withdrawal_effect"), "withdrawal"),
    **dict.fromkeys(("policy_change", "domestic_step"), "policy"),
    **dict.fromkeys(
        ("ratification", "acceptance", "approval", "accession", "succession"), "consent"
    ),
}


def same_act(one, other):
    """Whether two proposals are of one act."""
    about = (one["treaty"] and one["treaty"] == other["treaty"]) or (
        one["topic"] and one["topic"] == other["topic"]
    )
    families = [FAMILIES.get(each["kind"], each["kind"]) for each in (one, other)]
    return bool(about) and one["state"] == other["state"] and families[0] == families[1]


def overlap(body, one, other):
    """Return how much of the shorter of two stretches the other covers."""
    first, second = body.find(one["evidence"]), other["start"]
    ends = first + len(one["evidence"]), other["end"]
    shorter = min(ends[0] - first, ends[1] - second)
    return max(0, min(ends) - max(first, second)) / max(1, shorter)


def likeness(body, one, other):
    """Return how like two claims are; nothing where they are of different states."""
    states = [each["subject"] for each in (one, other)]
    if all(len(each) == 3 and each.isupper() for each in states) and len(set(states)) > 1:
        return 0
    covered = overlap(body, one, other)
    if covered < 0.5:
        return 0
    return covered + sum(one[key] == other[key] for key in ("type", "subject", "predicate")) / 2


def paired(labels, found, like):
    """Return pairs of what is alike, each once, the most alike first."""
    cells = sorted(
        (-like(one, other), i, j)
        for i, one in enumerate(labels)
        for j, other in enumerate(found)
        if like(one, other) > 0
    )
    pairs, left, right = [], set(), set()
    for _, i, j in cells:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((labels[i], found[j]))
    return pairs


def score(stories, reading_of):
    """Return rates of what a reader finds in labelled stories, each between nothing and one."""
    count = Counter()
    for story in stories:
        labels, found = story["labels"], reading_of(story)
        count["relevant_right"] += labels["relevant"] == found["relevant"]
        _add(count, "proposals", labels["proposals"], found["proposals"], same_act)
        body = story["body"]

        def like(one, other, body=body):
            return likeness(body, one, other)

        pairs = _add(count, "claims", labels["claims"], found["claims"], like)
        count["verdicts_right"] += sum(one["verdict"] == other["verdict"] for one, other in pairs)
        for pair in pairs:
            wrong = [one["verdict"] == "contradicted" for one in pair]
            count["wrong_labelled"] += wrong[0]
            count["wrong_found"] += wrong[1]
            count["wrong_both"] += all(wrong)
    return _rates(count, len(stories))


def _add(count, name, labels, found, like):
    needed = [one for one in labels if not one.get("optional")]
    pairs = paired(needed, found, like)
    taken = [id(other) for _, other in pairs]
    spare = [one for one in labels if one.get("optional")]
    rest = [one for one in found if id(one) not in taken]
    excused = paired(spare, rest, like)
    count[f"{name}_found"] += len(pairs)
    count[f"{name}_labelled"] += len(needed)
    count[f"{name}_made"] += len(found) - len(excused)
    if name == "proposals":
        count["stages_right"] += sum(one["stage"] == other["stage"] for one, other in pairs)
        count["dates_right"] += sum(one["date"] == other["date"] for one, other in pairs)
    return pairs


def _rates(count, stories):
    def rate(part, whole):
        return count[part] / max(1, count[whole])

    return {
        "relevance": count["relevant_right"] / max(1, stories),
        "proposals found": rate("proposals_found", "proposals_labelled"),
        "proposals right": rate("proposals_found", "proposals_made"),
        "stages right": rate("stages_right", "proposals_found"),
        "dates right": rate("dates_right", "proposals_found"),
        "claims found": rate("claims_found", "claims_labelled"),
        "claims right": rate("claims_found", "claims_made"),
        "verdicts right": rate("verdicts_right", "claims_found"),
        "errors found": rate("wrong_both", "wrong_labelled"),
        "errors right": rate("wrong_both", "wrong_found"),
    }
