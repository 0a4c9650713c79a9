"""Random edits of a small made-up site, which leave it without a mistake."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from made_site import PROJECT, Site
from PIL import Image

from engage_docs.build import manifest
from engage_docs.build.cache import program_digest

AS_OF = date(2026, 6, 28)  # two days before a promise falls due
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
SETTINGS = """\
site_name: What we heard in Exampleton
docs_dir: content/pages
site_dir: site
{address}theme:
  name: engage
{look}plugins:
  - engage:
      records: content/records
      search: no
      as_of: {day}
      answer_within: {days}
{brand}markdown_extensions: [footnotes]
{css}"""


class Edits:
    """A site, and random edits of it. ``done`` are the names of those that were made."""

    def __init__(self, site: Site, seed: int, patch: pytest.MonkeyPatch) -> None:
        self.site = site
        self.chance = random.Random(seed)  # noqa: S311
        self.patch = patch
        self.as_of = AS_OF
        self.options = dict.fromkeys(("address", "look", "brand", "css"), "") | {"days": "10"}
        self.meetings: dict[str, Path] = {}
        self.done: list[str] = []
        self._number = 0
        self.write_settings()
        text = PROJECT.replace("park", "street")
        site.write("content/records/street/project.md", text)
        for project in ("park", "street", "street"):
            self._add_meeting(project)

    @property
    def every(self) -> list[Callable[[], None]]:
        """All kinds of edits."""
        return [
            *(self.change_words, self.change_title, self.add_meeting, self.add_news),
            *(self.delete_news, self.rename_file, self.move_to_another_project),
            *(self.withdraw_meeting, self.make_a_draft, self.translate_meeting, self.add_project),
            *(self.add_photo, self.change_photo, self.hide_a_part_of_a_photo, self.withdraw_photo),
            *(self.change_setting, self.set_address, self.change_brand, self.next_day),
            *(self.change_own_page, self.introduce_section, self.delete_own_page),
            *(self.override_template, self.override_frame, self.change_style, self.change_version),
            *(self.damage_cache, self.damage_site, self.delete_cache),
        ]

    def edit(self) -> None:
        """Make an edit: each kind once, and then as it comes."""
        every, made = self.every, len(self.done)
        one = every[made] if made < len(every) else self.chance.choice(every)
        self.done.append(one.__name__)
        one()
        self.write_settings()

    # Records

    def change_words(self) -> None:
        path = self._meeting()
        lines = path.read_text().splitlines()
        lines = [f"    words: {self._words()}" if "words:" in line else line for line in lines]
        path.write_text("\n".join(lines) + f"\n\nAnd {self._words().replace('<', '')}.\n")

    def change_title(self) -> None:
        self._replace(self._meeting(), "title: ", f"title: {self._next()} ")

    def add_meeting(self) -> None:
        self._add_meeting(self.chance.choice(["park", "street"]))

    def add_news(self) -> None:
        about = self.chance.choice(list(self.meetings))
        project = self.meetings[about].parent.name
        name = f"news-{self._next()}"
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
        self.meetings[name] = path.rename(path.with_name(f"{name}-{self._next()}.md"))

    def move_to_another_project(self) -> None:
        name = self.chance.choice(list(self.meetings))
        path = self.meetings[name]
        other = "street" if path.parent.name == "park" else "park"
        text = path.read_text().replace(f"project: {path.parent.name}", f"project: {other}")
        path.unlink()
        self.meetings[name] = self.site.write(f"content/records/{other}/{path.name}", text)

    def withdraw_meeting(self) -> None:
        name = self.chance.choice(list(self.meetings))
        self._replace(self.meetings[name], "recording: agreed", "recording: withdrawn")

    def make_a_draft(self) -> None:
        self._replace(self._meeting(), "recording: ", "publish: draft\nrecording: ", once=True)

    def translate_meeting(self) -> None:
        name = self.chance.choice(list(self.meetings))
        number = self._next()
        self.site.write(
            f"content/records/park/cy-{number}.md",
            f"---\ntype: community\nid: cy-{number}\ntitle: Cymuned {number}\nlang: cy\n"
            f"project: park\nrecording: agreed\n---\nGweler [{name}]({name}).\n",
        )

    def add_project(self) -> None:
        name = f"project-{self._next()}"
        self.site.write(f"content/records/{name}/project.md", PROJECT.replace("park", name))

    # Pictures

    def add_photo(self) -> None:
        folder = self._meeting().parent
        self._draw(folder / "gate.png")
        path = self._meeting_in(folder)
        photo = "photos:\n  - file: gate.png\n    alt: A gate.\n    consent: agreed\n"
        self._replace(path, "recording: ", f"{photo}recording: ", once=True)

    def change_photo(self) -> None:
        for path in self._photos():
            self._draw(path)

    def hide_a_part_of_a_photo(self) -> None:
        for path in self.meetings.values():
            hidden = f"    hide: [{self.chance.randrange(30)}, 0, 20, 20]\n"
            self._replace(path, "    alt: A gate.\n", f"    alt: A gate.\n{hidden}", once=True)

    def withdraw_photo(self) -> None:
        for path in self.meetings.values():
            self._replace(path, "    consent: agreed\n", "    consent: withdrawn\n")

    # Settings, the day and the version

    def change_setting(self) -> None:
        self.options["days"] = str(self.chance.randrange(1, 40))

    def set_address(self) -> None:
        self.options["address"] = "site_url: https://exampleton.example/heard/\n"

    def change_brand(self) -> None:
        self._draw(self.site.folder / "content/pages/logo.png")
        colour = self.chance.choice(["#c8102e", "#003399", "#2d6a2d"])
        self.options["brand"] = (
            f'      brand:\n        colour: "{colour}"\n        logo: logo.png\n'
        )

    def next_day(self) -> None:
        self.as_of += timedelta(days=1)

    def change_version(self) -> None:
        version = f"{self._next()}.0"
        self.patch.setattr("engage_docs.__version__", version)
        self.patch.setattr(manifest, "__version__", version)
        program_digest.cache_clear()

    # The owner's pages, and the theme

    def change_own_page(self) -> None:
        words = self._words().replace("<", "")
        self.site.write("content/pages/about.md", f"# About us\n\n{words}.\n")

    def introduce_section(self) -> None:
        self.site.write("content/pages/said.md", f"# Heard\n\n{self._words().replace('<', '')}.\n")

    def delete_own_page(self) -> None:
        (self.site.folder / "content/pages/said.md").unlink(missing_ok=True)
        self.site.write(f"content/pages/more/page-{self._next()}.md", "# More\n\nWords.\n")

    def override_template(self) -> None:
        self.options["look"] = "  custom_dir: look\n"
        folder = Path(__file__).parents[2] / "theme" / "engage_docs_theme" / "engage"
        template = (folder / "section-projects.html").read_text()
        self.site.write("look/engage/section-projects.html", f"{template}<p>{self._next()}</p>")

    def override_frame(self) -> None:
        self.options["look"] = "  custom_dir: look\n"
        frame = f"{{% extends 'base.html' %}}{{% block title %}}{self._next()}{{% endblock %}}"
        self.site.write("look/main.html", frame)

    def change_style(self) -> None:
        self.options["css"] = "extra_css: [own.css]\n"
        self.site.write("content/pages/own.css", f"/* {self._next()} */")

    # What may happen to files

    def damage_cache(self) -> None:
        file = self.site.folder / ".engage" / "cache.db"
        data = bytearray(file.read_bytes())
        for _ in range(20):
            data[self.chance.randrange(len(data))] ^= 0xFF
        file.write_bytes(data)

    def damage_site(self) -> None:
        """What a person may do to a site that is there."""
        pages = sorted(self.site.out.glob("records/*/index.html"))
        self.chance.choice(pages).write_text("XDAMAGEDX")
        replaced = self.chance.choice(pages)
        replaced.unlink()
        replaced.write_text("XDAMAGEDX")
        self.chance.choice(pages).with_name("more.html").write_text("XDAMAGEDX")
        (self.site.out / "more" / "more").mkdir(parents=True, exist_ok=True)
        (self.site.out / "more" / "more" / "index.html").write_text("XDAMAGEDX")

    def delete_cache(self) -> None:
        shutil.rmtree(self.site.folder / ".engage")

    def write_settings(self) -> None:
        """Write the settings as the edits have made them."""
        self.site.write("site_config.yml", SETTINGS.format(day=self.as_of, **self.options))

    def _add_meeting(self, project: str) -> None:
        name = f"meeting-{self._next()}"
        text = ENGAGEMENT.format(
            name=name,
            project=project,
            month=self.chance.randrange(1, 6),
            words=self._words(),
            other=self.chance.choice(["drop-in", *self.meetings]),
        )
        self.meetings[name] = self.site.write(f"content/records/{project}/{name}.md", text)

    def _meeting(self) -> Path:
        return self.chance.choice(list(self.meetings.values()))

    def _meeting_in(self, folder: Path) -> Path:
        return next(path for path in self.meetings.values() if path.parent == folder)

    def _photos(self) -> list[Path]:
        return sorted(self.site.folder.glob("content/records/*/gate.png"))

    def _draw(self, path: Path) -> None:
        colour = tuple(self.chance.randrange(256) for _ in range(3))
        Image.new("RGB", (160, 120), colour).save(path)  # type: ignore[arg-type]

    def _words(self) -> str:
        words = ("benches", "lamps & <gates>", "a crossing", "quiet", "É and ü", "buses")
        return " ".join(self.chance.sample(words, 3))

    def _next(self) -> int:
        self._number += 1
        return self._number

    @staticmethod
    def _replace(path: Path, old: str, new: str, *, once: bool = False) -> None:
        text = path.read_text()
        if not once or new not in text:
            path.write_text(text.replace(old, new))
