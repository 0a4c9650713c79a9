"""The catalogues: as many messages as the site has words, and each of them fit to be said."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
import words
from babel.messages.catalog import Catalog

from engage_docs.i18n import CATALOGUES, has_catalogue, translator_for

PLACE = re.compile(r"\{([^{}]*)\}")
LANGUAGES = sorted(CATALOGUES.glob("*.po"))


@pytest.fixture(scope="module")
def template() -> Catalog:
    return words.gather()


@pytest.fixture(params=LANGUAGES, ids=[path.stem for path in LANGUAGES])
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_there_is_a_second_language() -> None:
    assert has_catalogue("cy")
    assert not has_catalogue("ur")


def test_the_template_is_what_the_code_says(template: Catalog) -> None:
    same = words.TEMPLATE.read_bytes() == words.written(template)
    assert same, "Words have changed: run python tools/words.py"


def test_a_catalogue_has_every_message_and_no_other(path: Path, template: Catalog) -> None:
    has = {message.id for message in words.read(path) if message.id}
    needs = {message.id for message in template if message.id}
    assert has == needs, "Words have changed: run python tools/words.py"


def test_every_message_is_translated(path: Path) -> None:
    empty = [m.id for m in words.read(path) if m.id and not all(words.strings_of(m.string))]
    assert not empty, f"Write in {path.name} what these mean: {empty}"


def test_a_message_names_what_is_put_in(path: Path) -> None:
    """Each form has the names of the English, but that for one may say the number in words."""
    for message in words.read(path):
        if not message.id:
            continue
        english = words.strings_of(message.id)
        needed = {name for words_ in english for name in PLACE.findall(words_)}
        for string in words.strings_of(message.string):
            named = set(PLACE.findall(string))
            assert named in (needed, needed - {"n"}), f"{path.name}: {message.id}: {string}"


def test_no_message_brings_html(path: Path) -> None:
    for message in words.read(path):
        if message.id:
            assert not re.search("[<>]", "".join(words.strings_of(message.string)))


def test_a_catalogue_has_as_many_forms_as_its_language(path: Path) -> None:
    catalogue = words.read(path)
    for message in catalogue:
        if isinstance(message.id, tuple):
            assert len(message.string) == catalogue.num_plurals, message.id


def test_a_machine_made_catalogue_says_so() -> None:
    head = (CATALOGUES / "cy.po").read_text("utf-8").partition("msgid")[0]
    assert "NOT YET REVIEWED BY A SPEAKER" in head


def test_a_catalogue_speaks(path: Path) -> None:
    assert translator_for(path.stem).tag == path.stem


def test_words_are_found_wherever_the_code_says_them() -> None:
    code = (
        b"""[f"<p>{pen.say('Told')}</p>", say("Page {n}", n=say(name)), count(2, "one", "more")]"""
    )
    found = words.said_in_python(BytesIO(code), {"say", "count"})
    said = [(name, texts) for _, name, texts, _ in found]
    assert said == [
        *(("say", ["Told"]), ("say", ["Page {n}"]), ("say", [None])),
        ("count", [None, "one", "more"]),
    ]
