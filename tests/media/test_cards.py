"""Cards: the words that can be written, files of pixels alone, and a cache that never lies."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engage_docs.media.cards.drawing import (
    HEIGHT,
    WIDTH,
    as_png,
    card,
    cut,
    draw_card,
    font,
    lines,
    writable,
)
from engage_docs.media.formats import is_plain_png

BRAND = "#0a4b57"
PAPER = (251, 249, 244)
WORDS = ("Eye checks nearer home", "Of 3 promises, 1 is done.", "Exampleton listens")


def pixels(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes())).convert("RGB")


def test_a_card_has_the_size_that_is_asked_for_and_the_colour_of_the_site(tmp_path: Path) -> None:
    image = pixels(card(*WORDS, BRAND, tmp_path))
    assert image.size == (WIDTH, HEIGHT) == (1200, 630)
    near = zip(image.getpixel((5, 5)), (10, 75, 87), strict=True)
    assert all(abs(one - other) <= 4 for one, other in near)


def test_a_card_is_light_and_holds_only_pixels(tmp_path: Path) -> None:
    data = card(*WORDS, BRAND, tmp_path).read_bytes()
    assert len(data) < 40_000
    assert is_plain_png(data)
    assert Image.open(io.BytesIO(data)).info == {}


def test_the_same_words_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    one, other = card(*WORDS, BRAND, tmp_path / "a"), card(*WORDS, BRAND, tmp_path / "b")
    assert (one.name, one.read_bytes()) == (other.name, other.read_bytes())


def test_other_words_or_another_colour_give_another_file(tmp_path: Path) -> None:
    cards = [(*WORDS, BRAND), (*WORDS, "#7a2504"), ("Other", *WORDS[1:], BRAND)]
    cards += [(WORDS[0], "Other", WORDS[2], BRAND), (*WORDS[:2], "Other", BRAND)]
    assert len({card(*words, tmp_path).name for words in cards}) == len(cards)


def test_a_stored_card_is_used_and_a_damaged_one_is_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = card(*WORDS, BRAND, tmp_path)
    good = path.read_bytes()
    for bad in (b"", good[:-1], good[:200] + b"x" + good[201:], good + b"x", b"<script>"):
        path.write_bytes(bad)
        assert card(*WORDS, BRAND, tmp_path) == path
        assert path.read_bytes() == good
    monkeypatch.setattr("engage_docs.media.cards.drawing.draw_card", None)
    assert card(*WORDS, BRAND, tmp_path) == path
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("colour", ["", "teal", "#abc", "0a4b57", "#0a4b57;", "#0a4b5g"])
def test_what_is_no_colour_is_refused(colour: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        card(*WORDS, colour, tmp_path)


def chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + name + body + check


@pytest.mark.parametrize("name", [b"tEXt", b"eXIf", b"iTXt", b"tIME", b"iCCP", b"IDaT"])
def test_a_card_with_anything_else_in_it_is_not_clean(name: bytes) -> None:
    data = as_png(Image.new("RGB", (20, 10), PAPER))
    end = data.rindex(b"IEND") - 4
    assert is_plain_png(data)
    assert not is_plain_png(data[:end] + chunk(name, b"secret") + data[end:])


@given(st.binary(max_size=200))
def test_any_bytes_are_judged(data: bytes) -> None:
    assert not is_plain_png(data)
    assert not is_plain_png(b"\x89PNG\r\n\x1a\n" + data)


@pytest.mark.parametrize(
    "words",
    [
        "Clywed yn Nhŷ’r Ŵyl",
        "£4 million – “café”, naïve …",
        "Łódź, Čeština, Țară, Ağaç, Việt Nam",
        "Ελληνικά",
        "Українська",
        "We\u0302 write it as one",
    ],
)
def test_letters_of_latin_greek_and_cyrillic_are_there(words: str) -> None:
    assert writable(words)


@pytest.mark.parametrize(
    "words",
    ["آنکھوں کا معائنہ", "চোখের পরীক্ষা", "眼科", "Well done \U0001f600", "a\u202eb", "a\x00b", "e̱̋"],
)
def test_words_with_a_letter_that_is_missing_are_left_out_as_a_whole(words: str) -> None:
    assert writable(words) == ""


def test_without_a_title_there_is_still_a_card() -> None:
    drawn = draw_card("眼科", "眼科", "眼科", BRAND)
    assert drawn.getpixel((600, 180)) == (10, 75, 87)
    assert draw_card("眼科", "Words", "", BRAND).tobytes() != drawn.tobytes()


def test_a_pale_colour_does_not_hide_the_strip() -> None:
    drawn = draw_card("Title", "", "Name", "#fafaf5")
    strip = drawn.crop((0, 500, WIDTH, HEIGHT)).getextrema()
    assert all(low < 60 for low, _ in strip)


@given(st.text(st.characters(codec="latin-1"), max_size=400), st.integers(1, 4))
def test_cut_words_fit(words: str, most: int) -> None:
    text, face = writable(words), font("Bold", 46)
    if not text:
        return
    found = cut(text, face, 1056, most)
    assert 1 <= len(found) <= most
    assert all(face.getlength(line) <= 1056 for line in found)
    whole = lines(text, face, 1056, most)
    assert found == whole if whole is not None else found[-1].endswith("…")


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=100))
def test_any_words_make_a_card(title: str, sentence: str, name: str) -> None:
    assert draw_card(title, sentence, name, BRAND).size == (WIDTH, HEIGHT)
