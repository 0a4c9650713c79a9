"""A meeting in English, with a translation into Urdu and one into Welsh."""

from __future__ import annotations

MEETING = """\
--- meeting.md
---
type: engagement
id: meeting
title: Meeting
date: 2026-06-01
place: Library
recording: agreed
said:
  - id: s1
    words: The clinic is two buses away.
  - id: s2
    words: Will the letters come in Bengali?
commitments:
  - id: c1
    we_will: find a second place
    answers: s1
---
--- meeting-ur.md
---
type: engagement
id: meeting-ur
title: ملاقات
lang: ur
translation_of: meeting
recording: agreed
said:
  - id: s1
    words: کلینک دو بسوں کی دوری پر ہے۔
---
--- meeting-cy.md
---
type: engagement
id: meeting-cy
title: Cyfarfod
lang: cy
translation_of: meeting
recording: agreed
commitments:
  - id: c1
    we_will: Byddwn yn dod o hyd i ail le
---
"""
