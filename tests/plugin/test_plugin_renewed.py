"""A build that draws only what has changed gives the same bytes as a build from nothing.

Random edits, the same each time: 13 of them; ``ENGAGE_EDITS=200`` makes more.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from engage_docs_mkdocs import plugin, renewing
from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.explaining import explain
from engage_docs_mkdocs.renewing import Preview
from engage_docs_mkdocs.run import build_site
from engage_docs_mkdocs.whole_build import build_all
from made_site import CONFIG, Site, fingerprints

EDITS = int(os.environ.get("ENGAGE_EDITS", "13"))
SEED = 20261123
AS_OF = date(2026, 6, 28)  # two days before a promise falls due
WITHOUT_SEARCH = CONFIG.replace("records\n", "records\n      search: no\n")
ENGAGEMENT = """\
---
type: engagement
id: {name}
title: Meeting {name}
project: {project}
date: 2026-0{month}-1{month}
place: Exampleton hall
topics: [benches, {name}]
communities:
  - name: People of {project}
    reached: {month}
recording: agreed
said:
  - id: s1
    words: {words}
commitments:
  - id: c1
    we_will: mend the gate
    answers: s1
    owner: parks team
    due: 2026-06-30
---
A story of {name}. See [the other]({other}) and [a promise]({other}/c1).
"""
FOLLOW_UP = """\
---
type: follow-up
id: {name}
title: News {name}
project: {project}
date: 2026-06-2{month}
recording: agreed
about: {about}/c1
outcome: {outcome}
what_happened: {words}
---
More about {name}.
"""
PROJECT = """\
---
type: project
id: {name}
title: Project {name}
purpose: To make things better.
date: 2026-01-05
recording: agreed
---
Why we do this.
"""


class Edits:
    """A site, and random edits that leave it without a mistake."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site = site
        self.chance = random.Random(seed)  # noqa: S311
        self.as_of = AS_OF
        self.meetings: dict[str, Path] = {}
        self.number = self.done = 0
        site.write("site_config.yml", WITHOUT_SEARCH)
        site.write("content/records/street/project.md", PROJECT.format(name="street"))
        for project in ("park", "street", "street"):
            self._add_meeting(project)

    def _words(self) -> str:
        words = ("benches", "lamps & <gates>", "a crossing", "quiet", "É and ü", "buses")
        return " ".join(self.chance.sample(words, 3))

    def _add_meeting(self, project: str) -> None:
        self.number += 1
        name = f"meeting-{self.number}"
        other = self.chance.choice(["drop-in", *self.meetings])
        text = ENGAGEMENT.format(
            name=name,
            project=project,
            month=self.chance.randrange(1, 6),
            words=self._words(),
            other=other,
        )
        self.meetings[name] = self.site.write(f"content/records/{project}/{name}.md", text)

    def change_words(self) -> None:
        """Other words in a thing that was said, and one more sentence."""
        path = self.chance.choice(list(self.meetings.values()))
        lines = path.read_text().splitlines()
        lines = [f"    words: {self._words()}" if "words:" in line else line for line in lines]
        path.write_text("\n".join(lines) + f"\n\nAnd {self._words().replace('<', '')}.\n")

    def change_title(self) -> None:
        path = self.chance.choice(list(self.meetings.values()))
        number = self.chance.randrange(9)
        path.write_text(path.read_text().replace("title: ", f"title: {number} "))

    def add_meeting(self) -> None:
        self._add_meeting(self.chance.choice(["park", "street"]))

    def add_news(self) -> None:
        self.number += 1
        about = self.chance.choice(list(self.meetings))
        project = self.meetings[about].parent.name
        name = f"news-{self.number}"
        text = FOLLOW_UP.format(
            name=name,
            project=project,
            month=self.chance.randrange(1, 9),
            about=about,
            outcome=self.chance.choice(["started", "done", "update"]),
            words=self._words(),
        )
        self.site.write(f"content/records/{project}/{name}.md", text)

    def delete_news(self) -> None:
        for path in sorted(self.site.folder.glob("content/records/*/news-*.md"))[:1]:
            path.unlink()

    def rename_file(self) -> None:
        name = self.chance.choice(list(self.meetings))
        path = self.meetings[name]
        self.number += 1
        self.meetings[name] = path.rename(path.with_name(f"{name}-{self.number}.md"))

    def change_setting(self) -> None:
        days = f"search: no\n      answer_within: {self.chance.randrange(1, 40)}"
        self.site.write("site_config.yml", WITHOUT_SEARCH.replace("search: no", days))

    def next_day(self) -> None:
        self.as_of += timedelta(days=1)

    def change_template(self) -> None:
        self.number += 1
        self.site.write("look/engage/printed.html", f"{{# {self.number} #}}")
        home = f"{{% extends 'base.html' %}}{{% block title %}}{self.number}{{% endblock %}}"
        self.site.write("look/main.html", home)
        config = self.site.config.read_text()
        if "custom_dir" not in config:
            self.site.config.write_text(
                config.replace("name: engage\n", "name: engage\n  custom_dir: look\n")
            )

    def change_own_page(self) -> None:
        self.site.write("content/pages/said.md", f"# Heard\n\n{self._words().replace('<', '')}.\n")

    def damage_store(self) -> None:
        kept = self.site.folder / ".engage" / "kept.db"
        data = bytearray(kept.read_bytes())
        for _ in range(20):
            data[self.chance.randrange(len(data))] ^= 0xFF
        kept.write_bytes(data)

    def damage_standby(self) -> None:
        files = sorted((self.site.folder / ".engage" / "standby").rglob("*.html"))
        if files:
            path = self.chance.choice(files)
            path.unlink()
            path.write_text("XDAMAGEDX")

    def damage_site(self) -> None:
        """What a person may do to a site that is there."""
        out = self.site.out
        pages = sorted(out.glob("records/*/index.html"))
        self.chance.choice(pages).write_text("XDAMAGEDX")
        replaced = self.chance.choice(pages)
        replaced.unlink()
        replaced.write_text("XDAMAGEDX")
        self.chance.choice(pages).with_name("more.html").write_text("XDAMAGEDX")
        (out / "more" / "more").mkdir(parents=True)
        (out / "more" / "more" / "index.html").write_text("XDAMAGEDX")

    def delete_store(self) -> None:
        shutil.rmtree(self.site.folder / ".engage")

    def edit(self) -> str:
        """Edit something, and say what."""
        every: list[Callable[[], None]] = [
            *(self.change_words, self.change_title, self.add_meeting, self.add_news),
            *(self.delete_news, self.rename_file, self.change_setting, self.next_day),
            *(self.change_template, self.change_own_page, self.damage_store),
            *(self.damage_standby, self.damage_site, self.delete_store),
        ]
        # Each kind once, and then as it comes.
        one = every[self.done] if self.done < len(every) else self.chance.choice(every)
        self.done += 1
        one()
        return one.__name__


def from_nothing(edits: Edits, build: Callable[[Path], int]) -> tuple[dict[str, str], str]:
    """The site and its manifest, built where nothing is kept."""
    folder = edits.site.folder
    kept = [folder / name for name in (".engage", "site", "manifest.json")]
    aside = [path.rename(folder.with_name(f"aside-{path.name}")) for path in kept]
    try:
        assert build(Path("site_config.yml")) == 0
        return edits.site.files(), (folder / "manifest.json").read_text()
    finally:
        for path, was in zip(kept, aside, strict=True):
            if path.is_dir():
                shutil.rmtree(path)
            was.replace(path)


def test_any_edits_give_the_same_site_as_a_build_from_nothing(site: Site) -> None:
    edits = Edits(site, SEED)
    config = Path("site_config.yml")
    assert build_site(config, edits.as_of) == 0
    done = []
    for number in range(EDITS):
        done.append(edits.edit())
        assert build_site(config, edits.as_of) == 0, done
        now = site.files(), (site.folder / "manifest.json").read_text()
        build = build_all if number % 2 else None
        asked = Asked(edits.as_of)
        anew = from_nothing(
            edits,
            lambda c, build=build, asked=asked: (  # type: ignore[misc]
                build(c, asked, None) if build else build_site(c, asked.as_of)
            ),
        )
        assert now == anew, done
        # What a person did to the site is thrown away when the standby is to be the site again.
        assert done[-1] == "damage_site" or not standing_apart(site), done


def standing_apart(site: Site) -> set[str]:
    """What lies on standby and is not on the site."""
    standby = fingerprints(site.folder / ".engage" / "standby" / "site")
    return {name for name, digest in standby.items() if site.files().get(name) != digest}


@pytest.mark.parametrize("force", [False, True])
def test_what_is_taken_down_is_gone_from_the_standby_too(site: Site, force: bool) -> None:
    site.write(
        "content/records/park/secret.md",
        ENGAGEMENT.format(
            name="secret", project="park", month=2, words="XSECRETX", other="drop-in"
        ),
    )
    assert build_site(site.config, AS_OF) == 0
    assert build_site(site.config, AS_OF) == 0
    (site.folder / "content/records/park/secret.md").unlink()
    assert build_site(site.config, AS_OF, force=force) == 0
    assert site.out.is_dir()
    for folder in (site.out, site.folder / ".engage" / "standby"):
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert not [path for path in files if b"XSECRETX" in path.read_bytes()]


def test_without_a_change_nothing_is_drawn_and_mkdocs_does_not_run(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("site_config.yml", WITHOUT_SEARCH)
    assert build_site(site.config, AS_OF) == 0
    before = site.files()
    monkeypatch.setattr("engage_docs_mkdocs.groups_drawn.draw", None)
    monkeypatch.setattr(plugin, "prepare", None)
    monkeypatch.setattr("engage_docs.building.tree.put", None)
    monkeypatch.setattr("engage_docs_mkdocs.shell_making.make_shell", None)
    assert build_site(site.config, AS_OF) == 0
    assert site.files() == before


def test_a_site_for_others_takes_nothing_from_what_the_public_one_needs(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("site_config.yml", WITHOUT_SEARCH)
    config = Path("site_config.yml")
    assert build_site(config, AS_OF) == 0
    assert build_site(config, AS_OF, "participants") == 0
    Preview(config, Asked(AS_OF, drafts=True), site.folder / "preview").renew(old_search=True)
    monkeypatch.setattr("engage_docs_mkdocs.groups_drawn.draw", None)
    monkeypatch.setattr("engage_docs_mkdocs.shell_making.make_shell", None)
    assert build_site(config, AS_OF) == 0
    assert build_site(config, AS_OF, "participants") == 0


def test_words_change_their_own_pages_and_no_other(site: Site) -> None:
    edits = Edits(site, SEED)
    assert build_site(site.config, AS_OF) == 0
    before = site.files()
    path = edits.meetings["meeting-1"]
    path.write_text(path.read_text() + "\nOne more sentence.\n")
    assert build_site(site.config, AS_OF) == 0
    now = site.files()
    changed = {name for name in now if now[name] != before.get(name)}
    assert changed == {"records/meeting-1/index.html", "manifest.json"}


def test_nothing_stays_kept_of_a_group_that_has_gone(site: Site) -> None:
    site.write("site_config.yml", WITHOUT_SEARCH)
    path = site.write("content/records/alone/project.md", PROJECT.format(name="alone"))
    assert build_site(site.config, AS_OF) == 0
    path.unlink()
    assert build_site(site.config, AS_OF) == 0
    with sqlite3.connect(site.folder / ".engage" / "kept.db") as database:
        kept = [value for [value] in database.execute("SELECT value FROM kept")]
    database.close()
    assert not any(b"Project alone" in value for value in kept)


def test_a_site_of_more_than_ours_is_left_to_mkdocs(site: Site) -> None:
    config = WITHOUT_SEARCH.replace("  - engage:", "  - search\n  - engage:")
    site.write("site_config.yml", config)
    assert build_site(site.config, AS_OF) == 0
    assert (site.out / "search" / "search_index.json").is_file()
    with pytest.raises(renewing.NeedsMkDocsError):
        renewing.renew(site.config, Asked(AS_OF))


def test_why_a_page_was_made_anew_is_said(site: Site) -> None:
    edits = Edits(site, SEED)
    config = Path("site_config.yml")
    assert build_site(config, AS_OF) == 0
    assert build_site(config, AS_OF) == 0
    page = "records/meeting-1/index.html"
    lines = explain(config, "records/meeting-1/") or []
    assert lines[:2] == [
        page,
        "was not made anew in the last build: nothing that it depends on has changed.",
    ]
    assert "  content/records/park/meeting-1.md" in lines
    path = edits.meetings["meeting-1"]
    path.write_text(path.read_text() + "\nOne more sentence.\n")
    assert build_site(config, AS_OF) == 0
    for asked in ("records/meeting-1/", page, "site/" + page, "content/records/park/meeting-1.md"):
        lines = explain(config, asked) or []
        assert lines[:4] == [
            page,
            "was made anew in the last build. Why:",
            "  Changed: content/records/park/meeting-1.md",
            "It depends on:",
        ]
    assert "was not made anew" in (explain(config, "said/") or ["", ""])[1]
    assert explain(config, "no/such/page/") is None
