"""The command line: all commands together, and what happens when something goes wrong."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

import click

from engage_docs import __version__
from engage_docs.cli.build import build, serve
from engage_docs.cli.check import check
from engage_docs.cli.loops import loops
from engage_docs.cli.new import new
from engage_docs.cli.reference import reference, schema
from engage_docs.cli.say import soften, warn
from engage_docs.cli.start import init

USAGE = 2
INTERRUPTED = 130
UNEXPECTED = 70


class InOrder(click.Group):
    """Lists the commands in the order in which a team meets them, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(
    cls=InOrder,
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


for command in (init, new, check, loops, build, serve, schema, reference):
    engage.add_command(command)


def main(args: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code. People never see a traceback."""
    soften(sys.stdout, sys.stderr)
    sys.exit(_run(args))


def _run(args: Sequence[str] | None) -> int:
    try:
        code = engage.main(args, prog_name="engage", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as mistake:
        mistake.show()
        return mistake.exit_code
    except (click.Abort, KeyboardInterrupt):
        warn("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        _swallow_the_rest()
        return 1
    except OSError as trouble:
        return _cannot(trouble)
    except Exception as surprise:  # the last line of defence: say it plainly
        return _unexpected(surprise)
    return code if isinstance(code, int) else 0


def _swallow_the_rest() -> None:
    """The reader of our output has gone (``engage check | head``): that is not an error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _cannot(trouble: OSError) -> int:
    if os.environ.get("ENGAGE_DEBUG"):
        traceback.print_exception(trouble)
    what = (trouble.strerror or str(trouble)).rstrip(".")
    where = f": {trouble.filename}" if trouble.filename else ""
    warn(f"This did not work: {what[:1].lower()}{what[1:]}{where}")
    return USAGE


def _unexpected(surprise: Exception) -> int:
    if os.environ.get("ENGAGE_DEBUG"):
        traceback.print_exception(surprise)
    summary = " ".join(f"{type(surprise).__name__}: {surprise}".split())
    warn(
        f"This is a fault in engage, not in your records: {summary}. "
        "Nothing more was done. Please report it, with this line and the command you typed; "
        "to see the details, set ENGAGE_DEBUG=1 and run the command again."
    )
    return UNEXPECTED
