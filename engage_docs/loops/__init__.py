"""Judging: how every loop stands on a given day. Everything is derived; nobody types "overdue"."""

from __future__ import annotations

from engage_docs.loops.flags import FLAGS, Flag
from engage_docs.loops.judging import judge
from engage_docs.loops.rules import Rules
from engage_docs.loops.values import (
    Answer,
    ClaimLoop,
    CommitmentLoop,
    DecidingWord,
    Loops,
    SaidLoop,
    Shown,
    Slip,
    Telling,
)

__all__ = [
    "FLAGS",
    "Answer",
    "ClaimLoop",
    "CommitmentLoop",
    "DecidingWord",
    "Flag",
    "Loops",
    "Rules",
    "SaidLoop",
    "Shown",
    "Slip",
    "Telling",
    "judge",
]
