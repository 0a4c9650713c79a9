"""A logo: only what was put there for the public, and only its pixels."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from engage_docs.config.model import Brand
from engage_docs.findings import Problem
from engage_docs.media.branding import prepare_logo
from engage_docs.media.pictures import Picture


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "content" / "records" / "park").mkdir(parents=True)
    (folder / "content" / "pages").mkdir()
    for place in ("logo.png", "content/pages/crest.png", "content/records/park/photo.png"):
        Image.new("RGBA", (300, 100), (10, 75, 87, 128)).save(folder / place)
    Image.new("RGB", (10, 10)).save(tmp_path / "private.png")
    return folder


def logo(site: Path, name: str) -> Picture | Problem:
    folders = [site, site / "content" / "pages"]
    return prepare_logo(Brand(logo=name), folders, site / "content" / "records", site / "cache")


@pytest.mark.parametrize("name", ["logo.png", "./logo.png", "crest.png", "content/pages/crest.png"])
def test_a_logo_lies_beside_the_settings_or_among_the_pages(site: Path, name: str) -> None:
    picture = logo(site, name)
    assert isinstance(picture, Picture)
    assert {made.media_type for made in picture.renditions} == {"image/webp", "image/jpeg"}


@pytest.mark.parametrize(
    "name",
    [
        *("../private.png", "content/../../private.png", "/etc/passwd", "~/logo.png"),
        *("C:\\logo.png", "\\\\server\\logo.png", "https://example.org/logo.png"),
        *("file:///etc/passwd", "content/records/park/photo.png", "logo.png\0"),
    ],
)
def test_no_logo_comes_from_elsewhere(site: Path, name: str) -> None:
    problem = logo(site, name)
    assert isinstance(problem, Problem)
    assert problem.code.name == "brand-logo-outside"


def test_a_link_that_leads_out_is_followed_and_refused(site: Path) -> None:
    (site / "link.png").symlink_to(site.parent / "private.png")
    (site / "inward.png").symlink_to(site / "content" / "records" / "park" / "photo.png")
    for name in ("link.png", "inward.png"):
        problem = logo(site, name)
        assert isinstance(problem, Problem)
        assert problem.code.name == "brand-logo-outside"


def test_a_logo_that_is_missing_or_a_drawing_says_so(site: Path) -> None:
    (site / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    codes = []
    for name in ("none.png", "logo.svg", "long" * 100 + ".png"):
        problem = logo(site, name)
        assert isinstance(problem, Problem)
        codes.append(problem.code.name)
    assert codes == ["picture-missing", "picture-drawing", "picture-unreadable"]
