"""What the accessibility statement is made from.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
regulation 8, say that a public body in the UK must publish one, and what must be in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from engage_docs.dates import When
from engage_docs.findings import Finding, Place, Problem
from engage_docs.findings import settings as codes
from engage_docs.records.fields import Choice, declare, declare_list

NOT_TESTED = "not tested"
STATUSES = (
    Choice("fully", "a test has shown that all of it meets the guidelines (WCAG 2.2, level AA)"),
    Choice("partly", "most of it meets them; what does not is listed under problems:"),
    Choice("not", "much of it does not meet them"),
    Choice(NOT_TESTED, "nobody has tested this site yet; the statement says so and claims nothing"),
)
BODIES = (
    Choice("eass", "the Equality Advisory and Support Service, for England, Scotland and Wales"),
    Choice("ecni", "the Equality Commission for Northern Ireland"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownProblem:
    """Something that does not work for everybody, the guideline it fails, and when it is mended."""

    at: Place
    what: str = declare(
        "What does not work, and for whom.",
        required=True,
        example="The maps have no description in words.",
    )
    criterion: str | None = declare(
        "Which success criterion of WCAG it fails.", example="1.1.1 Non-text Content"
    )
    by: When | None = declare("When it will be mended.", example="2027-03-31")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """What the team says of its site. Nothing here is claimed unless somebody wrote it."""

    at: Place
    organisation: str = declare(
        "Who answers for the site.", default="", required=True, example="Exampleton Council"
    )
    contact: tuple[str, ...] = declare_list(
        "How people reach you when they cannot use something: a mailbox, a telephone number, "
        "an address. It may be published; you need not name it under allow_details: too.",
        required=True,
        example="access@exampleton.example",
    )
    status: str = declare(
        "How far the site meets the guidelines, as the test has shown.",
        default="",
        required=True,
        choices=STATUSES,
        example="partly",
    )
    tested: When | None = declare(
        "When the site was last tested. Leave it out only if nobody has tested it.",
        example="2026-11-02",
    )
    tested_by: str | None = declare("Who tested it.", example="our own web team")
    how: str | None = declare(
        "How it was tested, and which pages.",
        example="by keyboard and with a screen reader, on one page of each kind",
    )
    problems: tuple[KnownProblem, ...] = declare_list(
        "What does not work for everybody.",
        shorthand="what",
        example="The maps have no description in words.",
    )
    too_costly: tuple[str, ...] = declare_list(
        "What you do not mend because it would be a disproportionate burden, and why.",
        example="Papers of before 2018, which nobody asks for.",
    )
    not_covered: tuple[str, ...] = declare_list(
        "What the law does not cover, such as live video.", example="Live video of meetings."
    )
    plans: str | None = declare(
        "What you do to make the site better.", example="We test every quarter."
    )
    enforcement: str | None = declare(
        "Who people can turn to if your answer does not help. By the calendar, if left out.",
        choices=BODIES,
        example="eass",
    )
    prepared: When | None = declare("When the statement was written.", example="2026-11-02")
    reviewed: When | None = declare("When it was last looked through.", example="2026-11-02")


def contradictions(statement: Accessibility) -> Iterator[Problem]:
    """What cannot stand in a statement together."""
    if statement.status and statement.status != NOT_TESTED and statement.tested is None:
        yield Problem(codes.STATEMENT_WITHOUT_TEST, {"status": statement.status})
    if statement.status == "fully" and statement.problems:
        yield Problem(codes.STATEMENT_CLAIMS_TOO_MUCH)
    if statement.status in ("partly", "not") and not statement.problems:
        yield Problem(codes.STATEMENT_WITHOUT_PROBLEMS, {"status": statement.status})


def missing_statement(statement: Accessibility | None, config_file: Place) -> Iterator[Finding]:
    """A warning where there is no statement: then the site claims nothing."""
    if statement is None:
        yield Finding(codes.NO_STATEMENT, config_file)
