"""Whatever place of a document a secret is put in, it is gone, or among the words that are read."""

import io
import random
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from hiding_places import CLEANED
from pdfs import changed, every_byte, saved
from pikepdf import Array, Dictionary, Name, Stream, String

from engage_docs.media.documents.opening import open_document, refuse_what_hides
from engage_docs.media.documents.rebuild import prove_clean, rebuild
from engage_docs.media.source import Refused

MARK = "zq_secret_zq"
WORD = MARK.encode()
RICH = ("form", "patterns", "drawn_font", "colour_profile", "palette", "fonts", "header_names")
DOCUMENTS = [changed(CLEANED[name]) for name in (*RICH, "inline_picture", "shown_layer")]
KEYS = (
    "A Alt Annots CIDSystemInfo CIDToGIDMap ColorSpace D Decode DescendantFonts Encoding Extend "
    "Font FontFile2 FontFile3 Function G Gamma Group Headers ID K Lang Mask Pg SMask Shading TR "
    "ToUnicode Widths"
)


def secrets(pdf: pikepdf.Pdf) -> list[Any]:
    profile = Array([Name.ICCBased, Stream(pdf, WORD, N=3)])
    palette = Array([Name.Indexed, Name.DeviceGray, 1, String("ab" + MARK)])
    plain = [String(MARK), Stream(pdf, WORD), Array([String(MARK)]), profile, palette]
    return [*plain, Dictionary(A=String(MARK), S=String(MARK), Odd=Stream(pdf, WORD))]


def parts_of(value: Any) -> Iterator[Any]:
    """Yield an array, a dictionary or a stream, and those that lie directly in it."""
    yield value
    inner = list(value) if isinstance(value, Array) else [value[key] for key in value.keys()]  # noqa: SIM118
    for each in inner:
        if isinstance(each, Array | Dictionary) and not each.is_indirect:
            yield from parts_of(each)


def with_a_secret(chance: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(chance.choice(DOCUMENTS))) as pdf:
        every = [each for each in pdf.objects if isinstance(each, Array | Dictionary | Stream)]
        place = chance.choice([part for each in every for part in parts_of(each)])
        secret = chance.choice(secrets(pdf))
        if isinstance(place, Array):
            place.append(secret)
            place[chance.randrange(len(place))] = secret
        else:
            there = [key for key in place.keys() if key != "/Length"]  # noqa: SIM118
            place[chance.choice([*there, *(f"/{key}" for key in KEYS.split())])] = secret
        return saved(pdf)


@pytest.mark.parametrize("seed", range(8))
def test_a_secret_in_any_place(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same places each time
    cleaned = 0
    for _ in range(40):
        data = with_a_secret(chance)
        try:
            with open_document(data) as pdf:
                refuse_what_hides(pdf)
                made, _ = rebuild(pdf)
        except (Refused, pikepdf.PdfError, AttributeError, TypeError, ValueError):
            continue
        cleaned += 1
        labels = prove_clean(made)
        assert WORD not in every_byte(made) or any(MARK in label for label in labels)
    assert cleaned > 10
