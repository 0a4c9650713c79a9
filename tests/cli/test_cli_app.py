"""What every command has in common: help, faults, pipes."""

import os
import subprocess
import sys

import click
import pytest

from engage_docs.cli import app, engage, main
from engage_docs.cli.console import uses_colour

ENGAGE = [sys.executable, "-c", "from engage_docs.cli import main; main()"]
CONTEXT = click.Context(engage)
COMMANDS = {name: engage.get_command(CONTEXT, name) for name in engage.list_commands(CONTEXT)}
VISIBLE = [name for name, command in COMMANDS.items() if not command.hidden]


class Terminal:
    def isatty(self):
        return True


@pytest.mark.parametrize("name", VISIBLE)
def test_help_has_an_example(run, name):
    output = run(name, "--help").output
    assert f"\n    engage {name}" in output


@pytest.mark.parametrize("name", VISIBLE)
def test_the_list_of_commands_says_what_each_is_for(run, name):
    assert COMMANDS[name].short_help in run("--help").output


def test_the_first_command_comes_first():
    assert list(COMMANDS)[:2] == ["init", "new"]


def test_it_needs_no_mkdocs():
    code = "import engage_docs.cli, sys; print([m for m in sys.modules if m.startswith('mkdocs')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_no_command_at_all_gives_help():
    done = subprocess.run(ENGAGE, capture_output=True, text=True, check=False)
    assert "To begin:" in done.stdout + done.stderr
    assert done.returncode == 2


def test_an_unknown_command_is_a_wrong_command(run):
    result = run("chek")
    assert "No such command 'chek'" in result.output
    assert result.exit_code == 2


def faulty(monkeypatch, fault):
    def fail(*_, **__):
        raise fault

    monkeypatch.setattr(app.engage, "main", fail)


def test_a_fault_of_ours_is_one_plain_line(monkeypatch, capsys):
    monkeypatch.delenv("ENGAGE_DEBUG", raising=False)
    faulty(monkeypatch, ValueError("a\nsurprise"))
    with pytest.raises(SystemExit) as end:
        main([])
    error = capsys.readouterr().err
    assert error.startswith(
        "This is a fault in engage, not in your records: ValueError: a surprise."
    )
    assert error.count("\n") == 1
    assert end.value.code == 70


def test_the_details_come_when_asked_for(monkeypatch, capsys):
    monkeypatch.setenv("ENGAGE_DEBUG", "1")
    faulty(monkeypatch, ValueError("surprise"))
    with pytest.raises(SystemExit):
        main([])
    assert "Traceback" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_no_fault_of_ours(monkeypatch, capsys):
    monkeypatch.delenv("ENGAGE_DEBUG", raising=False)
    faulty(monkeypatch, PermissionError(13, "Permission denied", "site"))
    with pytest.raises(SystemExit) as end:
        main([])
    assert capsys.readouterr().err == "This did not work: permission denied: site\n"
    assert end.value.code == 2


def test_stopping_it_leaves_no_traceback(monkeypatch, capsys):
    faulty(monkeypatch, KeyboardInterrupt())
    with pytest.raises(SystemExit) as end:
        main([])
    assert capsys.readouterr().err == "Stopped.\n"
    assert end.value.code == 130


@pytest.mark.skipif(os.name == "nt", reason="pipes end in another way there")
def test_a_pipe_that_closes_leaves_no_traceback():
    process = subprocess.Popen(
        [*ENGAGE, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()


def test_a_terminal_without_the_letters_does_not_crash(site):
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    path = site / "content/records/high-street/ক্লিনিক.md"
    path.write_text("---\ntype: ক্লিনিক\n---\n", encoding="utf-8")
    done = subprocess.run([*ENGAGE, "check"], env=env, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_json_in_a_file_is_utf_8_on_any_terminal(site):
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    path = site / "content/records/high-street/2026-03-14-walkabout.md"
    path.write_text(path.read_text("utf-8").replace("Could the", "লাইট Could the"), "utf-8")
    command = [*ENGAGE, "loops", "--format", "json"]
    done = subprocess.run(command, env=env, capture_output=True, check=True)
    assert "লাইট" in done.stdout.decode("utf-8")


def test_colour_on_a_terminal():
    assert uses_colour(Terminal(), {})


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(environ):
    assert not uses_colour(Terminal(), environ)


def test_schema_is_a_document(run):
    assert run("schema").output.startswith('{\n  "$schema"')


def test_reference_writes_its_pages(run, tmp_path):
    run("reference", str(tmp_path / "reference"))
    assert (tmp_path / "reference/fields.md").is_file()
