"""Names become addresses: unique, stable, in any script, and harmless as names of folders."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.site.names import letter_of, make_names, slug_of


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Bangladeshi elders in Exampleton", "bangladeshi-elders-in-exampleton"),
        ("  Young   people, aged 16–24. ", "young-people-aged-16-24"),
        ("Pobl Caerdydd: môr", "pobl-caerdydd-môr"),
        ("বাংলাদেশি প্রবীণ", "বাংলাদেশি-প্রবীণ"),
        ("لوگ", "لوگ"),
    ],
)
def test_the_address_of_a_name(text: str, slug: str) -> None:
    assert slug_of(text) == slug


@pytest.mark.parametrize("text", ["???", "../..", "con", "x" * 300, "a/b\\c", "nul"])
def test_no_name_is_trouble_as_a_folder(text: str) -> None:
    slug = slug_of(text)
    assert slug
    assert slug not in ("con", "nul", ".", "..")
    assert len(slug.encode()) < 250
    assert not set(slug) & set("/\\.?%#")


@given(st.lists(st.text(min_size=1), unique=True))
def test_no_two_names_share_an_address(texts: list[str]) -> None:
    names = make_names((text, None) for text in texts)
    slugs = [name.slug for name in names.by_key.values()]
    assert len(slugs) == len(set(slugs))
    assert all(slug and "/" not in slug for slug in slugs)


def test_capitals_and_spaces_make_no_other_name() -> None:
    names = make_names([("Young people", date(2026, 1, 1)), ("young  People.", date(2025, 1, 1))])
    assert len(names.by_key) == 1
    assert names.find("YOUNG PEOPLE").text == "young People."


def test_a_later_name_does_not_take_the_address_of_an_earlier_one() -> None:
    early, late = ("Carers & friends", date(2025, 1, 1)), ("Carers, friends", date(2026, 1, 1))
    for mentions in ([early, late], [late, early]):
        names = make_names(mentions)
        assert names.find("Carers & friends").slug == "carers-friends"
        assert names.find("Carers, friends").slug.startswith("carers-friends-")
    assert make_names([early]).find("Carers & friends").slug == "carers-friends"


@pytest.mark.parametrize(
    ("text", "letter"),
    [("Éire", "E"), ("“Home”", "H"), ("20 mph", "0–9"), ("???", "Other"), ("বাংলা", "ব")],
)
def test_the_letter_of_a_name(text: str, letter: str) -> None:
    assert letter_of(text) == letter
