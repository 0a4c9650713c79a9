"""The early look at the standby counts only as long as nothing else was at work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from engage_docs_mkdocs.foresight import Foresight
from engage_docs_mkdocs.kept_site import standby_of
from engage_docs_mkdocs.run import build_site
from made_site import Site

from engage_docs.building.lock import locked
from engage_docs.settings import read_settings
from engage_docs.store import Store


@pytest.fixture
def store(site: Site) -> Iterator[Store]:
    assert build_site(site.folder / "site_config.yml", date(2026, 6, 28)) == 0
    with Store.open(site.folder) as store:
        yield store


def begun(site: Site, store: Store, live: Path) -> Foresight:
    settings, _ = read_settings(site.folder / "site_config.yml")
    assert settings is not None
    foresight = Foresight()
    foresight.begin(live, settings, store)
    return foresight


def test_a_standby_that_was_left_alone_is_as_known(site: Site, store: Store) -> None:
    live = (site.folder / "site").resolve()
    before, is_as_known = begun(site, store, live).end(live, store)
    assert is_as_known is True
    assert "index.html" in before.trees.standby.files


def test_a_file_that_was_changed_by_hand_shows(site: Site, store: Store) -> None:
    live = (site.folder / "site").resolve()
    (standby_of(site.folder, live) / "index.html").write_text("by hand", encoding="utf-8")
    assert begun(site, store, live).end(live, store)[1] is False


def test_nobody_has_looked_if_another_build_was_at_work_meanwhile(site: Site, store: Store) -> None:
    live = (site.folder / "site").resolve()
    foresight = begun(site, store, live)
    with locked(live.with_name("site.building") / "lock"):
        pass
    before, is_as_known = foresight.end(live, store)
    assert is_as_known is None
    assert "index.html" in before.trees.standby.files


def test_nobody_has_looked_at_another_place(site: Site, store: Store) -> None:
    live = (site.folder / "site").resolve()
    foresight = begun(site, store, live)
    before, is_as_known = foresight.end(live.with_name("elsewhere"), store)
    assert is_as_known is None
    assert not before.trees.standby.files
    foresight.close()
