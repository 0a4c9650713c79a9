"""All loops of a ledger, judged."""

from __future__ import annotations

from datetime import date

from engage_docs.links.ledger import ArtefactLine, Ledger
from engage_docs.loops import flags
from engage_docs.loops.closing import ending
from engage_docs.loops.commitments import judge_commitment
from engage_docs.loops.flags import FLAGS
from engage_docs.loops.news import tellings
from engage_docs.loops.rules import Rules, day_by, has_happened
from engage_docs.loops.said import judge_said
from engage_docs.loops.values import ClaimLoop, Loops


def judge(ledger: Ledger, as_of: date, rules: Rules) -> Loops:
    """Return how every loop in the ledger stands on ``as_of``.

    What is dated after ``as_of`` is not yet counted.
    """
    commitments = {
        address: judge_commitment(entry, ledger, as_of, rules)
        for address, entry in ledger.commitments.items()
        if has_happened(entry.record.date, as_of)
    }
    said = {
        address: judge_said(entry, commitments, as_of, rules)
        for address, entry in ledger.said.items()
        if has_happened(entry.record.date, as_of)
    }
    claims = {
        address: _judge_claim(line, as_of)
        for address, line in ledger.claims.items()
        if has_happened(line.record.date, as_of)
    }
    return Loops(as_of, said, commitments, claims)


def _judge_claim(line: ArtefactLine, as_of: date) -> ClaimLoop:
    """A deed that answers nothing on record stays open until it is linked to what was said."""
    made_on = day_by(line.record.date, as_of)
    end = ending("done", made_on, None, (), tellings((), (line,), as_of), ())
    lacks = (flags.CLAIM_WITHOUT_A_SOURCE, *end.flags)
    in_order = tuple(f for f in FLAGS if f in lacks)
    return ClaimLoop(line, in_order, open=True, raised_on=made_on, told=end.told)
