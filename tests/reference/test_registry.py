"""All codes of findings in one place."""

import pkgutil
import re
from collections import Counter
from string import Formatter

import pytest

from engage_docs import findings
from engage_docs.findings.registry import all_codes, code_named, steps


def test_names_are_unique():
    names = Counter(code.name for code in all_codes())
    assert [name for name, count in names.items() if count > 1] == []


def test_every_step_says_what_it_is_about():
    assert all(step.about and step.codes for step in steps())


def test_no_module_of_codes_is_forgotten():
    modules = {module.name for module in pkgutil.iter_modules(findings.__path__)}
    rest = {"base", "encoding", "messages", "paths", "registry"}
    assert {step.name for step in steps()} == modules - rest


def test_a_code_is_found_by_its_name():
    code = all_codes()[0]
    assert code_named(code.name) is code


def test_a_name_nobody_has_finds_nothing():
    assert code_named("no-such-code") is None


@pytest.mark.parametrize("code", all_codes(), ids=lambda c: c.name)
def test_a_code_is_well_formed(code):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.sentence
    assert code.cure
    for template in (code.sentence, code.cure):
        list(Formatter().parse(template))
