"""What stands in a comment is meant for colleagues: it is on no page, of whatever kind."""

from __future__ import annotations

from pathlib import Path

from tests.trust.marked import MARK, good_records
from tests.trust.proofs import not_published
from tests.trust.search import traces
from tests.trust.sites import Site

TEXT = """\
# About us

Seen <!-- zqabcd --> here.

<!--
zqabcd

zqabcd
-->

<div><!-- zqabcd --></div>

`<!-- this is how a comment is written -->`

"""


def test_no_comment_in_a_page_of_the_owners_own_is_published(tmp_path: Path) -> None:
    files, good = good_records(1)
    site = Site(tmp_path, files)
    for name in ("about.md", "index.md", "said.md", "deeper/page.md"):
        site.write(f"content/pages/{name}", TEXT.encode())
    assert site.build().code == 0
    assert traces(site.out, MARK) == []
    assert not_published(good, site.out) == []
    for url in ("about", "", "said", "deeper/page"):
        page = (site.out / url / "index.html").read_text("utf-8")
        assert "&lt;!-- this is how a comment is written --&gt;" in page, url
        assert "<!--" not in page
