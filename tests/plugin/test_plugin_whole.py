"""Pages about everything, put together, are what they would be if their cards were drawn there."""

from __future__ import annotations

import re

from engage_docs_mkdocs.whole import CardMarks, Skeleton, bare, put_together
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from engage_docs.site.depth import TOP, at_depth, here
from engage_docs.site.page import Page

# Texts with all that could be taken for one of our marks, and halves of signs.
SIGNS = ["a", "<", "&", " ", "é", "\ud83d", "\ue0f2", "\ue0f3", TOP, "same "]
TEXTS = st.lists(st.sampled_from(SIGNS)).map("".join)
CARDS = st.dictionaries(st.sampled_from(["said a/s1", "said b/s1", "promises a/c1"]), TEXTS)


def page(main, section="said"):
    return Page("said/page/2/", section, "Said", "What people said.", main)


def placed_one_by_one(main, depth, cards):
    """The same, the slow way: each mark is replaced for itself, and all is text until the end."""

    def placed(found):
        section, *addresses = found[1].split(" ")
        texts = [cards[f"{section} {one}"] for one in addresses if f"{section} {one}" in cards]
        return "".join(texts) if texts else found[0]

    whole = re.sub("\ue0f2([^\ue0f2\ue0f3]*)\ue0f3", placed, main)
    return at_depth(whole, depth).encode("utf-8", errors="xmlcharrefreplace")


@given(TEXTS, TEXTS, CARDS, st.integers(1, 4))
def test_pages_are_as_if_their_cards_were_drawn_there(before, after, cards, depth):
    marks = CardMarks()
    main = before + marks.cards("said", ["a/s1", "b/s1"]) + after + marks.card("promises", "a/c1")
    # What a page says itself is at its depth when it is drawn.
    main = str(main).replace(TOP, "")
    data = {name: text.encode("utf-8", errors="xmlcharrefreplace") for name, text in cards.items()}
    assert put_together(main, depth, data.get, {}.get) == placed_one_by_one(main, depth, cards)


def test_what_pages_share_stands_on_each_with_its_own_link_marked():
    marks = CardMarks()
    piece = Markup('<nav><a href="{0}said/a/">A</a> <a href="{0}said/b/">B</a></nav>').format(TOP)
    main = f"<h1>A</h1>{marks.same(piece, 'said/a/')}{marks.same(piece)}"
    drawn = put_together(main, 2, {}.get, marks.same_pieces.get)
    assert drawn.decode() == at_depth(f"<h1>A</h1>{here(piece, 'said/a/')}{piece}", 2)
    assert drawn.count(b'aria-current="page"') == 1
    assert put_together(main, 2, {}.get, {}.get).decode() == main, "what is not known stays"


def test_what_pages_share_is_looked_through_on_the_first_of_them_and_cards_by_themselves():
    marks = CardMarks()
    piece = Markup("<nav>07700 900123</nav>")
    main = f"<p>Own</p>{marks.same(piece)}{marks.card('said', 'a-07700900123/s1')}"
    cards = {"said a-07700900123/s1"}
    first = bare(Skeleton(page(main), "said"), marks.same_pieces, cards)
    assert first.main == "<p>Own</p><nav>07700 900123</nav><hr>"
    other = bare(Skeleton(page(main), ""), marks.same_pieces, cards)
    assert other.main == "<p>Own</p><hr><hr>"


@given(TEXTS)
def test_whatever_only_looks_like_a_mark_is_looked_through(words):
    main = f"<p>{words}</p>\ue0f2said 07700 900123\ue0f3"
    assert bare(Skeleton(page(main), ""), {}, {"said a/s1"}).main == main
    assert put_together(main.replace(TOP, ""), 1, {}.get, {}.get).count(b"07700 900123") == 1
