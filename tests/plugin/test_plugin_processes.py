"""However many processes build a site, and however they begin, it is the same."""

from __future__ import annotations

from datetime import date

import pytest
from engage_docs_mkdocs.run import build_site
from made_site import fingerprints

from engage_docs.keeping import processes

AS_OF = date(2026, 6, 28)
HERE = "content/records/park"
MEETING = """\
---
type: engagement
id: meeting-{n}
title: Meeting {n}
project: park
date: 2026-03-{n}
place: Exampleton hall
communities: [Neighbours]
recording: agreed
said:
  - id: s1
    words: There is nowhere to sit, said the {n}th of us.
---
A story of meeting {n}.
"""


@pytest.mark.parametrize("may_fork", [True, False])
def test_several_processes_make_the_same_site_as_one(site, monkeypatch, may_fork):
    folder = site.folder / HERE
    for number in range(10, 30):
        (folder / f"meeting-{number}.md").write_text(MEETING.format(n=number), encoding="utf-8")
    monkeypatch.setattr(processes, "_processors", lambda: 1)
    assert build_site(site.folder / "site_config.yml", AS_OF) == 0
    alone = fingerprints(site.folder / "site")

    started = []
    monkeypatch.setattr(processes, "_processors", lambda: 2)
    monkeypatch.setattr(processes, "_worth_it", lambda: 0.0)
    monkeypatch.setattr(processes, "_may_fork", lambda: may_fork)
    context = processes._context
    monkeypatch.setattr(processes, "_context", lambda: started.append(may_fork) or context())
    (site.folder / ".engage" / "kept.db").unlink()
    assert build_site(site.folder / "site_config.yml", AS_OF) == 0
    assert fingerprints(site.folder / "site") == alone
    assert started, "pages were drawn in several processes"
    started.clear()

    (folder / "meeting-10.md").unlink()
    assert build_site(site.folder / "site_config.yml", AS_OF) == 0
    edited = fingerprints(site.folder / "site")
    assert started, "pages about everything were drawn in several processes"
    assert alone.keys() - edited.keys() >= {"records/meeting-10/index.html"}
    monkeypatch.setattr(processes, "_processors", lambda: 1)
    (site.folder / ".engage" / "kept.db").unlink()
    assert build_site(site.folder / "site_config.yml", AS_OF) == 0
    assert fingerprints(site.folder / "site") == edited
