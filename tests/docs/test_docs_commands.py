"""Each command in the documentation exists, with these options."""

import re
import shlex

import click
import pytest
from documentation import PAGES, ROOT, STARTER_README, blocks, commands, name_of, text_of

from engage_docs.cli import engage

CONTEXT = click.Context(engage)
COMMANDS = [
    pytest.param(words, whole, id=f"{name_of(path)}: {words}")
    for path in [*PAGES, STARTER_README]
    for words, whole in commands(path)
]


def test_there_are_commands():
    assert len(COMMANDS) > 30


@pytest.mark.parametrize(("words", "whole"), COMMANDS)
def test_the_command_exists(words, whole):
    name, *args = shlex.split(words)
    command = engage.get_command(CONTEXT, name)
    try:
        command.make_context(name, args, obj={})
    except click.MissingParameter:
        assert not whole


def test_the_readme_names_every_command():
    text = text_of(ROOT / "README.md")
    hidden_or_special = {"schema"}
    for name in engage.list_commands(CONTEXT):
        command = engage.get_command(CONTEXT, name)
        assert command.hidden or name in hidden_or_special or f"engage {name}" in text


def test_the_two_commands_come_first():
    first = [body.strip() for body in blocks(ROOT / "README.md", "console")][:2]
    assert first == ["make site", "make test"]


def test_every_make_command_exists():
    targets = set(re.findall(r"(?m)^([a-z]+):", text_of(ROOT / "Makefile")))
    for path in PAGES:
        used = re.findall(r"(?m)(?:^|`)make ([a-z]+)(?:`|$)", text_of(path))
        assert set(used) <= targets
