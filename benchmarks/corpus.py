"""A made-up corpus of any size, the same for the same seed: the records of a made-up county.

    python benchmarks/corpus.py FOLDER --records 2000

Each record has about 12 keys of front matter and about 250 words. Of every 20 records, one is a
project's own, six are engagements (three things said and two promises each), twelve are
follow-ups and one is a "You said, we did".
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

_TEXT = """
people hall garden letter clinic bus stop evening table talk street market school
river bench light path window kitchen music health visit nurse garden worker answer
question time place group meeting chair paper map drawing wall notice poster phone
line hour morning afternoon winter spring summer autumn first second third long
short near far open closed new old warm cold bright dark quiet busy early late often
never always some many few
"""
WORDS = _TEXT.split()
FIRST_DAY = date(2019, 1, 7)
DAYS = 2800
CONFIG = """site_name: A made-up county
theme:
  name: engage
docs_dir: content/pages
site_dir: site
plugins:
  - engage:
      records: content/records
"""


def write_corpus(folder: Path, records: int, seed: int = 1) -> int:
    """Write a site with about ``records`` records into ``folder``; return how many there are."""
    chance = random.Random(seed)  # noqa: S311 - the same corpus for the same seed
    pages = folder / "content" / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    (folder / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    (pages / "index.md").write_text("# Home\n\nA made-up county.\n", encoding="utf-8")
    count = 0
    for number in range(max(1, records // 20)):
        count += _write_project(folder / "content" / "records", number, chance)
    return count


def _write_project(root: Path, number: int, chance: random.Random) -> int:
    project = f"project-{number}"
    folder = root / project
    folder.mkdir(parents=True, exist_ok=True)
    _write(
        folder / "project.md",
        f"type: project\nid: {project}\ntitle: Made-up project {number}\n"
        f"purpose: {_sentence(chance)}\norganisation: Exampleton council\n",
        chance,
    )
    for meeting in range(6):
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        record_id = f"p{number}-meeting-{meeting}"
        _write(folder / f"{record_id}.md", _engagement(record_id, project, day, chance), chance)
        for step in range(2):
            later = day + timedelta(days=chance.randrange(1, 200))
            follow_up = f"{record_id}-news-{step}"
            about = f"{record_id}/c{step + 1}"
            front = _follow_up(follow_up, project, later, about, chance)
            _write(folder / f"{follow_up}.md", front, chance)
    poster = f"p{number}-poster"
    items = "".join(f"  - about: p{number}-meeting-{i}/s1\n" for i in range(3))
    day = FIRST_DAY + timedelta(days=DAYS)
    front = (
        f"type: you-said-we-did\nid: {poster}\ntitle: You said, we did {number}\n"
        f"project: {project}\ndate: {day}\nitems:\n{items}"
        "told:\n  - who: everyone in the hall\n    how: poster\n"
    )
    _write(folder / f"{poster}.md", front, chance)
    return 20


def _engagement(record_id: str, project: str, day: date, chance: random.Random) -> str:
    said = "".join(f"  - id: s{i}\n    words: {_sentence(chance)}\n" for i in (1, 2, 3))
    commitments = "".join(
        f"  - id: c{i}\n    we_will: {_sentence(chance)}\n    answers: s{i}\n"
        f"    owner: team {chance.randrange(9)}\n    due: {day + timedelta(days=90 * i)}\n"
        for i in (1, 2)
    )
    return (
        f"type: engagement\nid: {record_id}\ntitle: {_sentence(chance)}\nproject: {project}\n"
        f"date: {day}\nplace: Exampleton hall\nmethod: drop-in\nparticipation: consultation\n"
        f"communities:\n  - name: people of Exampleton\n    reached: {chance.randrange(5, 90)}\n"
        "recording:\n  consent: agreed\n  how: read back to everyone\n"
        f"said:\n{said}commitments:\n{commitments}"
    )


def _follow_up(record_id: str, project: str, day: date, about: str, chance: random.Random) -> str:
    outcome = chance.choice(("started", "done", "done", "update"))
    return (
        f"type: follow-up\nid: {record_id}\ntitle: {_sentence(chance)}\nproject: {project}\n"
        f"date: {day}\nabout: {about}\noutcome: {outcome}\nwhat_happened: {_sentence(chance)}\n"
        f"by: team {chance.randrange(9)}\nevidence:\n  - what: {_sentence(chance)}\n"
        "    link: https://exampleton.example/page\n"
        "told:\n  - who: everyone who came\n    how: letter\ncommunity_says: yes\n"
    )


def _sentence(chance: random.Random, words: int = 9) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


def _write(path: Path, front: str, chance: random.Random) -> None:
    paragraphs = "\n\n".join(
        ". ".join(_sentence(chance, 12) for _ in range(4)) + "." for _ in range(5)
    )
    path.write_text(f"---\n{front}---\n{paragraphs}\n", encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up corpus.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    count = write_corpus(arguments.folder, arguments.records, arguments.seed)
    print(f"{count} records in {arguments.folder}")


if __name__ == "__main__":
    main()
