"""A quick look at a page as it is written: whether nothing can be found in it.

The page is gone through line by line. A line is harmless where nothing that a finder takes stands
in it, nor a piece of such a thing, whatever stands on the lines before and after. Most lines are,
and many stand on several pages, so the answer is kept. Where every line is harmless, so is the
page, and it need not be taken apart. Any other page is left to a closer look.

What is harmless is said in one pattern. It knows words, our tags, and numbers of which nothing can
be made. Whatever it does not know is not harmless, and where something could be read in two ways,
it takes the one in which something is found. A test holds it against the closer look.
"""

from __future__ import annotations

import re
from functools import lru_cache

from engage_docs.privacy.tidy import READ_OTHERWISE

_MOST_KEPT = 2048

# Signs beyond ASCII that stay what they are in a plain text, in capitals and in small letters: the
# letters and marks of many scripts, without their digits. The last are marks of our own, in whose
# place something of the site stands in the end.
SIGNS = (
    "\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b9\u00bb-\u012f\u0132-\u017e\u0180-\u024f\u0300-\u034e"
    "\u0384-\u0589\u0621-\u065f\u066e-\u06ef\u0900-\u0965\u0970-\u09e5\u09f0-\u0a65\u0a70-\u0ae5"
    "\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65\u1e00-\u1eff\u2016-\u2023\u2025-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2190-\u21ff\u2600-\u27bf\ue0f0-\ue0ff"
)
BLANKS = " \t\u00a0\u2009\u202f"
DASHES = "\u2010-\u2015\u2212\\-"
# The other signs of ASCII, but for digits, letters, brackets, " % & < > and @.
_MARKS = r"!#$'*+,./:;=?\\\^_`{|}~"

# Tags of which some end what was said before them, and some stand inside a word or a number. We
# take all for the latter, but where it would be said of too many pages that something is in them.
_TAGS = "(?:<[^<>]*>)*+"
_BLOCK = "/?(?:dd|div|dl|dt|h[1-6]|li|ol|option|p|section|summary|table|td|text|th|tr|ul)[ >]"
_TAG_INSIDE = f"<(?!{_BLOCK})[^<>]*>"
# What stands between words, and inside of numbers.
_SPACE = f"(?:[{BLANKS}]|<[^<>]*>)*+"
_SPACE_OR_DASH = f"(?:[{BLANKS}{DASHES}]|<[^<>]*>)*+"
_GAP = f"(?:[{BLANKS}{DASHES}().]|<[^<>]*>)*+"
_TAGS_INSIDE = f"(?:{_TAG_INSIDE})*+"
_DASH_INSIDE = f"(?:[{BLANKS}{DASHES}]|{_TAG_INSIDE})*+"
_GAP_INSIDE = f"(?:[{BLANKS}{DASHES}().]|{_TAG_INSIDE})*+"

_ENTITY = "&(?:amp|lt|gt|quot|\\#39|\\#34);"
_DAY = "(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"

# Of these attributes none is looked at.
_TECHNICAL = r'(?:class|d|height|id|points|sizes|style|viewBox|width)="[^"<>\x00-\x1f]*"'
# The path of a file or a page of this site: all that it could hold is an e-mail address.
NO_ADDRESS = r"\x00-\x1f\"<>%&@(\[\u2070-\u209f\ufe00-\uffff"
_PATH = rf'(?:href|src|srcset)="(?!\s*(?:\w+:|//))[^{NO_ADDRESS}]*"'
# In other addresses, digits are of a page, but for links that open a chat.
_WEB = rf'href="https?://(?!(?i:[^"]*(?:wa\.me/|phone=)))[-A-Za-z0-9{_MARKS}]*"'
# Without a digit or such signs, a value is not looked at. With one short number that touches no
# letter, nothing can be made of it.
_WORDS = rf"(?:[^\d{NO_ADDRESS}]|{_ENTITY})*+"
_FEW = rf"[-A-Za-z\ {_MARKS}]*+"
_ONE = r"(?<![A-Za-z])[0-9]{1,4}(?:\.[0-9]{1,2})?(?![A-Za-z0-9])"
_OTHER = f'[a-z][a-z0-9-]*(?:="(?:{_WORDS}|{_FEW}{_ONE}{_FEW})")?'
_ATTRIBUTE = rf'\ (?:{_TECHNICAL}|{_PATH}|{_WEB}|datetime="{_DAY}"|{_OTHER})'
_TAG = rf"""
    # Letters and a number, with tags between them, could be an IBAN.
    (?!(?<=[A-Za-z])(?:{_TAG_INSIDE})++[0-9]{_TAGS}[0-9])
    <(?:
        /[a-z][a-z0-9]*
      | (?!(?:{"|".join(sorted(READ_OTHERWISE))})[\ />])[a-z][a-z0-9]*(?:{_ATTRIBUTE})*+\ ?/?
    )>
"""

# "born" and "birth", with tags between the letters; "d.o.b." by its end, where a word ends.
_B = rf"""
    [Bb]
    (?!{_TAGS}[Oo]{_TAGS}[Rr]{_TAGS}[Nn] | {_TAGS}[Ii]{_TAGS}[Rr]{_TAGS}[Tt]{_TAGS}[Hh])
    (?:(?=[A-Za-z0-9_]) | (?<=[^.Oo>\s][Bb]) | (?<=[A-CE-Za-ce-z][Oo][Bb]))
"""
# "age" and "aged" with a date behind it.
_MONTH = (
    f"(?:[Jj]|[Ff]{_TAGS}[Ee]|[Mm]{_TAGS}[Aa]|[Aa]{_TAGS}[PUpu]|[Ss]{_TAGS}[Ee]|[Oo]{_TAGS}[Cc]"
    f"|[Nn]{_TAGS}[Oo]|[Dd]{_TAGS}[Ee])"
)
_G = rf"""
    [Gg]
    (?:(?<![Aa>][Gg]) | (?<=[A-Za-z0-9][Aa][Gg]) | (?!
        {_TAGS}[Ee](?:{_TAGS}[Dd])?
        (?:\Z|(?:[{BLANKS}{DASHES}:=(]|<[^<>]*>)++(?:[Oo]{_TAGS}[Nn]{_SPACE})?
            (?:
                \Z | {_MONTH}
              | (?:[0-9]|<[^<>]*>)++(?:[SsNnRrTt]{_TAGS}[TtDdHh])?
                (?:[{BLANKS}{DASHES}/.]|<[^<>]*>)*+(?:\Z|[0-9]|[Oo]{_TAGS}[Ff]|{_MONTH})
            )
        )
    ))
"""
# "(at)" and "[at]".
_BRACKET = rf"[(\[](?!{_SPACE}(?:\Z|[Aa]{_TAGS}[Tt]{_SPACE}(?:\Z|[)\]])))"

# A short number after which nothing goes on, nor on the next line: most are of this kind. Where a
# letter stands before it, it could be an IBAN, unless it is a single digit.
_SHORT = rf"""
    [0-9](?:(?<![A-Za-z].)[0-9]{{1,3}}+)?+(?![0-9])
    (?={_TAGS_INSIDE}(?:
        [,/:;!?\u2018-\u201d\ue0f0-\ue0ff]|\ [A-Za-z]|\.?<{_BLOCK}|\.(?:{_TAGS}\Z|\ ?[A-Za-z])
    ))
"""
# A day by itself, as 2026-03-14: no finder takes a digit of it unless letters stand before it.
_LONE_DAY = f"(?<![A-Za-z]){_DAY}(?!{_GAP_INSIDE}(?:[0-9]|\\Z))"
# After a postcode, an address is blanked out before postcodes are looked for.
_POSTCODE_ENDS = "(?![A-GI-VX-Za-gi-vx-z0-9])"
_NUMBER = rf"""
    (?!
        # Eight digits, or those of an ISSN: bank accounts have eight, phone numbers more.
        [0-9](?:{_GAP}[0-9]){{6}}(?:{_GAP}[0-9]|{_TAGS}[Xx])
        # A National Insurance number.
      | [0-9](?:{_GAP}[0-9]){{5}}{_GAP}[A-Da-d]
        # A postcode from its first digit on: in capitals, or in small letters with a blank.
      | (?<=[A-Za-z>])[0-9](?:{_TAGS}[0-9])?(?:{_TAGS}[A-Z])?{_SPACE}
        [0-9]{_TAGS}[A-Z]{_TAGS}[A-Z]{_POSTCODE_ENDS}
      | (?<=[A-Za-z>])[0-9](?:{_TAGS}[0-9])?(?:{_TAGS}[a-z])?(?:[{BLANKS}]|<[^<>]*>)++
        [0-9]{_TAGS}(?!st|nd|rd|th)[a-z]{_TAGS}[a-z]{_POSTCODE_ENDS}
        # An IBAN from its first digit on. It may go on on the next line.
      | (?<=[A-Za-z])(?<![A-Za-z]{{3}})[0-9]{_TAGS}[0-9](?:
            (?:{_SPACE_OR_DASH}[A-Za-z0-9]){{11}}
          | (?:{_SPACE_OR_DASH}[A-Za-z0-9])*+{_SPACE_OR_DASH}\Z
        )
        # What goes on on the next line. After a full stop or a bracket it could only be a phone
        # number: that has nine digits, and the next line begins with no more than four.
      | (?:[0-9]{_TAGS_INSIDE})++(?:[A-Za-z]{_TAGS_INSIDE})?{_DASH_INSIDE}\Z
      | (?:[0-9]{_GAP_INSIDE}){{5,}}+\Z
    )
    [0-9]++
"""
_PLAIN = f'[-AC-FH-Zac-fh-z"%)\\]{_MARKS}{BLANKS}{DASHES}{SIGNS}]++'

_HARMLESS = re.compile(
    rf"""
    # It does not begin with more than four digits, and is not all digits from end to end.
    (?!{_GAP_INSIDE}[0-9](?:(?:{_GAP}[0-9]){{4}}|(?:{_GAP}[0-9])*+{_GAP_INSIDE}\Z))
    (?:{_PLAIN}|{_SHORT}|{_TAG}|{_B}|{_G}|{_LONE_DAY}|{_NUMBER}|{_BRACKET}|{_ENTITY})*+
    """,
    re.VERBOSE,
)


def is_harmless(page: str) -> bool:
    """Whether it is certain that nothing can be found in a page."""
    return all(map(_is_harmless_line, page.split("\n")))


@lru_cache(maxsize=_MOST_KEPT)
def _is_harmless_line(line: str) -> bool:
    return _HARMLESS.fullmatch(line) is not None
