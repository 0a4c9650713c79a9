"""What holds for any text: real numbers are found, nothing breaks, and time stays in bounds."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from engage_docs.privacy import check_html, check_source
from engage_docs.privacy.check import _SIGN, _SIGN_OF_MAIL, _claims, find_details
from engage_docs.privacy.details import Detail, DetailKind
from engage_docs.privacy.finders import (
    LENGTHS,
    Run,
    bank_pairs,
    cards,
    emails,
    iban_fits,
    luhn_fits,
    nhs_number_fits,
    nhs_numbers,
    ni_numbers,
    phones,
    runs,
)
from engage_docs.privacy.text import plain

WORDS = st.lists(st.text(st.characters(categories=("L", "P", "Zs")), max_size=8), max_size=6).map(
    " ".join
)
PIECES = """07700 900123|999 000 0018|AB123456C|a@b.cd|4111 1111 1111 1111|E1 4NS|born |3/3/1951\
|GB82 WEST 1234 5698 7654 32|[[private:|]]|\u200b|\n|<b>|</b>|<!--|-->|<![|&|&#64;|<a href='|'>\
|<script>|+44|(0)|https://|<|>|2026-03-14| 2026-03-14 |20|-|NO20|1AA|https://x.y|www.\
|sort code |account |aged |00-00-00|12345678|(+|NHS no |card |+1 (202) 555-0100\
|[at] x.org|,|\n            """
ANY_TEXT = st.lists(st.sampled_from(PIECES.split("|")) | st.text(max_size=10), max_size=12).map(
    "".join
)


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


@st.composite
def an_nhs_number(draw: st.DrawFn) -> str:
    nine = "999" + draw(digits(6))
    checks = [d for d in "0123456789" if nhs_number_fits(nine + d)]
    assume(checks)
    gap = draw(st.sampled_from([" ", "-", "\u00a0", "\u2011"]))
    return f"{nine[:3]}{gap}{nine[3:6]}{gap}{nine[6:]}{checks[0]}"


@st.composite
def a_card(draw: st.DrawFn) -> str:
    begin, groups = draw(
        st.sampled_from(
            [("4", (4, 4, 4, 4)), ("51", (4, 4, 4, 4)), ("2221", (4, 4, 4, 4)), ("37", (4, 6, 5))]
        )
    )
    start = begin + draw(digits(sum(groups) - len(begin) - 1))
    number = start + next(d for d in "0123456789" if luhn_fits(start + d))
    gap = draw(st.sampled_from(["", " ", "-", "\u00a0"]))
    ends = [sum(groups[: i + 1]) for i in range(len(groups))]
    parts = [number[end - size : end] for end, size in zip(ends, groups, strict=True)]
    # Four figures that rise by small steps are taken for a row of a table.
    assume(not gap or parts != sorted(set(parts)) or len({part[0] for part in parts}) > 1)
    return gap.join(parts)


@st.composite
def an_iban(draw: st.DrawFn) -> str:
    country = draw(st.sampled_from(sorted(LENGTHS)))
    size = LENGTHS[country] - 4
    rest = draw(st.text("0123456789ABCXYZ", min_size=size, max_size=size))
    check = next(f"{n:02}" for n in range(2, 99) if iban_fits(f"{country}{n:02}{rest}"))
    number = f"{country}{check}{rest}"
    gap = draw(st.sampled_from(["", " "]))
    return gap.join(number[i : i + 4] for i in range(0, len(number), 4))


@st.composite
def an_ni_number(draw: st.DrawFn) -> str:
    prefix = draw(st.sampled_from(["AB", "CE", "JG", "SP", "WX", "ZY"]))
    pairs = [draw(digits(2)) for _ in range(3)]
    gap = draw(st.sampled_from(["", " ", "-"]))
    return gap.join([prefix, *pairs, draw(st.sampled_from("ABCD"))])


def drama_phones() -> st.SearchStrategy[str]:
    """Numbers that Ofcom keeps free for radio and television."""
    begins = ["07700 900", "+44 7700 900", "01632 960", "020 7946 0"]
    return st.builds("{}{:03}".format, st.sampled_from(begins), st.integers(0, 999))


NUMBERS = st.one_of(
    st.tuples(st.just(DetailKind.NHS), an_nhs_number()),
    st.tuples(st.just(DetailKind.CARD), a_card()),
    st.tuples(st.just(DetailKind.IBAN), an_iban()),
    st.tuples(st.just(DetailKind.NI), an_ni_number()),
    st.tuples(st.just(DetailKind.PHONE), drama_phones()),
)


@given(WORDS, NUMBERS, WORDS)
def test_a_real_number_is_found_among_any_words(
    left: str, number: tuple[DetailKind, str], right: str
) -> None:
    kind, written = number
    text = f"{left} {written} {right}"
    start = len(left) + 1
    assert (kind, start, start + len(written)) in [
        (d.kind, d.start, d.end) for d in find_details(text)
    ]
    (first, *_) = [f for f in check_source(text, "a.md", ()) if kind.words in f.sentence]
    assert (first.place.line, first.place.column) == (1, start + 1)


@given(WORDS, NUMBERS)
def test_a_real_number_is_found_in_a_page_however_it_is_marked_up(
    words: str, number: tuple[DetailKind, str]
) -> None:
    kind, written = number
    middle = len(written) // 2
    html = f"<p>Words</p><p>{written[:middle]}<em>{written[middle:]}</em></p>"
    assert [f.sentence for f in check_html(html, "a", ()) if kind.words in f.sentence], words


@given(ANY_TEXT)
def test_offsets_are_in_order_and_hold_something(text: str) -> None:
    end = 0
    for detail in find_details(text):
        assert end <= detail.start < detail.end <= len(text)
        end = detail.end


@given(ANY_TEXT)
def test_no_message_holds_the_whole_detail(text: str) -> None:
    found = find_details(text)
    findings = check_source(text, "a.md", ())
    for detail in found:
        written = text[detail.start : detail.end]
        for finding in findings:
            assert written not in finding.sentence + finding.cure + str(finding.values)
            assert finding.sentence.isprintable()


@given(ANY_TEXT, st.lists(ANY_TEXT, max_size=3))
def test_no_text_breaks_it(text: str, allowed: list[str]) -> None:
    find_details(text, allowed)
    check_source(text, "a.md", allowed)
    check_html(text, "a.html", allowed)


@given(st.binary(max_size=200) | ANY_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_break_it(html: bytes) -> None:
    check_html(html, "a.html", ())


@given(ANY_TEXT)
@example("E1 4NShttps://www.example.org")
@example("999 000 0018dob0044=+1 (202) 555-0100+1 (202) 555-0100")
@example("(+            44 7700 900123, 07700 900123")
@example("00-00-00 ; 12345678 AB 12 34 56            C")
@pytest.mark.parametrize("finder", [phones, cards, nhs_numbers, ni_numbers, bank_pairs])
def test_a_run_of_digits_hides_no_number(
    finder: Callable[[str, Run], Iterator[Detail]], text: str
) -> None:
    read, _ = plain(text)
    every, longer = runs(read)
    where = every if finder in (ni_numbers, bank_pairs) else longer
    everywhere = set(finder(read, Run(0, len(read), len(read))))
    assert {detail for run in where for detail in finder(read, run)} >= everywhere


@given(ANY_TEXT)
def test_every_detail_has_a_sign_that_is_looked_for_first(text: str) -> None:
    read, _ = plain(text)
    assert _SIGN.search(text) or not list(_claims(read))
    assert _SIGN_OF_MAIL.search(text) or not list(emails(read))


@given(st.text(max_size=60))
def test_invisible_characters_hide_nothing(text: str) -> None:
    chance = random.Random(len(text))  # noqa: S311
    number = "".join(c + chance.choice(["", "\u200b", "\u00ad", "\ufeff"]) for c in "07700 900123")
    (detail,) = find_details(f"Ring {number}!")
    assert detail.start == 5


HOSTILE = """\
1|0 |07|a|a@|@|A1 |born |GB82 |\n |[[private:|[[ |sort code |http://|10.1234/|4111 |+44 |(|\u200b\
|a.|NHS |999 000 0018 |(at)|-|<|<!--|<a |&|<a href="|</|<![CDATA[|<?|<!|<script>|&#|<p>\
|<a href='x' |<a/|<style>|<a b=c |born 3 |ISBN 0 |aged |1 |00|+ |1<b>|b<b>\
|ag<i> |(<b>|x<i>1|<a href="https://|aged 1<b>|<a title="1 """


@pytest.mark.parametrize("check", [check_source, check_html])
@pytest.mark.parametrize("piece", HOSTILE.split("|"))
def test_time_grows_no_faster_than_the_text(
    piece: str, check: Callable[[str, str, tuple[str, ...]], object]
) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        check(text, "a", ())
        return time.process_time() - start

    # A quadratic search takes minutes for this, and a linear one less than a second.
    assert seconds(100_000) < 8
