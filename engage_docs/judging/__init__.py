"""Judging: how every loop stands on a given day. Everything is derived; nobody types "overdue"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.lazy import on_demand

if TYPE_CHECKING:
    from engage_docs.judging.flags import FLAGS, Flag
    from engage_docs.judging.loops import (
        Answer,
        ClaimLoop,
        CommitmentLoop,
        Decision,
        Loops,
        SaidLoop,
        Shown,
        Slip,
        Telling,
    )
    from engage_docs.judging.rules import Rules
    from engage_docs.judging.standing import judge
else:
    __getattr__ = on_demand(
        __name__,
        {
            "flags": ("FLAGS", "Flag"),
            "loops": (
                "Answer",
                "ClaimLoop",
                "CommitmentLoop",
                "Decision",
                "Loops",
                "SaidLoop",
                "Shown",
                "Slip",
                "Telling",
            ),
            "rules": ("Rules",),
            "standing": ("judge",),
        },
    )

__all__ = [
    "FLAGS",
    "Answer",
    "ClaimLoop",
    "CommitmentLoop",
    "Decision",
    "Flag",
    "Loops",
    "Rules",
    "SaidLoop",
    "Shown",
    "Slip",
    "Telling",
    "judge",
]
