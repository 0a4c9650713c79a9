"""``brand:`` in the settings: what is used, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage_docs.config import settings_from
from engage_docs.config.model import Brand
from engage_docs.findings import Finding, Severity

HEAD = "site_name: Exampleton\nplugins:\n  - engage:\n      brand:\n"


def read(*lines: str) -> tuple[Brand, list[Finding]]:
    text = HEAD + "".join(f"        {line}\n" for line in lines)
    settings, findings = settings_from(text.encode(), Path("site_config.yml"), "site_config.yml")
    assert settings is not None
    return settings.brand, findings


def test_everything_a_team_can_say() -> None:
    brand, findings = read(
        'colour: "#0A4B57"',
        "logo: pictures/logo.png",
        "logo_alt: A crest",
        "font: Frutiger, Arial",
    )
    assert brand.colour == "#0a4b57"
    assert brand.font == '"Frutiger", "Arial", system-ui, sans-serif'
    assert (brand.logo, brand.logo_alt) == ("pictures/logo.png", "A crest")
    assert brand.logo_at is not None
    assert brand.logo_at.line == 6
    assert findings == []


def test_a_colour_without_its_sign_needs_no_quotes() -> None:
    brand, findings = read("colour: 005544 # our green")
    assert brand.colour == "#005544"
    assert findings == []


def test_a_colour_that_yaml_takes_for_a_remark_is_said() -> None:
    brand, findings = read("colour: #0a4b57")
    assert brand.colour == ""
    assert [f.code.name for f in findings] == ["cut-by-hash"]
    assert 'colour: "#0a4b57"' in findings[0].cure


def test_a_colour_that_is_hard_to_read_is_kept_and_its_change_is_said() -> None:
    brand, findings = read('colour: "#ffcc00"')
    assert brand.colour == "#ffcc00"
    (note,) = findings
    assert note.severity is Severity.NOTE
    assert (note.place.line, note.place.column) == (5, 17)
    assert note.values["asked"] == "#ffcc00"
    assert str(note.values["accent"]) in note.sentence
    assert "1.2 to 1" in note.sentence
    assert "7 to 1" in note.sentence


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("colour: crimson", "brand-colour-wrong"),
        ("colour: rgb(1 2 3)", "brand-colour-wrong"),
        ("font: url(https://fonts.example/a)", "brand-font-wrong"),
        ('font: "a;b"', "brand-font-wrong"),
        ('color: "#0a4b57"', "key-unknown"),
        ('colour: ["#0a4b57"]', "list-for-text"),
    ],
)
def test_what_cannot_be_used_is_an_error_at_its_place(line: str, code: str) -> None:
    _, findings = read(line)
    assert [(f.code.name, f.severity, f.place.line) for f in findings] == [
        (code, Severity.ERROR, 5)
    ]


@pytest.mark.parametrize("text", ["brand: red", "brand: []", "brand:", "brand: {}"])
def test_a_brand_that_is_no_table_gives_the_look_of_the_theme(text: str) -> None:
    source = f"site_name: Exampleton\nplugins:\n  - engage:\n      {text}\n"
    settings, _ = settings_from(source.encode(), Path("site_config.yml"), "site_config.yml")
    assert settings is not None
    assert settings.brand == Brand()
