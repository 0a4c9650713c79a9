"""The made-up corpus: the same for the same seed, without mistakes, and as large as it says."""

import re
from datetime import date

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

from benchmarks.corpus import LAST_DAY, write_corpus
from benchmarks.photos import SIZE, draw, write_album
from engage_docs.cli import engage

DAY = re.compile(r"(?m)^date: (\S+)$")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, 100)
    return folder


def records_in(folder):
    return sorted((folder / "content/records").rglob("*.md"))


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in records_in(folder)}


def check(folder):
    done = CliRunner().invoke(engage, ["check", "--config", str(folder / "site_config.yml")])
    return done.output


def test_it_has_as_many_records_as_it_says(corpus, tmp_path):
    assert write_corpus(tmp_path, 100) == len(records_in(corpus)) == 100


def test_the_same_seed_gives_the_same_bytes(corpus, tmp_path):
    write_corpus(tmp_path / "same", 100, seed=1)
    write_corpus(tmp_path / "other", 100, seed=2)
    assert contents(tmp_path / "same") == contents(corpus)
    assert contents(tmp_path / "other") != contents(corpus)


def test_there_is_no_mistake_in_it(corpus):
    assert check(corpus) == "No mistakes found in 100 records.\n"


def test_a_record_has_twelve_fields_and_about_250_words(corpus):
    for path in records_in(corpus):
        front, _, story = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        fields = yaml.safe_load(front)
        if fields["type"] in ("engagement", "follow-up"):
            assert len(fields) == 12
        assert 220 <= len(story.split()) <= 280


def test_the_texts_have_what_people_use_of_markdown(corpus):
    for path in records_in(corpus):
        story = path.read_text("utf-8")
        for sign in (r"(?m)^## ", r"(?m)^- ", r"\*\*\w", r"\[[\w ]+\]\(https:"):
            assert re.search(sign, story)


def test_words_are_common_or_rare_as_in_a_language(tmp_path):
    write_corpus(tmp_path, 1000)
    words = " ".join(path.read_text("utf-8") for path in records_in(tmp_path)).lower().split()
    assert len(set(words)) > 5000
    assert words.count("people") / len(words) < 0.06


def test_no_record_is_of_the_future(corpus):
    days = [
        date.fromisoformat(day)
        for path in records_in(corpus)
        for day in DAY.findall(path.read_text("utf-8"))
    ]
    assert max(days) == LAST_DAY


def test_a_photo_is_the_same_for_the_same_seed():
    photo = draw(1)
    assert photo.size == SIZE
    assert photo.size[0] * photo.size[1] == 12_000_000
    assert photo.tobytes() == draw(1).tobytes()
    assert photo.tobytes() != draw(2).tobytes()


def test_an_album_shows_all_its_photos(tmp_path):
    write_album(tmp_path, 3)
    assert check(tmp_path).startswith("No mistakes found")
    photos = sorted((tmp_path / "content/records/project-0/photos").iterdir())
    record = (tmp_path / "content/records/project-0/walk-0.md").read_text("utf-8")
    assert len(photos) == 3
    for path in photos:
        assert f"file: photos/{path.name}" in record
        with Image.open(path) as photo:
            assert (photo.format, photo.size) == ("JPEG", SIZE)
