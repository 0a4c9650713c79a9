"""Mutants of good records, which must not be published, or only in part.

Every mutant has a marker: a made-up word from which the words in all its fields are made. The
same seed makes the same mutants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from tests.trust.marked import (
    MEETING,
    PROJECT,
    Covered,
    Files,
    Good,
    Marked,
    Open,
    code_of,
    paper,
    picture,
)
from tests.trust.records import TYPES, Fields, Place, as_file, as_yaml, full, text_paths
from tests.trust.ruin import BREAKS, Draft
from tests.trust.withheld import PARTS, RECORDS, Rule

MUTANT_COLOUR = (220, 20, 200)


@dataclass(frozen=True, slots=True)
class Mutant:
    """``page`` is the id of the page that must be there all the same, ``stub`` what it says.

    ``path`` is the file that a finding ``code`` must be about; ``says`` is a piece of its words.
    ``audience``: who may see the mutant all the same.
    """

    rule: str
    kind: str
    marker: str
    path: str
    files: Files
    code: str = ""
    says: str = ""
    page: str = ""
    stub: str = ""
    audience: str = ""


def mutants(number: int, seed: int) -> list[Mutant]:
    """So many mutants: every rule in turn, each time on a record of another type or field."""
    chance = Random(seed)  # noqa: S311
    makers = list(_makers())
    return [makers[i % len(makers)](f"zq{code_of(i, 4)}", chance) for i in range(number)]


Maker = Callable[[str, Random], Mutant]


def _makers() -> Iterator[Maker]:
    for rule in (*RECORDS, *PARTS):
        yield lambda marker, chance, rule=rule: _by_rule(rule, marker, chance)  # type: ignore[misc]
    for name in BREAKS:
        yield lambda marker, chance, name=name: _broken(name, marker, chance)  # type: ignore[misc]
    for rule in RECORDS:
        if rule.name.startswith(("publish", "recording internal", "recording contradicts itself")):
            yield lambda m, chance, rule=rule: _in_hidden_project(rule, m, chance)  # type: ignore[misc]
    yield from (_covered, _covered_in_the_body, _commented, _never_ending, _with_the_id_of_another)
    yield from (_in_a_broken_project, _nested, _without_the_colon)


def _place(kind: str, marker: str) -> Place:
    own = f"{marker}-id"
    project = own if kind == "project" else PROJECT
    return Place(own, project, MEETING, f"{marker}-photo.jpg", f"{marker}-paper.pdf")


def _record(kind: str, marker: str, words: Marked | None = None) -> Fields:
    return full(kind, _place(kind, marker), words or Marked(marker))


def _files(marker: str, text: bytes, page: str = "") -> tuple[str, Files]:
    path = f"mutants/{page or f'{marker}-file'}.md"
    return path, {
        path: text,
        f"mutants/{marker}-photo.jpg": picture(MUTANT_COLOUR, marker),
        f"mutants/{marker}-paper.pdf": paper(marker, marker),
    }


def _by_rule(rule: Rule, marker: str, chance: Random) -> Mutant:
    """Something is withheld: the record, or a part of a record that is good otherwise."""
    kind = chance.choice(rule.types)
    if rule.whole:
        record = _record(kind, marker)
        rule.change(record)
        if rule.name.startswith("words"):
            record.pop("photos")
        path, files = _files(marker, as_file(record, f"Story of {marker}."))
        return Mutant(
            rule.name, kind, marker, path, files, rule.code, rule.says, audience=rule.audience
        )
    field = {"photo": "photos", "docum": "attachments", "words": "said"}[rule.name[:5]]
    page = f"part-{''.join(reversed(marker[2:]))}"
    words, hidden = Good(f"goodq{marker[2:]}"), _record(kind, marker)
    record = full(kind, Place(page, page if kind == "project" else PROJECT, MEETING), words)
    record[field] = hidden[field]
    rule.change(record)
    path, files = _files(marker, as_file(record, f"Story of {words.word('body')}."), page)
    return Mutant(
        rule.name, kind, marker, path, files, rule.code, rule.says, page, rule.stub, rule.audience
    )


def _broken(name: str, marker: str, chance: Random) -> Mutant:
    """The file is broken."""
    kind = chance.choice(TYPES)
    record = _record(kind, marker)
    for field in ("topics", "source", "place", "photos", "attachments", "evidence"):
        record.pop(field, None)
    record["recording"] = "agreed"
    if name == "unknown project" and kind == "project":
        kind, record = "follow-up", _record("follow-up", marker)
    code, ruin = BREAKS[name]
    draft = Draft(as_yaml(record).splitlines(), f"Story of {marker}.", f"{marker}word")
    text = ruin(draft)
    path, files = _files(marker, text if isinstance(text, bytes) else text.encode())
    files["mutants/hall.jpg"] = picture(MUTANT_COLOUR, marker[:2])
    return Mutant(name, kind, marker, path, files, code)


def _in_hidden_project(rule: Rule, marker: str, chance: Random) -> Mutant:
    """A record that is good, in a project that is not shown."""
    hidden = full("project", Place(f"{marker}-id", f"{marker}-id", MEETING), Marked(marker))
    rule.change(hidden)
    return _in_project(f"in a project with {rule.name}", hidden, marker, chance)


def _in_a_broken_project(marker: str, chance: Random) -> Mutant:
    """A record that is good, in a draft of a project that has a mistake besides."""
    hidden = full("project", Place(f"{marker}-id", f"{marker}-id", MEETING), Marked(marker))
    hidden |= {"publish": "draft", "titel": marker}
    return _in_project("in a draft of a project with a mistake", hidden, marker, chance)


def _in_project(name: str, hidden: Fields, marker: str, chance: Random) -> Mutant:
    kind = chance.choice([t for t in TYPES if t != "project"])
    place = Place(f"{marker}-in", f"{marker}-id", MEETING, f"{marker}-photo.jpg")
    path, files = _files(marker, as_file(full(kind, place, Marked(marker)), f"On {marker}."))
    files[f"mutants/{marker}-project.md"] = as_file(hidden, f"Story of {marker}.")
    return Mutant(name, kind, marker, path, files, "record-not-shown", "its project is not shown")


def _partly(rule: str, marker: str, kind: str, words: Marked, body: str, stub: str) -> Mutant:
    page = f"part-{''.join(reversed(marker[2:]))}"
    record = full(kind, Place(page, page if kind == "project" else PROJECT, MEETING), words)
    path, files = _files(marker, as_file(record, body), page)
    return Mutant(rule, kind, marker, path, files, page=page, stub=stub)


def _covered(marker: str, chance: Random) -> Mutant:
    """A private part in every text field, and in the body."""
    body = f"Seen [[private: {marker}\n\nand {marker}]], and [[ PRIVATE : {marker} ]]."
    removed = "[private detail removed]"
    kind = chance.choice(TYPES)
    return _partly("private in every field", marker, kind, Covered(marker), body, removed)


def _covered_in_the_body(marker: str, chance: Random) -> Mutant:
    body = chance.choice(
        [
            f"- one\n- [[private: *{marker}*]]",
            f"```\n[[private: {marker}]]\n```",
            f"[words](https://exampleton.example/[[private:{marker}]])",
            f"| a | b |\n|---|---|\n| [[private: {marker}]] | x |",
            f"A[^1].\n\n[^1]: [[private: {marker}]]",
            f"# [[private: {marker}]]",
        ]
    )
    words = Good(f"goodq{marker[2:]}")
    kind = chance.choice(TYPES)
    return _partly("private in the body", marker, kind, words, body, "private detail removed")


def _commented(marker: str, chance: Random) -> Mutant:
    """A comment in the body."""
    body = chance.choice(
        [
            f"Seen <!-- {marker} --> here.",
            f"<!-- {marker} -->\n\nSeen here.",
            f"<!--\n{marker}\nand more\n-->\n\nSeen here.",
            f"- Seen here\n  <!-- {marker} -->",
            f"> <!-- {marker} -->\n> Seen here",
            f"Seen here <!-- > {marker} -->.",
        ]
    )
    words = Good(f"goodq{marker[2:]}")
    return _partly("comment in the body", marker, chance.choice(TYPES), words, body, "Seen")


def _never_ending(marker: str, chance: Random) -> Mutant:
    """A private part without an end, in one of the text fields."""
    kind = chance.choice(TYPES)
    where = chance.choice([p for p in text_paths(kind) if not p.startswith("attachments")])
    return _unclear(f"private without an end in {where}", marker, kind, Open(marker, where), "")


def _nested(marker: str, chance: Random) -> Mutant:
    body = chance.choice(
        [
            f"Seen [[private: one [[private: two]] {marker}]].",
            f"Seen [[private: see [[note]] {marker}]].",
        ]
    )
    words = Good(f"goodq{marker[2:]}")
    return _unclear("private inside private", marker, chance.choice(TYPES), words, body)


def _without_the_colon(marker: str, chance: Random) -> Mutant:
    sign = chance.choice([" ", "; ", " - ", "： ", "=", ". "])
    words = Good(f"goodq{marker[2:]}")
    body = f"Seen [[private{sign}{marker}]]."
    return _unclear(f"private and {sign!r}", marker, chance.choice(TYPES), words, body)


def _unclear(rule: str, marker: str, kind: str, words: Marked, body: str) -> Mutant:
    record = full(kind, _place(kind, marker), words)
    path, files = _files(marker, as_file(record, body))
    return Mutant(rule, kind, marker, path, files, "private-part-not-closed")


def _with_the_id_of_another(marker: str, chance: Random) -> Mutant:
    """Two records with one id: the first counts."""
    kind = chance.choice(TYPES)
    name = {"project": PROJECT, "engagement": MEETING}.get(kind, kind)
    record = _record(kind, marker) | {"id": name}
    path, files = _files(marker, as_file(record, f"Story of {marker}."))
    return Mutant("id of another", kind, marker, path, files, "doubled-record-id")


RULES = sum(1 for _ in _makers())
