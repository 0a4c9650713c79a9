"""The command line: all commands together, and what happens when something goes wrong."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from engage_docs import __version__
from engage_docs.cli.console import replace_missing_letters, write_error
from engage_docs.cli.exit_codes import ExitCode

# Where each command is. Each imports what it needs, and no command waits for the others.
_MODULES = {
    "init": "start",
    "new": "new",
    "check": "check",
    "loops": "loops",
    "build": "build",
    "serve": "build",
    "schema": "reference",
    "reference": "reference",
}


class Commands(click.Group):
    """The commands in the order in which a team meets them, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"{__package__}.{_MODULES[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
    epilog="Help for one command, for example: engage new --help",
)
@click.version_option(__version__, prog_name="engage")
def engage() -> None:
    """Keep promises made to communities in plain sight.

    You write down what people said, what you promised and what came of it, in plain text
    files. engage looks for mistakes, lists what is still open, and makes a public website.

    \b
    To begin:
      engage init my-site      start a site of your own
      cd my-site               go into its folder
      engage build             build it
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code. People never see a traceback.

    ``args`` are those of the command line, if none are given.
    """
    replace_missing_letters(sys.stdout, sys.stderr)
    # Nearly all that a command makes it needs until it ends: a search for what it does not need
    # took a tenth of its time, and found nothing.
    gc.disable()
    try:
        code = _run(args)
    finally:
        gc.enable()
    sys.exit(code)


def _run(args: Sequence[str] | None) -> int:
    try:
        code = engage.main(args, prog_name="engage", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as mistake:
        mistake.show()
        return mistake.exit_code
    except (click.Abort, KeyboardInterrupt):
        write_error("Stopped.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (``engage check | head``): swallow the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FINDINGS
    except Exception as error:  # the last line of defence: say it plainly
        return _explain(error)
    return code if isinstance(code, int) else ExitCode.DONE


def _explain(error: Exception) -> int:
    """Say what went wrong, with the traceback only if it is asked for; return the exit code."""
    if os.environ.get("ENGAGE_DEBUG"):
        import traceback  # hardly ever needed

        traceback.print_exception(error)
    if isinstance(error, OSError) and error.strerror:
        what = (error.strerror or str(error)).rstrip(".")
        where = f": {error.filename}" if error.filename else ""
        write_error(f"This did not work: {what[:1].lower()}{what[1:]}{where}")
        return ExitCode.USAGE
    summary = " ".join(f"{type(error).__name__}: {error}".split())
    write_error(
        f"This is a fault in engage, not in your records: {summary}. "
        "Nothing more was done. Please report it, with this line and the command you typed; "
        "to see the details, set ENGAGE_DEBUG=1 and run the command again."
    )
    return ExitCode.FAULT
