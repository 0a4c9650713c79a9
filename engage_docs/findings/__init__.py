"""Findings: every mistake or doubt the software can report.

Each step of the flow keeps its codes in a module of its own here; ``registry`` brings them
together. The messages, the reference page and the silencing of a code all come from them.
"""

from engage_docs.findings.base import (
    Code,
    Finding,
    Place,
    Problem,
    Severity,
    has_errors,
    in_order,
)

__all__ = ["Code", "Finding", "Place", "Problem", "Severity", "has_errors", "in_order"]
