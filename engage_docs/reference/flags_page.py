"""The list of flags, made from the table of flags."""

from __future__ import annotations

from collections.abc import Sequence

from engage_docs.loops.flags import FLAGS, Flag
from engage_docs.reference.markdown import code, page

_INTRODUCTION = """\
A flag says what a loop lacks. Nobody types a flag: each one is worked out from the dated records
and from the day the site is built for. To make a flag go away, write down what happened.

`engage loops` shows the flags. `--fail-on` takes their names.\
"""


def flags_page(flags: Sequence[Flag] = FLAGS) -> str:
    """The page ``docs/reference/flags.md``."""
    blocks = [_INTRODUCTION]
    for flag in flags:
        blocks += [
            f"## {flag.label}",
            f"{flag.sentence}",
            f"**What to do.** {flag.cure}",
            f"Its name in reports is {code(flag.name)}.",
        ]
    return page("Flags", *blocks)
