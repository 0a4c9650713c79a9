"""Filters and pages of a list come in place where there are scripts, and are links where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Look
    from playwright.sync_api import Page
    from showcase import Showcase

MARK = "document.documentElement.setAttribute('data-same-page', '')"
IS_SAME = "document.documentElement.hasAttribute('data-same-page')"


def choose(tab: Page) -> None:
    """Choose what is done, by keyboard."""
    tab.locator(".filters summary", has_text="Status").press("Enter")
    tab.locator(".filters a", has_text="Done").first.press("Enter")
    tab.wait_for_url("**/said/status/done/")


def test_a_filter_comes_in_place_and_its_heading_is_read(
    look: Look, showcases: list[Showcase]
) -> None:
    tab = look.at(showcases[0], "said/")
    tab.evaluate(MARK)
    choose(tab)
    tab.locator("h1", has_text="What you said: done").wait_for()
    assert tab.evaluate(IS_SAME)
    assert tab.title().startswith("What you said: done")
    assert tab.evaluate("document.activeElement.tagName") == "H1"
    assert tab.locator(".footer button").count() == 1


def test_links_of_the_new_page_lead_where_they_say(look: Look, showcases: list[Showcase]) -> None:
    tab = look.at(showcases[0], "said/")
    choose(tab)
    tab.locator("h1", has_text="What you said: done").wait_for()
    tab.locator(".menu a", has_text="Promises").click()
    tab.wait_for_url(look.address(showcases[0], "promises/"))


def test_two_turns_come_in_place(look: Look, showcases: list[Showcase]) -> None:
    tab = look.at(showcases[0], "said/")
    tab.evaluate(MARK)
    choose(tab)
    tab.locator("h1", has_text="What you said: done").wait_for()
    tab.locator(".filters summary", has_text="Status").press("Enter")
    tab.locator(".filters a", has_text="Unanswered").first.press("Enter")
    tab.locator("h1", has_text="What you said: unanswered").wait_for()
    assert tab.evaluate(IS_SAME)


def test_the_way_back_leads_to_the_whole_list(look: Look, showcases: list[Showcase]) -> None:
    tab = look.at(showcases[0], "said/")
    choose(tab)
    tab.locator("h1", has_text="What you said: done").wait_for()
    tab.go_back()
    tab.wait_for_url(look.address(showcases[0], "said/"))
    tab.locator("h1", has_text="What you said").wait_for()
    assert tab.locator(".showing").count() == 0


def test_a_page_that_needs_another_style_is_a_new_page(
    look: Look, showcases: list[Showcase]
) -> None:
    tab = look.at(showcases[0], "said/status/done/")
    tab.evaluate(MARK)
    tab.locator(".showing a").click()
    tab.wait_for_url(look.address(showcases[0], "said/"))
    tab.locator(".charts").wait_for()
    assert not tab.evaluate(IS_SAME)


def test_where_nothing_comes_the_link_is_followed(look: Look, showcases: list[Showcase]) -> None:
    tab = look.at(showcases[0], "said/")
    tab.evaluate("() => { window.fetch = () => Promise.reject(new Error('no line')); }")
    tab.evaluate(MARK)
    choose(tab)
    tab.locator("h1", has_text="What you said: done").wait_for()
    assert not tab.evaluate(IS_SAME)


def test_without_scripts_a_filter_is_a_link(look: Look, showcases: list[Showcase]) -> None:
    tab = look.at(showcases[0], "said/", java_script_enabled=False)
    choose(tab)
    assert tab.locator("h1").inner_text() == "What you said: done"
