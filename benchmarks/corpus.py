"""A made-up corpus of any size, the same for the same seed: the records of a made-up county.

    python benchmarks/corpus.py FOLDER --records 2000

Each record has 12 keys of front matter and about 250 words, with what people use of Markdown: a
heading, a list, a link, words in bold. Of every 20 records, one is a project's own, six are
engagements (three things said and two promises each), twelve are follow-ups and one is a
"You said, we did".
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

_TEXT = """
people hall garden letter clinic bus stop evening table talk street market school
river bench light path window kitchen music health visit nurse garden worker answer
question time place group meeting chair paper map drawing wall notice poster phone
line hour morning afternoon winter spring summer autumn first second third long
short near far open closed new old warm cold bright dark quiet busy early late often
never always some many few
"""
_SIMPLE = _TEXT.split()
# As in any language: few words make up most of a text, and most words are rare. Without the rare
# ones (made of two others here), a search index would be smaller than any real one.
WORDS = [*_SIMPLE, *(first + second for first in _SIMPLE for second in _SIMPLE)]
_WEIGHTS = list(accumulate((rank + 10) ** -1.5 for rank in range(len(WORDS))))
FIRST_DAY = date(2019, 1, 7)
DAYS = 2800
LAST_DAY = FIRST_DAY + timedelta(days=DAYS)
AS_OF = date(2026, 11, 23)


def settings(*extra: str) -> str:
    """``site_config.yml`` of the corpus. ``extra``: more lines for the plugin's own settings."""
    lines = (
        "records: content/records",
        f"as_of: {AS_OF}",
        "accessibility:",
        "  organisation: Exampleton council",
        "  contact: the front desk of Exampleton hall",
        "  status: not tested",
        f"  prepared: {AS_OF}",
        *extra,
    )
    own = "".join(f"      {line}\n" for line in lines)
    return (
        "site_name: A made-up county\ntheme:\n  name: engage\ndocs_dir: content/pages\n"
        f"site_dir: site\nplugins:\n  - engage:\n{own}"
    )


def write_corpus(folder: Path, records: int, seed: int = 1) -> int:
    """Write a site with about ``records`` records into ``folder``; return how many there are."""
    pages = folder / "content" / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    (folder / "site_config.yml").write_text(settings(), encoding="utf-8")
    (pages / "index.md").write_text("# Home\n\nA made-up county.\n", encoding="utf-8")
    return write_records(folder / "content" / "records", records, seed)


def write_records(folder: Path, records: int, seed: int = 1) -> int:
    """Write about ``records`` records, a folder for each project; return how many there are."""
    chance = random.Random(seed)  # noqa: S311 - the same corpus for the same seed
    return sum(_write_project(folder, number, chance) for number in range(max(1, records // 20)))


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
            later = min(LAST_DAY, day + timedelta(days=chance.randrange(1, 200)))
            follow_up = f"{record_id}-news-{step}"
            about = f"{record_id}/c{step + 1}"
            front = _follow_up(follow_up, project, later, about, chance)
            _write(folder / f"{follow_up}.md", front, chance)
    poster = f"p{number}-poster"
    items = "".join(f"  - about: p{number}-meeting-{i}/s1\n" for i in range(3))
    front = (
        f"type: you-said-we-did\nid: {poster}\ntitle: You said, we did {number}\n"
        f"project: {project}\ndate: {LAST_DAY}\nitems:\n{items}"
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
    return " ".join(chance.choices(WORDS, cum_weights=_WEIGHTS, k=words)).capitalize()


def _story(chance: random.Random) -> str:
    """About 250 words with the Markdown that people use."""
    texts = [". ".join(_sentence(chance, 12) for _ in range(3)) + "." for _ in range(5)]
    points = "\n".join(f"- {_sentence(chance, 8)}" for _ in range(4))
    bold = f"**{_sentence(chance, 3)}** {texts[1]}"
    link = f"{texts[3]} [{_sentence(chance, 4)}](https://exampleton.example/about) says more."
    heading = f"## {_sentence(chance, 5)}"
    return "\n\n".join((texts[0], bold, heading, texts[2], points, link, texts[4])) + "\n"


def _write(path: Path, front: str, chance: random.Random) -> None:
    text = f"---\n{front}---\n{_story(chance)}"
    path.write_text(text, encoding="utf-8", newline="\n")


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
