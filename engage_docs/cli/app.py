"""The command line: all commands together, and what happens when something goes wrong."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
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


class Commands(MutableMapping[str, click.Command]):
    """The commands by their names. One is imported when it is first asked for."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = dict(modules)
        self._commands: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._commands:
            module = import_module(f"{__package__}.{self._modules[name]}")
            self._commands[name] = getattr(module, name)
        return self._commands[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._modules[name] = ""
        self._commands[name] = command

    def __delitem__(self, name: str) -> None:
        del self._modules[name]
        self._commands.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


class InOrder(click.Group):
    """Lists the commands in the order in which a team meets them, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(
    cls=InOrder,
    commands=Commands(_MODULES),
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
        _swallow_the_rest()
        return ExitCode.FINDINGS
    except OSError as trouble:
        return _cannot(trouble)
    except Exception as surprise:  # the last line of defence: say it plainly
        return _unexpected(surprise)
    return code if isinstance(code, int) else ExitCode.DONE


def _swallow_the_rest() -> None:
    """The reader of our output has gone (``engage check | head``): that is not an error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _cannot(trouble: OSError) -> int:
    if os.environ.get("ENGAGE_DEBUG"):
        _print(trouble)
    what = (trouble.strerror or str(trouble)).rstrip(".")
    where = f": {trouble.filename}" if trouble.filename else ""
    write_error(f"This did not work: {what[:1].lower()}{what[1:]}{where}")
    return ExitCode.USAGE


def _unexpected(surprise: Exception) -> int:
    if os.environ.get("ENGAGE_DEBUG"):
        _print(surprise)
    summary = " ".join(f"{type(surprise).__name__}: {surprise}".split())
    write_error(
        f"This is a fault in engage, not in your records: {summary}. "
        "Nothing more was done. Please report it, with this line and the command you typed; "
        "to see the details, set ENGAGE_DEBUG=1 and run the command again."
    )
    return ExitCode.FAULT


def _print(error: Exception) -> None:
    import traceback  # hardly ever needed

    traceback.print_exception(error)
