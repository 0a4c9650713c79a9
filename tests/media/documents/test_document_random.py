"""Whatever the bytes are, the answer is a clean document or a problem, never an exception."""

import re
import tempfile
from pathlib import Path

from hiding_places import CLEANED, older_version
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfs import changed, plain, put, saved, told

from engage_docs.findings import Problem
from engage_docs.media.documents import prepare_document
from engage_docs.media.documents.rebuild import prove_clean

WORDY = ("commands", "patterns", "drawn_font", "tags", "inline_picture", "names_of_places", "form")
GOOD = [saved(plain()), older_version()]
GOOD += [changed(CLEANED[name], compress_streams=False) for name in WORDY]
THOROUGH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = [b"/Type", b"/Kids", b"/Parent", b"/Contents", b"/K", b"/S", b"/Page", b"/Filter", b"/W"]
VALUES = [b"null", b"true", b"-1", b"1e99", b"99999999999", b"(x)", b"<00>", b"[]", b"<<>>", b"/X"]
VALUES += [b"%d 0 R" % number for number in range(1, 12)]


def check(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        result = prepare_document(put(folder, "a.pdf", data), folder / "cache")
        if isinstance(result, Problem):
            told(result)
            assert result.code.name != "document-not-clean"
            assert not (folder / "cache").exists()
            return
        assert prove_clean((folder / "cache" / result.name).read_bytes()) == list(result.labels)
        assert len(result.text) == result.pages


@THOROUGH
@given(st.binary(max_size=500))
def test_random_bytes(rest: bytes) -> None:
    check(b"%PDF-1.7\n" + rest + b"\nstartxref\n9\n%%EOF\n")


@THOROUGH
@given(st.data())
def test_mutated_bytes(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(GOOD)))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(content))


@THOROUGH
@given(st.data())
def test_mutated_values(data: st.DataObject) -> None:
    """Values put in the place of others of the same length, so that the file can still be read."""
    content = data.draw(st.sampled_from(GOOD))
    for _ in range(data.draw(st.integers(1, 4))):
        places = list(re.finditer(rb"\d+ 0 R|/[A-Z]\w+|\([\w .-]+\)|(?<= )\d+(?= )", content))
        found = data.draw(st.sampled_from(places))
        new = data.draw(st.sampled_from(NAMES + VALUES))
        if len(new) <= len(found[0]):
            new = new.ljust(len(found[0]))
            content = content[: found.start()] + new + content[found.end() :]
    check(content)
