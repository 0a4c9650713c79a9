"""A page says by itself that it has grown old, by the clock of whoever reads it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from showcase import AS_OF

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Look
    from playwright.sync_api import Page
    from showcase import Showcase


@pytest.mark.parametrize(
    ("age", "is_old"), [(timedelta(days=7, hours=23), False), (timedelta(days=8, hours=1), True)]
)
def test_a_page_is_old_after_seven_days(
    look: Look,
    showcases: list[Showcase],
    page_at: Callable[..., Page],
    age: timedelta,
    is_old: bool,
) -> None:
    tab = page_at()
    tab.clock.set_fixed_time(datetime.fromisoformat(AS_OF).replace(tzinfo=UTC) + age)
    for site in showcases:
        for page in site.samples:
            tab.goto(look.address(site, page))
            assert (tab.locator(".old").count() == 1) is is_old, page
            if is_old:
                said = tab.locator(".old").inner_text()
                assert re.search(r"\b8\b", said), page
                assert "8 days old" in said or tab.locator("html[lang=cy]").count()


def test_a_clock_that_is_behind_says_nothing(
    look: Look, showcases: list[Showcase], page_at: Callable[..., Page]
) -> None:
    tab = page_at()
    tab.clock.set_fixed_time(datetime(2020, 1, 1, tzinfo=UTC))
    tab.goto(look.address(showcases[0], ""))
    assert tab.locator(".old").count() == 0
