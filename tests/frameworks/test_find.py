"""Which term a word means, and what is said when it means none."""

from __future__ import annotations

import pytest

from engage_docs.findings import Place, Problem, Severity
from engage_docs.frameworks import Term, load_packs

PACKS = load_packs()


@pytest.mark.parametrize(
    ("field", "word", "name"),
    [
        ("participation", "power-sharing", "power-sharing"),
        ("participation", "Power sharing", "power-sharing"),
        ("participation", "POWER‐SHARING", "power-sharing"),
        ("participation", "  consultation ", "consultation"),
        ("participation", "wilcox-ladder/consultation", "consultation"),
        ("participation", "limited community input / consultation", "limited-consultation"),
        ("participation", "organisation_directs", "organisation-directs"),
        ("method", "Citizens’ jury", "citizens-jury"),
        ("method", "citizen's jury", "citizens-jury"),
        ("method", "cafe consultation", "cafe-consultation"),
        ("method", "CAFÉ CONSULTATION", "cafe-consultation"),
        ("method", "Cafe\u0301 consultation", "cafe-consultation"),
        ("approaches", "ABCD", "abcd"),
        ("method", "online consultation", "online-consultations"),
        ("method", "Survey", "surveys"),
        ("barriers", "transport", "transport"),
        ("barriers", "Access to transport", "transport"),
        ("plan", "a clearly defined community profile", "community-profile"),
        ("outcomes", "equity", "equity"),
        ("quality", "Peer and lay roles", "roles"),
        ("grounds", "appeals", "appeals"),
    ],
)
def test_a_word_is_found(field: str, word: str, name: str) -> None:
    found = PACKS.find(field, word)
    assert isinstance(found, Term)
    assert found.id == name


def test_a_misspelt_word_gets_the_term_that_was_meant() -> None:
    found = PACKS.find("participation", "power-shairing")
    assert isinstance(found, Problem)
    finding = found.at(Place("r.md", 3, 16))
    assert finding.code.name == "term-misspelt"
    assert finding.severity is Severity.WARNING
    assert finding.cure == "Did you mean Power-sharing? Then write participation: power-sharing"
    assert PACKS.find("participation", "power-shairing") == found


def test_an_unknown_word_is_advice_and_names_the_choices() -> None:
    found = PACKS.find("barriers", "fear of the building")
    assert isinstance(found, Problem)
    finding = found.at(Place("r.md"))
    assert finding.severity is Severity.NOTE
    assert "low-income, transport, childcare or digital-exclusion" in finding.cure


def test_where_any_word_will_do_only_a_slip_of_the_pen_is_named() -> None:
    assert PACKS.find("method", "drop-in") is None
    assert PACKS.find("method", "a meeting in the town hall") is None
    assert isinstance(PACKS.find("method", "open space evnts"), Problem)


def test_a_phrase_that_only_shares_some_words_with_a_term_is_not_taken_for_it() -> None:
    found = PACKS.find("participation", "community-led research")
    assert isinstance(found, Problem)
    assert found.code.name == "term-unknown"


@pytest.mark.parametrize("word", ["", "???", "-", "x" * 100_000, "\u0301", "{field}", "a/b/c"])
@pytest.mark.parametrize("field", ["participation", "no_such_field"])
def test_any_word_gets_an_answer(field: str, word: str) -> None:
    found = PACKS.find(field, word)
    assert isinstance(found, Problem)
    finding = found.at(Place("r.md"))
    assert finding.sentence
    assert len(finding.sentence) < 200
    assert finding.cure


def test_packs_of_a_field() -> None:
    names = [pack.id for pack in PACKS.of_field("participation")]
    assert names == ["ladder-of-participation", "wilcox-ladder"]
    assert PACKS.of_field("participation", "engagement") == PACKS.of_field("participation")
    assert PACKS.of_field("participation", "resource") == ()
    assert PACKS.of_field("no_such_field") == ()
    assert PACKS.term("wilcox-ladder", "information") is not None
    assert PACKS.term("wilcox-ladder", "no-such-term") is None
    assert PACKS.term("no-such-pack", "information") is None
