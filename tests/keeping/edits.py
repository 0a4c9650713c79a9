"""A made-up site in a folder, and edits of it: what people do, and what may go wrong with files."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st

from engage_docs.store import FILE, FOLDER

# Few names, so that records often meet: one id twice, links across projects, links to nowhere.
PROJECTS = ("hall", "park")
IDS = ("a", "b", "c", "d")
SLOTS = tuple(f"{p}/{n}.md" for p in PROJECTS for n in ("one", "two", "three", "four"))
DAYS = ("2026-01-05", "2026-03-14", "March 2026", "14/13/2026", "not known")
SETTINGS = (
    "",
    "      answer_within: 5\n",
    "      silence:\n        - code: record-not-shown\n          reason: we know\n",
    "      allow_details: [020 7946 0123]\n",
    "      closure_days: [2026-01-06]\n",
    "      calendar: scotland\n",
)


def config(more: str) -> str:
    """The settings of the site, with some of the plugin's own."""
    return (
        "site_name: Example\ndocs_dir: pages\nplugins:\n  - engage:\n      records: records\n"
        + more
    )


items = st.sampled_from(("s1", "s2", "c1", "c2", "x"))
ids = st.sampled_from(IDS)
addresses = st.builds("{}/{}".format, ids, items) | st.sampled_from(("hal", "a", "bb/s1"))
projects = st.sampled_from((*PROJECTS, "hal", ""))
days = st.sampled_from(DAYS)
extras = st.sampled_from(
    (
        "",
        "publish: draft\n",
        "publish: from 1 February 2026\n",
        "sumary: a slip of the pen\n",
        "title: again\n",
        "topics: [one, two\n",
        "lang: cy\ntranslation_of: a\n",
        "lang: cy\ntranslation_of: b\n",
        "quality: [a word of our own]\n",
    )
)
stories = st.sampled_from(
    (
        "A story.\n",
        "Call 020 7946 0123.\n",
        "[[private: a name]] came.\n",
        "[[private: a name\n",
        "# Heading\n\n### Too deep\n",
        "",
    )
)


def _head(kind: str, name: str, project: str, day: str, extra: str) -> str:
    named = f"project: {project}\n" if project else ""
    return f"---\ntype: {kind}\nid: {name}\ntitle: The {kind} {name}\n{named}date: {day}\n{extra}"


def _engagement(
    name: str, project: str, day: str, extra: str, answers: str, consent: str, due: str
) -> str:
    return _head("engagement", name, project, day, extra) + (
        f"recording:\n  consent: {consent}\n"
        "said:\n  - id: s1\n    words: One thing.\n  - id: s2\n    words: Another.\n"
        f"commitments:\n  - id: c1\n    we_will: do it\n    answers: {answers}\n    due: {due}\n"
        "    owner: the team\n"
    )


def _follow_up(
    name: str, project: str, day: str, extra: str, about: list[str], outcome: str, by: str
) -> str:
    replaced = f"replaced_by: {by}\n" if outcome == "changed" else ""
    return _head("follow-up", name, project, day, extra) + (
        f"about: [{', '.join(about)}]\noutcome: {outcome}\n{replaced}told: everyone\n"
    )


def _you_said(name: str, project: str, day: str, extra: str, about: str) -> str:
    return _head("you-said-we-did", name, project, day, extra) + (
        f"items:\n  - about: {about}\n  - we_did: a deed\n"
    )


def _decision(name: str, project: str, day: str, extra: str, rests_on: list[str]) -> str:
    return _head("decision", name, project, day, extra) + (
        f"decided: We do it.\nrests_on: [{', '.join(rests_on)}]\n"
    )


def _review(name: str, project: str, day: str, extra: str, engagement: str) -> str:
    return _head("review", name, project, day, extra) + (
        f"recording: agreed\nengagement: {engagement}\n"
    )


engagements = st.builds(
    _engagement,
    ids,
    projects,
    days,
    extras,
    st.sampled_from(("s1", "s2", "b/s1", "nobody/s1")),
    st.sampled_from(("agreed", "agreed\n  expires: 2026-01-30", "not asked", "withdrawn")),
    st.sampled_from(("2026-02-01", "20 working days", "soon", "31 April 2026")),
)
follow_ups = st.builds(
    _follow_up,
    ids,
    projects,
    days,
    extras,
    st.lists(addresses, min_size=1, max_size=3),
    st.sampled_from(("started", "done", "changed", "cannot", "answered", "moved", "update")),
    addresses,
)
project_records = st.builds(
    lambda name, day, extra: _head("project", name, "", day, extra),
    st.sampled_from((*PROJECTS, "a")),
    days,
    extras,
)
you_saids = st.builds(_you_said, ids, projects, days, extras, addresses)
decisions = st.builds(
    _decision, ids, projects, days, extras, st.lists(addresses, min_size=1, max_size=2)
)
reviews = st.builds(_review, ids, projects, days, extras, st.sampled_from((*IDS, "hall", "e")))
records = st.builds(
    lambda front, story: f"{front}---\n{story}",
    engagements | follow_ups | project_records | you_saids | decisions | reviews,
    stories,
)
contents = records | st.sampled_from(("", "no record at all\n", "---\ntype: [\n---\n", "\x00"))
slots = st.sampled_from(SLOTS)


@dataclass
class Folder:
    """The site in its folder. Each edit is dated later than the one before."""

    path: Path
    settings: str = ""
    _time: int = field(default=1_700_000_000_000_000_000)

    def __post_init__(self) -> None:
        (self.path / "pages").mkdir(parents=True)
        (self.path / "records").mkdir()
        self.change_settings("")

    @property
    def config(self) -> Path:
        return self.path / "site_config.yml"

    def file(self, slot: str) -> Path:
        return self.path / "records" / slot

    def change_settings(self, more: str) -> None:
        self.config.write_text(config(more), encoding="utf-8")

    def write(self, slot: str, text: str) -> None:
        self.file(slot).parent.mkdir(exist_ok=True)
        self.file(slot).write_text(text, encoding="utf-8")
        self.touch(slot)

    def touch(self, slot: str) -> None:
        """Give a file a new date, whatever is in it."""
        if self.file(slot).exists():
            self._time += 1_000
            os.utime(self.file(slot), ns=(self._time, self._time))

    def same_size(self, slot: str) -> None:
        """Change a file so that it is as long as before, and of the same date."""
        if self.file(slot).exists():
            before = self.file(slot).stat()
            text = self.file(slot).read_text(encoding="utf-8")
            self.file(slot).write_text(text.translate(str.maketrans("12ab", "21ba")), "utf-8")
            os.utime(self.file(slot), ns=(before.st_atime_ns, before.st_mtime_ns))

    def delete(self, slot: str) -> None:
        self.file(slot).unlink(missing_ok=True)

    def rename(self, slot: str, other: str) -> None:
        if self.file(slot).exists():
            self.file(other).parent.mkdir(exist_ok=True)
            self.file(slot).replace(self.file(other))

    def damage(self, place: int, value: int) -> None:
        """Change a byte of what is kept."""
        kept = self.path / FOLDER / FILE
        if kept.exists() and kept.stat().st_size:
            data = bytearray(kept.read_bytes())
            data[place % len(data)] = value
            kept.write_bytes(data)

    def cut(self, place: int) -> None:
        """Cut off the end of what is kept."""
        kept = self.path / FOLDER / FILE
        if kept.exists():
            data = kept.read_bytes()
            kept.write_bytes(data[: place % (len(data) + 1)])


places = st.integers(0, 2**20)
edits = st.one_of(
    st.tuples(st.just("write"), slots, contents),
    st.tuples(st.just("write"), slots, contents),
    st.tuples(st.just("delete"), slots),
    st.tuples(st.just("rename"), slots, slots),
    st.tuples(st.just("touch"), slots),
    st.tuples(st.just("same_size"), slots),
    st.tuples(st.just("change_settings"), st.sampled_from(SETTINGS)),
    st.tuples(st.just("damage"), places, st.integers(0, 255)),
    st.tuples(st.just("cut"), places),
)
