"""How the site says things, in English and in another language."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from markupsafe import Markup

from engage_docs.i18n import ENGLISH, translator_for
from engage_docs.i18n.languages import is_language, language_of, likely_tags, plain_tag

DAY = date(2026, 4, 3)


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 promises"), (1, "1 promise"), (1200, "1,200 promises")]
)
def test_english_counts(number: int, words: str) -> None:
    assert ENGLISH.count(number, "{n} promise", "{n} promises") == words


def test_english_says_words_with_what_is_put_in() -> None:
    assert ENGLISH.say("100% {so far") == "100% {so far"
    assert ENGLISH.say("Said by {who}.", who="{the} elders") == "Said by {the} elders."


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c", "{d}"], "a, b, c and {d}")],
)
def test_english_lists(parts: list[str], words: str) -> None:
    assert ENGLISH.listed(parts) == words


def test_english_dates() -> None:
    assert ENGLISH.day(DAY) == "3 April 2026"
    assert ENGLISH.weekday(DAY) == "Friday 3 April 2026"
    assert ENGLISH.month(DAY) == "April 2026"
    assert ENGLISH.short_day(DAY) == "3 Apr 2026"


def test_words_around_html_are_escaped_and_so_is_what_is_put_in() -> None:
    link = Markup('<a href="./">A to Z</a>')
    said = ENGLISH.html("Look <here>: {link}, {name}", link=link, name="<b>")
    assert said == 'Look &lt;here&gt;: <a href="./">A to Z</a>, &lt;b&gt;'


def test_welsh_has_its_own_words_dates_and_numbers() -> None:
    welsh = translator_for("cy")
    assert (welsh.tag, welsh.direction) == ("cy", "ltr")
    assert welsh.listed(["a", "b", "c"]) == "a, b a(c) c"
    assert welsh.day(DAY) == "3 Ebrill 2026"
    assert welsh.weekday(DAY).startswith("Dydd Gwener")
    assert welsh.month(DAY) == "Ebrill 2026"
    assert welsh.month_name(4) == "Ebrill"
    assert welsh.number(1200) == "1,200"


def test_what_a_catalogue_lacks_is_said_in_english() -> None:
    welsh = translator_for("cy")
    assert welsh.say("There is no such {thing}.", thing="x") == "There is no such x."
    assert welsh.count(2, "{n} such thing", "{n} such things") == "2 such things"
    assert welsh.say("") == ""


def test_a_country_is_no_other_language() -> None:
    assert translator_for("cy-GB").day(DAY) == "3 Ebrill 2026"
    assert translator_for("en-GB") is ENGLISH


def test_a_language_without_a_catalogue_is_spoken_to_in_english() -> None:
    assert translator_for("ur") is ENGLISH


def test_english_does_not_wait_for_babel() -> None:
    code = (
        "import sys, engage_docs.i18n as s; s.translator_for('en'); print('babel' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("tag", "own_name", "direction"),
    [
        ("en", "English", "ltr"),
        ("cy", "Cymraeg", "ltr"),
        ("ur", "اردو", "rtl"),
        ("ar", "العربية", "rtl"),
        ("bn", "বাংলা", "ltr"),
        ("pa", "ਪੰਜਾਬੀ", "ltr"),
        ("pa-Arab", "پنجابی (عربی)", "rtl"),
        ("ckb", "کوردیی ناوەندی", "rtl"),
        ("rom", "Romany", "ltr"),
        ("ur-GB", "اردو", "rtl"),
        ("x", "x", "ltr"),
    ],
)
def test_a_language_has_its_own_name_and_way(tag: str, own_name: str, direction: str) -> None:
    language = language_of(tag)
    assert (language.own_name, language.direction) == (own_name, direction)


@pytest.mark.parametrize("tag", ["cy", "ur", "en-GB", "pa-Arab", "zh-Hant", "CY", "pt-BR", "rom"])
def test_a_tag_of_a_language(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "welsh", "cy_GB", "zz", "en-ZZZ", "en-GB-oed-x", "ur-Abcd"])
def test_no_tag_of_a_language(tag: str) -> None:
    assert not is_language(tag)


@pytest.mark.parametrize(
    ("text", "tags"),
    [("Welsh", ("cy",)), ("cymraeg", ("cy",)), ("Bengli", ("bn",)), ("urdu", ("ur",)), ("?", ())],
)
def test_what_somebody_may_have_meant(text: str, tags: tuple[str, ...]) -> None:
    assert likely_tags(text)[:1] == tags


def test_a_tag_as_it_is_usually_written() -> None:
    assert plain_tag("EN-gb") == "en-GB"
    assert plain_tag("zh-hant") == "zh-Hant"
