"""The accessibility statement in the settings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from engage_docs import read_site
from engage_docs.config import read_settings

CASES = Path(__file__).parent / "cases"
DAY = date(2026, 11, 23)


def test_the_contact_of_the_statement_may_be_published() -> None:
    settings, findings = read_settings(CASES / "statement-of-a-site-nobody-tested.yml")
    assert findings == []
    assert settings is not None
    assert settings.accessibility is not None
    assert settings.allow_details == ("access@exampleton.example",)


def test_a_site_without_a_statement_is_warned_and_can_say_why_not(tmp_path: Path) -> None:
    path = tmp_path / "site_config.yml"
    (tmp_path / "content" / "records").mkdir(parents=True)
    path.write_text("site_name: Exampleton\nplugins:\n  - engage:\n      answer_within: 20\n")
    names = [f.code.name for f in read_site(path, DAY).findings]
    assert names == ["no-accessibility-statement"]
    with path.open("a") as file:
        file.write(
            "      silence:\n        - code: no-accessibility-statement\n"
            "          reason: we are a tenants' group, and no law asks us\n"
        )
    assert read_site(path, DAY).findings == ()
