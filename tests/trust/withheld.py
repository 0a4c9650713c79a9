"""Every rule by which something is kept off the site, as a change to the fields of a good record.

A rule has a name, the types it is for, the change, and the finding that must say so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.trust.records import TYPES, Fields

Change = Callable[[Fields], None]
ALL = TYPES
ENGAGEMENT = ("engagement",)
AFTER_THE_DAY = "2027-01-01"
BEFORE_THE_DAY = "2026-01-01"


@dataclass(frozen=True, slots=True)
class Rule:
    """``whole``: the record itself is gone, not only the part that ``stub`` speaks of.

    ``code`` is the finding that must be there, ``says`` a piece of its words. ``audience``: who
    may see it all the same.
    """

    name: str
    change: Change
    code: str
    says: str = ""
    types: tuple[str, ...] = ALL
    whole: bool = True
    stub: str = ""
    audience: str = ""


def recording(given: str | Fields | None) -> Change:
    def change(record: Fields) -> None:
        record.pop("source", None)
        if given is None:
            record.pop("recording")
        elif isinstance(given, str):
            record["recording"] = given
        else:
            record["recording"] = record["recording"] | given
            if given.get("consent") == "":
                record["recording"].pop("consent")

    return change


def publish(value: str) -> Change:
    return lambda record: record.update(publish=value)


_SAYS = {
    "not asked": "nobody has asked for permission",
    "refused": "permission was refused",
    "withdrawn": "permission was withdrawn",
}
_NOTHING = "nothing says that people agreed to it"
_EXPIRED = "permission has expired"
_TEAM = "it is for the team only"
_TOOK_PART = "it is only for people who took part"
_GONE = "record-not-shown"

RECORDS: tuple[Rule, ...] = (
    *(Rule(f"recording {c}", recording(c), _GONE, says) for c, says in _SAYS.items()),
    *(
        Rule(f"recording with details, {c}", recording({"consent": c}), _GONE, says)
        for c, says in _SAYS.items()
    ),
    Rule("recording missing", recording(None), _GONE, _NOTHING, ENGAGEMENT),
    Rule("recording without consent", recording({"consent": ""}), _GONE, _NOTHING),
    Rule(
        "recording not agreed", recording({"consent": "", "agreed": "no"}), _GONE, _SAYS["refused"]
    ),
    Rule(
        "recording contradicts itself",
        recording({"consent": "agreed", "agreed": "no"}),
        "consent-contradicts-itself",
    ),
    Rule(
        "recording contradicts itself the other way",
        recording({"consent": "refused", "agreed": "yes"}),
        "consent-contradicts-itself",
    ),
    Rule("recording expired", recording({"expires": BEFORE_THE_DAY}), _GONE, _EXPIRED),
    Rule(
        "recording for people who took part",
        recording({"audience": "participants"}),
        _GONE,
        _TOOK_PART,
        audience="participants",
    ),
    Rule("recording internal", recording({"audience": "internal"}), _GONE, _TEAM),
    Rule(
        "recording public already, no source",
        recording("already public"),
        "already-public-without-source",
    ),
    Rule("publish no", publish("no"), _GONE, "it says publish: no"),
    Rule("publish draft", publish("draft"), _GONE, "it is a draft"),
    Rule("publish later", publish(f"from {AFTER_THE_DAY}"), _GONE, "it waits until"),
)


def part(path: str, given: Fields) -> Change:
    """Change the first item of a list; an empty value takes the field away."""

    def change(record: Fields) -> None:
        record.pop("source", None)
        item = record[path][0]
        item.update(given)
        for name in [n for n, value in item.items() if value == ""]:
            item.pop(name)

    return change


def _of_parts(path: str, kind: str, code: str) -> tuple[Rule, ...]:
    def rule(name: str, given: Fields, why: str, audience: str = "") -> Rule:
        stub = f"One {kind} is not shown: {why}."
        return Rule(
            f"{kind} {name}",
            part(path, given),
            code,
            why,
            whole=False,
            stub=stub,
            audience=audience,
        )

    return (
        *(rule(c, {"consent": c}, says) for c, says in _SAYS.items()),
        rule("without consent", {"consent": ""}, _NOTHING),
        rule("expired", {"expires": BEFORE_THE_DAY}, _EXPIRED),
        rule("internal", {"audience": "internal"}, _TEAM),
        rule(
            "for people who took part",
            {"audience": "participants"},
            _TOOK_PART,
            audience="participants",
        ),
        rule(
            "public already, no source",
            {"consent": "already public"},
            "it is said to be public already, but no source is named",
        ),
    )


def _of_words(name: str, given: Fields, why: str) -> Rule:
    return Rule(
        f"words {name}",
        part("said", given),
        "words-not-shown",
        why,
        ENGAGEMENT,
        whole=False,
        stub=f"These words are not shown: {why}.",
    )


PARTS: tuple[Rule, ...] = (
    *_of_parts("photos", "photo", "photo-not-shown"),
    *_of_parts("attachments", "document", "attachment-not-shown"),
    _of_words("that name somebody", {"names_somebody": "yes", "consent": ""}, _NOTHING),
    *(
        _of_words(f"that name somebody, {c}", {"names_somebody": "yes", "consent": c}, says)
        for c, says in _SAYS.items()
    ),
    *(_of_words(c, {"consent": c}, says) for c, says in _SAYS.items()),
)
