"""What several pages show is worked out once, and never taken for something else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from engage_docs.i18n import translator_for
from engage_docs.site.once import Once, once
from tests.site import exampleton as ex


@dataclass
class Maker:
    once: Once = field(default_factory=lambda: Once(2))
    worked: list[str] = field(default_factory=list)


@once
def louder(maker: Maker, word: str) -> str:
    maker.worked.append(word)
    return word.upper()


@once
def nothing(maker: Maker, word: str) -> None:
    maker.worked.append(word)


def test_the_same_value_is_worked_on_once() -> None:
    maker, word = Maker(), "hall"
    assert [louder(maker, word), louder(maker, word)] == ["HALL", "HALL"]
    assert [nothing(maker, word), nothing(maker, word)] == [None, None]
    assert maker.worked == ["hall", "hall"]
    assert louder(Maker(), word) == "HALL"


def test_a_value_in_the_place_of_one_that_is_gone_is_another() -> None:
    maker = Maker()
    for number in range(100):
        assert louder(maker, f"word {number}") == f"WORD {number}"
    assert len(maker.worked) == 100


def test_a_book_in_another_language_begins_anew() -> None:
    cleared = ex.cleared(ex.everything())
    loops, _ = ex.judged(cleared)
    index = ex.renderer().index(cleared, loops)
    assert replace(index, translator=translator_for("cy")).once is not index.once
