"""A made-up site in which every kind of page has its worst: long words, and all there can be."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from made_up_guidance import FRAMEWORK, LONG, RECORDS
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://exampleton.example/"

_RECORDS_LINE = "      records: content/records\n"
_BRAND = """\
      brand:
        colour: "#c8102e"
        logo: logo.png
        font: Verdana, DejaVu Sans
      frameworks: [ysgol.yml]
"""
_LONG = LONG
_PROJECT = f"""\
---
type: project
id: worst
title: "The longest name of a project that anybody gave: {_LONG}"
purpose: Show how a page looks when everything on it is longer than one would like.
organisation: Exampleton Council & Partners <Regeneration>
place: Exampleton
starts: 2026-01-05
communities: [People who live nearby, {_LONG}]
topics: [worst cases]
recording: agreed
---
A project in which nothing was made easy.
"""
_EMPTY = """\
---
type: project
id: empty
title: A project with nothing in it yet
recording: agreed
---
"""
_MEETING = f"""\
---
type: engagement
id: worst-meeting
title: A meeting with pictures, a table and long words
project: worst
date: 2026-09-01
place: The hall at Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch
method: workshop
participation: co-production
topics: [worst cases]
communities:
  - name: {_LONG}
    reached: 1234
on_the_table:
  open: [the colour, "{_LONG}"]
  fixed:
    - what: the budget
      why: it is set for the year
recording:
  agreed: yes
  how: read back to everyone at the end
said:
  - id: s1
    words: "{_LONG}! And https://example.org/a/very/long/address/that/nobody/can/break too."
    community: {_LONG}
  - id: s2
    words: >-
      We have said this for many years now, at every meeting, to everyone who would listen and to
      some who would not: the way to the clinic is dark, the bus comes twice a day, the letters
      come too late and in a language that my mother does not read, and when she rings nobody
      answers. So she does not go. Please write that down as I say it.
  - id: s3
    words: Nobody may see this.
    consent: refused
  - id: s4
    words: ہمیں اردو میں خط چاہیے۔
    lang: ur
  - id: s5
    words: This is new.
commitments:
  - id: c1
    we_will: "{_LONG}"
    answers: s1
    owner: {_LONG}
    due: 2026-10-01
  - id: c2
    we_will: write letters that people can read
    answers: [s2, s4]
photos:
  - file: photos/map.png
    alt: A street map with 23 coloured pins, most of them near the market.
    caption: The map at the end of the evening. Each pin is somebody's way to the clinic.
    credit: drawn for the example
    consent: agreed
  - file: photos/wall.png
    alt: A tall wall with paper notes in four colours.
    consent: agreed
attachments:
  - file: plan.pdf
    title: Plan of the ground floor
    consent: agreed
---
# How it went

Twelve people came.[^1] *Not all* of them **stayed**.

## What we counted

| Way to the clinic | People | How long it takes | What they say about it |
| --- | --- | --- | --- |
| on foot | 4 | 25 minutes | dark |
| by bus | 7 | 50 minutes, with a change at {_LONG} | twice a day |

- one
- two
    1. and a half
    2. and three quarters

> Somebody said this, and it is quoted in the story.

See [the letters](worst-letters.md) and <https://example.org/{_LONG}>.

[^1]: Counted at the door.
"""
_IN_URDU = """\
---
type: engagement
id: worst-meeting-ur
title: تصویروں، جدول اور لمبے لفظوں والا ایک اجلاس
lang: ur
translation_of: worst-meeting
summary: یہ جگہ فرضی ہے۔ یہ صفحہ دائیں سے بائیں پڑھا جاتا ہے۔
said:
  - id: s2
    words: کلینک کا راستہ اندھیرا ہے، بس دن میں دو بار آتی ہے، اور خط دیر سے آتے ہیں۔
commitments:
  - id: c2
    we_will: ہم ایسے خط لکھیں گے جو لوگ پڑھ سکیں
photos:
  - file: photos/map.png
    alt: گلی کا نقشہ جس میں 23 رنگین پن لگے ہیں۔
    caption: شام کے آخر میں نقشہ۔
formats:
  - kind: audio
    link: https://example.org/audio
    note: دس منٹ
  - kind: BSL video
    link: https://example.org/bsl
recording:
  agreed: yes
  how: جگہ فرضی ہے، اس لیے پوچھنے کو کوئی نہ تھا
---
بارہ لوگ آئے۔ *سب* **نہیں** رکے۔

## ہم نے کیا گنا

| راستہ | لوگ |
| --- | --- |
| پیدل | 4 |
| بس سے | 7 |

- ایک
- دو

1. پہلا
2. دوسرا
"""
_LETTERS = """\
---
type: follow-up
id: worst-letters
title: Letters in Urdu
project: worst
date: 2026-10-20
about: worst-meeting/c2
outcome: done
what_happened: The letters come in Urdu, in large print.
by: letters team
evidence:
  - what: the new letter
    photo: photos/wall.png
  - what: what the letter says, on a page with a long address
    link: https://example.org/letters/2026/10/20/what-the-new-letter-says-in-full.html
photos:
  - file: photos/wall.png
    alt: A letter in large print.
    consent: agreed
told:
  - who: everyone who came to the meeting
    how: by letter
community_says:
  answer: partly
  words: It came. It came to the house where we lived before.
recording: agreed
---
"""
_POSTER = """\
---
type: you-said-we-did
id: worst-poster
title: You said, we did at the clinic
project: worst
date: 2026-10-30
items:
  - worst-meeting/s1
  - worst-meeting/s2
  - worst-meeting/s4
  - worst-meeting/s5
recording: agreed
---
"""
_COMPONENTS = f"""\
# Everything that a page can hold

A page of the team's own, with *emphasis*, **strong words**, `code`, a note[^1] and {_LONG}.

## A list and a table

- one
- two, with [a link in it](about.md)

Term
:   What it means.

| Word | What it means | Since when | Who says so |
| --- | --- | --- | --- |
| waiting | it was said a short while ago | 2026 | the team |
| {_LONG} | it is long | 2026 | {_LONG} |

## Boxes

!!! note "A note"
    Something to know.

!!! warning
    Something to mind.

??? question "A box to open"
    What is in it.

### Code

```python
print("a line of code that is far too long for a narrow screen, and goes on and on and on and on")
```

> A quotation of somebody.

---

[^1]: The words of the note.
"""


def write_made_up_site(site: Path) -> None:
    """Write the site with its settings, its records and its pictures."""
    records = site / "content" / "records"
    shutil.copytree(ROOT / "content" / "records" / "exampleton", records / "exampleton")
    settings = (ROOT / "site_config.yml").read_text("utf-8")
    settings = settings.replace(_RECORDS_LINE, _RECORDS_LINE + _BRAND, 1)
    settings = re.sub(
        r"^site_name:.*", "site_name: What we heard in Exampleton", settings, flags=re.M
    )
    settings += f"\nsite_url: {ADDRESS}\n"
    texts = {
        "site_config.yml": settings,
        "content/pages/about.md": "# About us\n\nWe are the parks team.\n",
        "content/pages/components.md": _COMPONENTS,
        "content/records/worst/project.md": _PROJECT,
        "content/records/worst/meeting.md": _MEETING,
        "content/records/worst/letters.md": _LETTERS,
        "content/records/worst/meeting-ur.md": _IN_URDU,
        "content/records/worst/poster.md": _POSTER,
        "content/records/empty/project.md": _EMPTY,
        "ysgol.yml": FRAMEWORK,
        **{f"content/records/guided/{name}": text for name, text in RECORDS.items()},
    }
    for name, text in texts.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    _draw(site / "logo.png", (900, 300), "#c8102e")
    _draw(records / "worst" / "photos" / "map.png", (1600, 1000), "#2f6b52")
    _draw(records / "worst" / "photos" / "wall.png", (700, 1100), "#8a6a1f")
    page = Image.new("RGB", (595, 842), "white")
    page.save(records / "worst" / "plan.pdf", "PDF")


def _draw(path: Path, size: tuple[int, int], colour: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", size, "#f3ead8")
    pen = ImageDraw.Draw(image)
    width, height = size
    for row in range(6):
        for column in range(8):
            x, y = width * column // 8, height * row // 6
            if (row * 5 + column * 3) % 4:
                pen.rectangle((x + 10, y + 10, x + width // 10, y + height // 8), fill=colour)
    image.save(path)
