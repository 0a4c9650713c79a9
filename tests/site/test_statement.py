"""The accessibility statement, and what a page says of drafts, documents and what was taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engage_docs.config.accessibility import Accessibility, KnownProblem
from engage_docs.dates import When
from engage_docs.gate.cleared import Cleared
from engage_docs.links import link
from engage_docs.media.model import ShownDocument
from engage_docs.records.parts import Attachment
from engage_docs.site.index import SiteIndex
from tests.site import exampleton as ex
from tests.site.pages import read
from tests.site.rendered import index_of, pages_of_records
from tests.site.sections import page_of, pages_of_sections, site_of

HOSTILE = "\"'><script>alert(1)</script>"


def statement(calendar: str = "england-and-wales", **said: Any) -> str:
    values: dict[str, Any] = {
        "organisation": "Exampleton Council",
        "contact": ("access@exampleton.example", "020 7946 0000"),
        "status": "partly",
        "tested": ex.when("2026-11-02"),
        **said,
    }
    settings = replace(
        ex.SETTINGS, calendar=calendar, accessibility=Accessibility(at=ex.at(), **values)
    )
    return page_of(site_of(ex.cleared(()), settings=settings), "accessibility-statement")


def words(html: str) -> str:
    return " ".join(read(html).text.split())


def test_all_parts_of_the_statement() -> None:
    text = words(
        statement(
            tested_by="our web team",
            how="by keyboard, on one page of each kind",
            problems=(
                KnownProblem(
                    at=ex.at(),
                    what="the maps have no description",
                    criterion="1.1.1 Non-text Content",
                    by=ex.when("2027-03-31"),
                ),
            ),
            too_costly=("papers of before 2018",),
            not_covered=("live video",),
            plans="We test every quarter",
            prepared=ex.when("2026-11-02"),
        )
    )
    for part in (
        "run by Exampleton Council",
        "WCAG) 2.2 at level AA in part",
        "The maps have no description. This fails WCAG 2.2 success criterion 1.1.1 Non-text",
        "We plan to mend it by 31 March 2027.",
        "disproportionate burden",
        "What the law does not cover",
        "access@exampleton.example",
        "020 7946 0000",
        "Equality Advisory and Support Service (EASS)",
        "Accessibility Regulations 2018",
        "last tested: 2 November 2026 by our web team.",
        "By keyboard, on one page of each kind.",
    ):
        assert part in text


def test_nothing_is_claimed_that_nobody_tested() -> None:
    text = words(statement(status="not tested", tested=None))
    assert "So we do not claim that it does." in text
    assert "Nobody has tested the site yet." in text
    assert "in full" not in text


def test_northern_ireland_has_its_own_commission() -> None:
    assert "Equality Commission for Northern Ireland" in words(statement("northern-ireland"))
    assert "Equality Commission" in words(statement(enforcement="ecni"))


def test_hostile_words_in_the_statement() -> None:
    html = statement(
        organisation=HOSTILE,
        contact=(HOSTILE, f"a@b.example{HOSTILE}"),
        tested=When(HOSTILE, None, None),
        tested_by=HOSTILE,
        how=HOSTILE,
        problems=(KnownProblem(at=ex.at(), what=HOSTILE, criterion=HOSTILE),),
        plans=HOSTILE,
    )
    assert "script" not in read(html).tags
    assert [a for a in read(html).attributes if "alert" in a[2]] == []


def test_without_settings_there_is_no_statement() -> None:
    names = {section.name for section in site_of(ex.cleared(())).present}
    assert "accessibility-statement" not in names


def one_record(index: SiteIndex) -> str:
    (page,) = pages_of_records(index).values()
    return page.main


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 private detail was taken out of this page."),
        (2, "2 private details were taken out of this page."),
    ],
)
def test_a_page_says_how_much_was_taken_out(number: int, said: str) -> None:
    hall = ex.engagement("hall", "Hall", "2026-03-14")
    assert said in one_record(index_of(Cleared(link((hall,)), (), redactions={"hall": number})))


def test_a_draft_says_so_on_its_own_page() -> None:
    hall = ex.engagement("hall", "Hall", "2026-03-14", publish="draft")
    assert "Draft: not on the public site." in words(one_record(index_of(ex.cleared((hall,)))))
    hall = ex.engagement("hall", "Hall", "2026-03-14")
    assert "Draft" not in words(one_record(index_of(ex.cleared((hall,)))))


def test_documents_say_what_to_expect() -> None:
    attachment = Attachment(at=ex.at(), file="report.pdf", title="The report")
    hidden = Attachment(at=ex.at(), file="other.pdf", title="Another")
    hall = ex.engagement("hall", "Hall", "2026-03-14", attachments=(attachment, hidden))
    shown = {("hall", "report.pdf"): ShownDocument("The report", "documents/x.pdf", 341_000, 2)}
    main = one_record(replace(index_of(ex.cleared((hall,))), documents=shown))
    assert '<a href="../../documents/x.pdf">The report</a> (PDF, 2 pages, 341 KB)' in main
    assert "Another" not in main


def test_something_said_of_no_known_date_is_unanswered_everywhere() -> None:
    hall = replace(
        ex.engagement("hall", "Hall", "2026-03-14", said=(ex.said("s1", "Well?"),)), date=None
    )
    late = [
        ex.engagement(f"hall-{n}", f"Hall {n}", "2026-03-14", said=(ex.said("s1", "Oh?"),))
        for n in range(2)
    ]
    other = ex.engagement("shop", "Shop", "2026-11-20", said=(ex.said("s1", "And?"),))
    site = site_of(ex.cleared((hall, *late, other)))
    page = pages_of_records(site.index)["records/hall/"].main
    assert "Waiting for an answer" not in page
    assert "Unanswered" in page
    others = {url: found.main for url, found in pages_of_sections(site).items()}
    assert "Well?" in others["said/status/unanswered/"]
    assert "Well?" in others["still-open/"]
    assert "3 things said are unanswered" in words(others[""])
