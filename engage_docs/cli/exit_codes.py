"""The exit codes of the commands, for programs that call them: docs/reports.md has the table."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of all commands. 64 to 78 are those of BSD's sysexits.h."""

    DONE = 0
    """All is done, and nothing that was asked for is wrong."""
    FINDINGS = 1
    """There is an error in the records or the settings, or a loop with a flag of --fail-on."""
    USAGE = 2
    """The command cannot be carried out as it was typed, or a file cannot be read or written."""
    LEFT_OUT = 3
    """It is done, but something was left out; the messages say what."""
    FAULT = 70
    """A fault in engage itself (EX_SOFTWARE)."""
    INTERRUPTED = 130
    """Somebody stopped it: 128 and the number of the signal SIGINT."""
