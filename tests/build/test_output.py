"""The files of a site: what has not changed is taken over, and everything else is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engage_docs.build.cache import digest
from engage_docs.build.output import LastBuild, Output, RewriteReason, page_key, write_file


def build(
    folder: Path, files: dict[str, str], live: Path | None = None, last: LastBuild | None = None
) -> Output:
    output = Output(folder, live, last)
    for path, text in files.items():
        output.write(path, text.encode())
    return output


@pytest.fixture(params=["link", "copy"])
def live(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site, on a disk with and without hard links."""
    if request.param == "copy":

        def refuse(*_: object) -> None:
            raise OSError("no links here")

        monkeypatch.setattr(os, "link", refuse)
    return tmp_path / "live"


def test_what_has_not_changed_is_taken_over(live: Path, tmp_path: Path) -> None:
    first = build(live, {"index.html": "home", "said/index.html": "said"})
    assert set(first.reasons) == {"index.html", "said/index.html"}
    files = {"index.html": "home", "said/index.html": "said more", "new/index.html": "new"}
    second = build(tmp_path / "new", files, live, first.as_last_build())
    assert second.reasons == {
        "said/index.html": RewriteReason.CONTENTS,
        "new/index.html": RewriteReason.NEW,
    }
    for path, text in files.items():
        assert (tmp_path / "new" / path).read_text() == text
    assert (live / "said/index.html").read_text() == "said"


def test_what_somebody_changed_in_the_site_is_made_anew(live: Path, tmp_path: Path) -> None:
    first = build(live, {"index.html": "home", "gone.html": "gone"})
    (live / "index.html").write_text("hacked")
    (live / "gone.html").unlink()
    files = {"index.html": "home", "gone.html": "gone"}
    second = build(tmp_path / "new", files, live, first.as_last_build())
    assert set(second.reasons.values()) == {RewriteReason.TOUCHED}
    assert (tmp_path / "new" / "index.html").read_text() == "home"


def test_the_hashes_are_those_of_the_files(live: Path, tmp_path: Path) -> None:
    first = build(live, {"b.html": "b", "a.html": "a"})
    second = build(tmp_path / "new", {"a.html": "a", "b.html": "b"}, live, first.as_last_build())
    assert list(second.digests()) == ["a.html", "b.html"]
    assert second.digests() == first.digests()


def test_a_group_is_taken_over_as_a_whole_or_not_at_all(live: Path, tmp_path: Path) -> None:
    first = Output(live)
    first.write_group("search", b"one", {"search/a": b"a", "search/b": b"b"})
    last = first.as_last_build()
    assert Output(tmp_path / "new", live, last).reuse_group("search", b"one")
    assert not Output(tmp_path / "other", live, last).reuse_group("search", b"two")
    (live / "search" / "b").unlink()
    assert not Output(tmp_path / "third", live, last).reuse_group("search", b"one")


def test_the_key_of_a_page_tells_what_has_changed(tmp_path: Path) -> None:
    one, other = digest("one"), digest("other")
    live = tmp_path / "live"
    first = Output(live)
    for path in ("all", "frame", "words"):
        first.add(path, write_file(first.place(path), b"x", page_key(one, one, one)))
    second = Output(tmp_path / "new", live, first.as_last_build())
    keys = {
        "all": page_key(other, other, other),
        "frame": page_key(one, other, other),
        "words": page_key(one, one, other),
    }
    for path, key in keys.items():
        assert not second.reuse(path, key)
        second.add(path, write_file(second.place(path), b"y", key))
    assert second.reasons == {
        "all": RewriteReason.SHARED,
        "frame": RewriteReason.FRAME,
        "words": RewriteReason.CONTENTS,
    }


def test_in_a_folder_that_others_write_to_every_file_is_replaced(live: Path) -> None:
    """MkDocs leaves hidden files where they are, and with --dirty all of them."""
    build(live, {"index.html": "home", ".marker": "ours"})
    build(live, {"index.html": "another home", ".marker": "ours"})
    assert (live / "index.html").read_text() == "another home"


def test_nothing_is_written_through_a_link_into_the_live_site(live: Path, tmp_path: Path) -> None:
    first = build(live, {"index.html": "home"})
    output = Output(tmp_path / "new", live, first.as_last_build())
    assert output.reuse("index.html", digest(b"home"))
    with pytest.raises(FileExistsError):
        write_file(output.place("index.html"), b"other", b"")
    assert (live / "index.html").read_text() == "home"
