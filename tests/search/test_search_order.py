"""What pagefind leaves to chance, put in order."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from engage_docs.search import (
    Document,
    SearchProblem,
    find_program,
    index_in_the_making,
    make_index,
)
from engage_docs.search.documents import page_document
from engage_docs.search.steady import put_in_order
from engage_docs.search.text import text_of_html

WORDS = [f"word{number}" for number in range(400)]


def documents(number: int) -> list[Document]:
    chance = random.Random(number)  # noqa: S311 - the same documents each time
    return [
        Document(
            f"records/r{i}/",
            f"Record {i}",
            " ".join(chance.choices(WORDS, k=40)),
            "Engagement",
            filters={
                name: tuple(sorted({f"{name} {chance.randrange(30)}" for _ in range(3)}))
                for name in ("status", "project", "community", "year")
            },
        )
        for i in range(number)
    ]


@pytest.mark.parametrize("number", [1, 3, 300])
def test_the_same_documents_give_the_same_files(number: int) -> None:
    program, _ = find_program()
    made = [make_index(program, documents(number), "en") for _ in range(5)]
    assert all(index == made[0] for index in made)
    assert len([name for name in made[0] if name.startswith("fragment/")]) == number
    assert len([name for name in made[0] if name.startswith("filter/")]) == 4
    assert len([name for name in made[0] if name.startswith("wasm.")]) == 1


def test_what_is_done_meanwhile_changes_nothing() -> None:
    program, _ = find_program()
    with index_in_the_making(program, documents(300), "en") as files:
        alone = make_index(program, documents(300), "en")
        assert files() == alone


@pytest.mark.skipif(sys.platform == "win32", reason="files in use keep their names there")
def test_no_text_would_stay_behind_if_we_were_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    program, _ = find_program()
    with index_in_the_making(program, documents(3), "en") as files:
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
        assert files()


def test_the_program_ends_with_the_block_though_nobody_waits_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program, _ = find_program()
    started: list[subprocess.Popen[bytes]] = []

    def start(*command: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(popen(*command, **options))
        return started[-1]

    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", start)
    with index_in_the_making(program, documents(300), "en"):
        assert [one.poll() for one in started] == [None]
    assert [one.poll() is None for one in started] == [False]


def test_what_the_program_does_not_take_is_no_index() -> None:
    program, _ = find_program()
    wrong = [*documents(3), Document("a/", "A", "half a sign: \ud800", "Page")]
    with pytest.raises(SearchProblem, match="pagefind says"):
        make_index(program, wrong, "en")


def test_a_layout_that_is_not_known_is_left_alone() -> None:
    entry = b'{"languages": {"en": {"hash": "en_1234567890"}}}'
    for meta in (b"", b"pagefind_dcd", b"pagefind_dcd\xff", b"pagefind_dcd\x84\x01\x02\x03\x04"):
        files = {
            "pagefind-entry.json": entry,
            "pagefind.en_1234567890.pf_meta": gzip.compress(meta),
        }
        assert put_in_order(files) == files
    assert put_in_order({}) == {}


def test_the_text_of_html_keeps_words_whole_and_apart() -> None:
    html = "<p>One<b>two</b> &amp; &lt;three&gt;</p><ul><li>four</li><li title='a > b'>five</li>"
    assert text_of_html(html) == "Onetwo & <three> four five"
    assert page_document("a/", "A", "<h1>A</h1><p>b</p>").text == "A b"
