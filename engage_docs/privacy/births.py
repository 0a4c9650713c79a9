"""Dates of birth: a date that is called one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_docs.privacy.details import Kind
from engage_docs.privacy.spans import Span, before, scan

_CALLED = (
    r"(?:(?:d\.? ?o\.? ?b\b\.?|date of birth\b|birth[ -]?da(?:te|y)\b|born\b)"
    # "born after 1 April 2020" is said of many people, not of one
    r"(?:(?!\b(?:after|before|between|since|from|until|till|by|during|in or)\b)[^\d\f!?]){0,40}?"
    r"|aged?[ \n:=(-]{1,4}(?:on )?)"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_DAY} ?(?P<mark>[-/.]) ?(?:0?[1-9]|1[0-2]) ?(?P=mark) ?{_YEAR}"
    rf"|(?:19|20)\d\d(?P<dash>[-/.])(?:0?[1-9]|1[0-2])(?P=dash){_DAY}"
    rf"|{_DAY}{_ORDINAL}(?:[ \n]{{1,12}}|-)(?:of )?{_MONTH},?(?:[ \n]{{1,12}}|-|'|’){{1,2}}{_YEAR}"
    rf"|{_MONTH}[ \n]{{1,12}}{_DAY}{_ORDINAL},?[ \n]{{1,12}}{_YEAR})"
)
_BIRTH = re.compile(rf"{_CALLED}(?P<date>{_DATE})(?!\d)")


def births(text: str) -> Iterator[Span]:
    """Dates that are said to be somebody's birth. The text is in small letters."""
    return scan(_BIRTH, text, lambda match: _birth(text, match))


def _birth(text: str, match: re.Match[str]) -> Span | None:
    if before(text, match.start(), 1).isalnum():  # the end of another word: "engaged"
        return None
    return Span(Kind.BIRTH, *match.span("date"), False)
