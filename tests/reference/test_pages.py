"""The reference pages come from the tables and are up to date."""

from pathlib import Path

import pytest

from engage_docs.config import SETTINGS, settings_from
from engage_docs.findings import Code, Severity
from engage_docs.findings.registry import CodeGroup, all_codes
from engage_docs.loops.flags import FLAGS
from engage_docs.records.registry import RECORD_TYPES
from engage_docs.reference import fields_page, findings_page, flags_page, pages, settings_page
from engage_docs.reference.pages import template_in_words

FOLDER = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", pages())
def test_the_page_is_up_to_date(name):
    shown = (FOLDER / name).read_text(encoding="utf-8")
    assert shown == pages()[name], "to renew the pages, type: engage reference docs/reference"


def test_no_page_is_left_over():
    assert {path.name for path in FOLDER.iterdir()} == set(pages())


def test_every_field_has_its_row():
    page = fields_page()
    for record_type in RECORD_TYPES.values():
        for field in record_type.fields:
            assert f"| `{field.name}` | {field.help} |" in page


def test_every_choice_is_explained():
    page = fields_page()
    for record_type in RECORD_TYPES.values():
        for field in record_type.fields:
            for choice in field.choices:
                assert f"| `{choice.name}` | {choice.help} |" in page


def test_every_finding_has_its_heading():
    page = findings_page()
    assert all(f"### `{code.name}`\n" in page for code in all_codes())


def test_every_flag_is_listed():
    page = flags_page()
    assert all(f"`{flag.name}`" in page for flag in FLAGS)


def test_every_setting_is_listed():
    page = settings_page()
    assert all(f"| `{setting.name}` | {setting.help} |" in page for setting in SETTINGS)


def test_the_example_of_the_settings_is_read_without_a_mistake():
    example = settings_page().partition("```yaml\n")[2].partition("```")[0]
    text = f"site_name: A site\ndocs_dir: content/pages\n{example}"
    _, findings = settings_from(text.encode(), Path("site_config.yml"), "site_config.yml")
    assert findings == []


def test_a_place_for_a_value_is_shown_as_such():
    assert template_in_words("No {near_match} in *{path}*.") == "No ‹near match› in \\*‹path›\\*."


def test_a_cure_made_wholly_from_the_record_is_said_in_words():
    code = Code("x", "Wrong.", "{suggestion}", severity=Severity.ERROR)
    assert "The message says what to do" in findings_page([CodeGroup("s", "Codes for x.", (code,))])
