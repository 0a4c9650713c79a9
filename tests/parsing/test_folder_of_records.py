"""A folder of records: which files are read, and that no file vanishes without a word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engage_docs.parsing import read_folder

from .show import CALENDAR

GOOD = "---\ntype: engagement\nid: {}\ntitle: Drop-in\ndate: 2026-03-14\n---\nStory.\n"


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def found_in(root: Path) -> list[tuple[str, str]]:
    _, findings = read_folder(root, "content/records", CALENDAR)
    return [(f.code.name, str(f.place)) for f in findings]


def test_records_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/z.md", "b/a.md", "a/deep/er/c.md", "a/B.MD"):
        write(tmp_path, name, GOOD.format(Path(name).stem.lower()))
    records, findings = read_folder(tmp_path, "content/records", CALENDAR)
    assert findings == []
    assert [(r.at.path, r.id, r.project) for r in records] == [
        ("content/records/a/B.MD", "b", "a"),
        ("content/records/a/deep/er/c.md", "c", "a"),
        ("content/records/b/a.md", "a", "b"),
        ("content/records/b/z.md", "z", "b"),
    ]


def test_a_record_beside_the_folders_needs_a_project(tmp_path: Path) -> None:
    write(tmp_path, "a.md", GOOD.format("a"))
    assert found_in(tmp_path) == [("project-missing", "content/records/a.md:2:1")]


def test_hidden_files_readmes_and_pictures_are_passed_over(tmp_path: Path) -> None:
    for name in ("p/README.md", "p/.hidden.md", ".git/x.md", "p/~$drop-in.docx", "p/notes.txt"):
        write(tmp_path, name, "Just some words.\n")
    write(tmp_path, "p/photos/map.jpg", "not really")
    assert found_in(tmp_path) == []


def test_what_looks_like_a_record_is_named(tmp_path: Path) -> None:
    write(tmp_path, "p/a.markdown", "Words.\n")
    write(tmp_path, "p/b.md.txt", GOOD.format("b"))
    write(tmp_path, "p/c", GOOD.format("c"))
    write(tmp_path, "p/d.docx", "PK")
    write(tmp_path, "p/e.yml", "type: engagement\n")
    assert found_in(tmp_path) == [
        ("not-md", "content/records/p/a.markdown:1:1"),
        ("not-md", "content/records/p/b.md.txt:1:1"),
        ("not-md", "content/records/p/c:1:1"),
        ("word-file", "content/records/p/d.docx:1:1"),
        ("not-md", "content/records/p/e.yml:1:1"),
    ]


def test_links_that_leave_the_folder_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "records"
    write(root, "p/good.md", GOOD.format("good"))
    write(tmp_path, "secret/outside.md", GOOD.format("outside"))
    (root / "p" / "alias.md").symlink_to("good.md")
    (root / "p" / "out.md").symlink_to(tmp_path / "secret" / "outside.md")
    (root / "p" / "folder").symlink_to(tmp_path / "secret")
    (root / "p" / "circle").symlink_to(root)
    (root / "p" / "nowhere.md").symlink_to("nothing.md")
    (root / "p" / "itself.md").symlink_to("itself.md")
    records, findings = read_folder(root, "records", CALENDAR)
    assert [r.at.path for r in records] == ["records/p/alias.md", "records/p/good.md"]
    assert [(f.code.name, f.place.path) for f in findings] == [
        ("link-outside", "records/p/circle"),
        ("link-outside", "records/p/folder"),
        ("file-unreadable", "records/p/itself.md"),
        ("file-unreadable", "records/p/nowhere.md"),
        ("link-outside", "records/p/out.md"),
    ]


def test_no_folder(tmp_path: Path) -> None:
    assert found_in(tmp_path / "none") == [("folder-missing", "content/records:1:1")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_and_folders_that_end_in_md_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "p" / "folder.md").mkdir(parents=True)
    write(tmp_path, "p/folder.md/a.md", GOOD.format("a"))
    os.mkfifo(tmp_path / "p" / "pipe.md")
    assert found_in(tmp_path) == [("file-unreadable", "content/records/p/pipe.md:1:1")]
