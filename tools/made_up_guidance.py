"""Records of the made-up site that put the guidance into practice, with all there can be."""

from __future__ import annotations

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

FRAMEWORK = """\
id: ysgol
title: Ysgol cyfranogiad ein tîm
language: cy
source: Canllaw ein tîm
applies_to: participation
terms:
  - term: Rhannu grym
    definition: Mae'r ddwy ochr yn penderfynu gyda'i gilydd.
"""
_PROJECT = f"""\
---
type: project
id: guided
title: A project with everything the guidance asks for
purpose:
  why: Show how a page looks when nothing is left out.
  aims: [needs, service-design]
organisation: Exampleton Council
place: Exampleton
communities: [{LONG}]
why:
  personal: I grew up here.
  shared: Nobody should have to wait two hours for a bus.
participation: {{now: consultation, aim: Rhannu grym}}
on_the_table:
  open: [when the bus runs]
  fixed:
    - what: the number of buses
      why: there is money for one
approaches: [asset-mapping, peer-support, a way of our own]
plan:
  purpose: To find out what keeps people from the clinic.
  goals: A bus that people use, by summer.
  methods: A walk, a meeting and a survey.
goal_changes:
  - date: 2026-05-02
    before: a second clinic
    now: a bus to the clinic
    reason: people said that the way is the matter, not the place
  - date: 2026-08-01
    now: "a bus to the clinic, and {LONG}"
evaluation:
  plan: yes
  link: https://example.org/plan.html
  measures:
    - what: how many people take the bus
      agreed_with: people at the meeting
    - what: how long they wait
  monitored: no
roles:
  - role: community-health-champions
    recruited: six people from the estate, by word of mouth
    did: knocked on every door in three streets
assets:
  - name: the hall of the sailing club
    kind: facilities
    found_by: people at the walk
    used_in: [guided-meeting, guided-meeting/c1]
  - the bench by the bus stop, where everybody talks
outcomes:
  - outcome: improved-access
    words: Twice as many people came to the clinic.
    evidence:
      - what: the figures of the clinic
        link: https://example.org/figures.html
  - equity
quality:
  - statement: priorities
    words: People chose the three aims at the first meeting.
  - evaluation-process-a
recording: agreed
---
The whole story.
"""
_MEETING = f"""\
---
type: engagement
id: guided-meeting
title: A walk to the clinic
project: guided
date: 2026-06-10
place: The sailing club
method: [citizens-jury, a walk]
participation: limited-consultation
purpose: find out what the way is like
approaches: community-development
communities:
  - name: {LONG}
    reached: 12
recording: agreed
barriers:
  - barrier: transport
    done: A minibus went to and fro.
  - language
  - barrier: "{LONG}"
    done: "{LONG}"
assets:
  - name: people who know every path
    kind: knowledge
    found_by: those who walked along
    used_in: guided-decision
roles:
  - role: bridging-roles
    supported: the bus fare
marks:
  where-people-are: We walked their way with them.
  difficult-issues: Somebody wept, and we stayed.
quality: assets
said:
  - id: s1
    words: It is dark behind the sailing club.
commitments:
  - id: c1
    we_will: put up a lamp behind the sailing club
    answers: s1
    owner: lighting team
    due: 2026-12-24
---
Twelve people walked, one on crutches.
"""
_DECISION = """\
---
type: decision
id: guided-decision
title: A lamp first, the bus later
project: guided
date: 2026-07-01
by: the transport board
decided: The lamp comes this year. The bus waits for the next budget.
reasons: A lamp costs little, and everybody asked for it.
rests_on: [guided-meeting/s1, guided-meeting]
grounds:
  publicity: The minutes are on the page of the board.
  appeals: Anybody may write to the board.
challenge:
  how: write to the board, or say it at the next meeting
  until: 2026-12-31
enforced: the board looks at it each quarter, in a public meeting
changes:
  - date: 2026-09-01
    what: The lamp comes in October.
    reason: the ground has to be dug up anyway
  - what: The bus is paid by the hospital.
recording: agreed
---
"""
_MOMENT = f"""\
---
type: moment
id: guided-moment
title: The evening somebody brought the key
project: guided
date: autumn 2026
place: The sailing club
communities: [{LONG}]
building_blocks: [physical-space, connected, a cup of tea]
key_moments: [meeting-places, listening]
actions: [safe-spaces, small-stuff]
summary: How a locked hall became the place where everybody meets.
recording: agreed
---
For years the hall behind the sailing club was locked. One evening somebody came with the key and
said: you look cold out here.

> We have met there ever since.
"""
_OTHER_MOMENT = """\
---
type: moment
id: guided-other-moment
title: A bus driver who waited
project: guided
date: 2026-09-03
building_blocks: control
recording: agreed
---
He saw her run, and he waited.
"""
_OTHER_DECISION = """\
---
type: decision
id: guided-other-decision
title: No second clinic
project: guided
date: 2025-11-11
decided: There will be no second clinic.
recording: agreed
---
"""
_PROFILE = f"""\
---
type: community
id: guided-profile
title: {LONG}
project: guided
also_called: [those of the long name]
meaning: [place, condition]
in_their_words: We are the ones whom nobody can spell.
spoken_for_by:
  - who: the committee of the sailing club
    of_whom: the members; few of them are under sixty
  - the school
we_reach: [people who sail]
we_miss: [people who work nights, people who cannot leave their homes]
assets:
  - name: the hall
    kind: facilities
barriers:
  - barrier: digital-exclusion
    done: Everything is sent by letter as well.
recording: agreed
---
They came with the harbour.
"""
_REVIEW = """\
---
type: review
id: guided-review
title: Looking back at the walk
project: guided
date: 2026-06-20
engagement: guided-meeting
by_team:
  who: the team of the project
  how: a talk the day after
  marks:
    where-people-are: We walked their way with them.
    accessible: There was a minibus.
    valuing-time: Fares were paid.
  words: We would do it again.
by_participants:
  who: people who walked along
  number: 9
  how: a card with three questions
  marks:
    accessible: The minibus left before the end.
    connections: We have met every week since.
recording: agreed
---
"""
_RESOURCE = """\
---
type: resource
id: guided-resource
title: The guide to community-centred approaches
project: guided
category: [evidence, guidance]
place: England
abstract: It sorts the ways of working with communities into a family of four strands.
citation:
  title: A guide to community-centred approaches for health and wellbeing
  authors: [Jane South]
  year: 2015
  publisher: Public Health England
  url: https://www.gov.uk/government/publications/health-and-wellbeing-a-guide-to-community-centred-approaches
recording: agreed
---
"""
_PLAIN_RESOURCE = """\
---
type: resource
id: guided-map
title: A map of every path
project: guided
category: a map
recording: agreed
---
"""

RECORDS = {
    "project.md": _PROJECT,
    "meeting.md": _MEETING,
    "decision.md": _DECISION,
    "moment.md": _MOMENT,
    "other-moment.md": _OTHER_MOMENT,
    "other-decision.md": _OTHER_DECISION,
    "profile.md": _PROFILE,
    "review.md": _REVIEW,
    "resource.md": _RESOURCE,
    "map.md": _PLAIN_RESOURCE,
}
"""The files of the project, by their names in its folder."""
