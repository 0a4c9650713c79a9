"""Whatever people write, it stays text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import pytest

from engage_docs.dates import Due, When
from engage_docs.media.model import ShownPicture
from engage_docs.records.parts import Reference
from tests.site import exampleton as ex
from tests.site.guided import of_the_made_up_site
from tests.site.pages import read
from tests.site.rendered import HOSTILE, index_of
from tests.site.whole_site import every_page

LINK = 'javascript:alert(1)//"onmouseover="alert(3)'
_KEPT = {"at", "id", "type", "project", "outcome", "answer", "file", "photo", "consent", "publish"}
_LINKS = {"link", "url"}
_T = TypeVar("_T")


def hostile(value: _T) -> _T:
    """The same value with a hostile text in every field that a person writes freely."""
    if isinstance(value, tuple):
        return tuple(hostile(item) for item in value)  # type: ignore[return-value]
    if isinstance(value, When | Due):
        return replace(value, as_written=HOSTILE)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, Reference):
        return value
    changes: dict[str, Any] = {}
    for field in fields(value):
        now = getattr(value, field.name)
        if field.name in _LINKS:
            changes[field.name] = LINK
        elif field.name in _KEPT:
            continue
        elif isinstance(now, str):
            changes[field.name] = HOSTILE
        elif isinstance(now, tuple) and now and isinstance(now[0], str):
            changes[field.name] = tuple(HOSTILE for _ in now)
        elif now is None and field.type == "str | None":
            changes[field.name] = HOSTILE
        else:
            changes[field.name] = hostile(now)
    return replace(value, **changes)  # type: ignore[type-var]


@pytest.mark.parametrize("lang", [HOSTILE, None])
def test_hostile_words_in_every_field_stay_words(lang: str | None) -> None:
    guided, frameworks = of_the_made_up_site()
    every = (*ex.everything(), *guided)
    records = tuple(replace(hostile(record), lang=lang) for record in every)
    cleared = ex.cleared(records, tuple(replace(w, reason=HOSTILE) for w in ex.WITHHELD))
    pictures: dict[tuple[str, str], ShownPicture] = {
        key: replace(picture, alt=HOSTILE, caption=HOSTILE, credit=HOSTILE)
        for key, picture in ex.PICTURES.items()
    }
    index = index_of(cleared, pictures=pictures, frameworks=frameworks)
    pages = every_page(index, site_url="https://exampleton.example/")
    assert len([url for url in pages if url.startswith("records/")]) == len(records)
    for page in pages.values():
        seen = read(page.main)
        assert "script" not in seen.tags
        assert not [a for a in seen.attributes if a[1].startswith("on")]
        assert not [a for a in seen.attributes if a[1] in ("href", "src") and "alert(" in a[2]]
        assert all(a[2] != "x" for a in seen.attributes if a[1] == "src")
        assert "&49" not in seen.text
    assert any(HOSTILE in read(page.main).text for page in pages.values())
