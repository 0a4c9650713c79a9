"""The documentation names every page that an owner can put into the menu."""

from documentation import ROOT, text_of

from engage_docs.site.sections import SECTIONS


def test_every_section_that_is_in_no_menu_is_named():
    text = text_of(ROOT / "docs" / "publishing.md")
    missing = [one.name for one in SECTIONS if not one.in_menu and f"`{one.name}.md`" not in text]
    assert missing == []
