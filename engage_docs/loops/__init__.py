"""Judging: how every loop stands on a given day. Everything is derived; nobody types "overdue"."""

from engage_docs.loops.flags import FLAGS
from engage_docs.loops.judging import judge
from engage_docs.loops.rules import Rules
from engage_docs.loops.values import ClaimLoop, CommitmentLoop, Loops, SaidLoop

__all__ = ["FLAGS", "ClaimLoop", "CommitmentLoop", "Loops", "Rules", "SaidLoop", "judge"]
