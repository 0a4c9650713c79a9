"""Codes for advice on what is written.

None of them stops a build. Each names the rule it comes from: a success criterion of WCAG 2.2, or
a style guide of the public services. "Text" is what stands below the front matter.
"""

from __future__ import annotations

from engage_docs.findings.base import note, warning

_PHOTO = "photos:\n  - file: photos/map-with-pins.jpg\n    consent: agreed\n    alt: {alt}"
_NOT_AN_ALTERNATIVE = (
    "Some people hear this instead of seeing the photo. WCAG 2.2, success criterion 1.1.1 "
    "Non-text Content, and failure F30: the name of a file or a filler is no alternative."
)
_SAY_WHAT_IT_SHOWS = (
    "Say in one sentence what the photo shows, such as alt: A street map with 23 coloured pins. "
    "If it adds nothing to the text, write decorative: yes instead."
)

# --- Photos --------------------------------------------------------------------------------------

ALT_IS_A_FILE_NAME = note(
    "alt-is-a-file-name",
    'alt: is the name of a file: "{alt}".',
    _SAY_WHAT_IT_SHOWS,
    _PHOTO.format(alt="map-with-pins.jpg"),
    _NOT_AN_ALTERNATIVE,
)
ALT_SAYS_NOTHING = note(
    "alt-says-nothing",
    'alt: does not say what the photo shows. It says only "{alt}".',
    _SAY_WHAT_IT_SHOWS,
    _PHOTO.format(alt="image"),
    _NOT_AN_ALTERNATIVE,
)
ALT_BEGINS_WITH_PHOTO_OF = note(
    "alt-begins-with-photo-of",
    'alt: begins with "{opening}".',
    "Leave these words out, and write alt: {mended}",
    _PHOTO.format(alt="Photo of a street map with coloured pins."),
    "Screen readers say by themselves that it is a picture. W3C, Images Tutorial, Tips and Tricks.",
)
ALT_TOO_LONG = note(
    "alt-too-long",
    "alt: has {length} characters. Up to {limit} can be listened to in one go.",
    "Keep the one or two sentences that matter most, and tell the rest in the text below the "
    "front matter.",
    _PHOTO.format(alt=f"A map{', and pins' * 25}."),
    "A listener cannot stop or go back within it. W3C, Images Tutorial: a short phrase or a "
    "sentence; what needs more belongs in the text. WCAG 2.2, success criterion 1.1.1.",
)

# --- Links, headings, tables ---------------------------------------------------------------------

LINK_TEXT_SAYS_NOTHING = warning(
    "link-text-says-nothing",
    'The words of this link do not say where it leads: "{text}".',
    "Put the brackets around words that name what is there, such as [the parking report]({target})",
    "The report can be read [here](https://example.org/report).",
    "Many people go from link to link and hear only these words. WCAG 2.2, success criterion "
    "2.4.4 Link Purpose, and the GOV.UK style guide under Links.",
)
LINK_TEXT_IS_ADDRESS = warning(
    "link-text-is-address",
    "The text shows a bare web address ({address}).",
    "Write words that name what is there, with the address behind them, such as "
    "[the parking report]({target})",
    "See https://example.org/report for more.",
    "A screen reader spells it out, and nobody can tell where it leads. WCAG 2.2, success "
    "criterion 2.4.4 Link Purpose, and the GOV.UK style guide under Links.",
)
HEADING_LEVEL_SKIPPED = warning(
    "heading-level-skipped",
    'The heading "{heading}" is of level {level}, but nothing of level {missing} stands above it.',
    "Write it with {signs} in front: {mended}",
    "## What we heard\n\n#### At the library",
    "People who cannot see the page find their way by the levels of its headings. WCAG 2.2, "
    "success criterion 1.3.1 Info and Relationships, and W3C technique G141.",
)
SECOND_MAIN_HEADING = warning(
    "second-main-heading",
    '"{heading}" is a second heading of level 1. The first is on line {line}.',
    "Write ## in front of it and of the others like it: {mended}",
    "# What we heard\n\nIt rained.\n\n# What comes next",
    "A page has one main heading, and that is its title. WCAG 2.2, success criterion 1.3.1 Info "
    "and Relationships, and W3C technique G141.",
)
TABLE_WITHOUT_HEADER = warning(
    "table-without-header",
    "This table does not say what its columns are.",
    "Make its first line the names of the columns, such as {names} and its second line {rule}",
    "|  |  |\n| --- | --- |\n| Library | 23 |",
    "A screen reader says the name of the column with each cell. WCAG 2.2, success criterion "
    "1.3.1 Info and Relationships, and failure F91.",
)

# --- Words ---------------------------------------------------------------------------------------

BLOCK_CAPITALS = note(
    "block-capitals",
    '{where} has words in capital letters: "{text}".',
    'Write them in small letters: "{mended}".',
    "PLEASE TELL US WHAT YOU THINK.",
    "Words in capitals all have the same shape and are hard to read; some screen readers spell "
    "them out. GOV.UK style guide, Capitalisation.",
)
TEXT_DATE_AMBIGUOUS = note(
    "text-date-ambiguous",
    '{where} has a date that can be read in two ways: "{text}" is {first} or {second}.',
    "Write the one you mean in words: {first} or {second}.",
    "The next meeting is on 03/04/2026.",
    "Some people put the day first and some the month. GOV.UK style guide, Dates: the month in "
    "words.",
)
LONG_SENTENCE = note(
    "long-sentence",
    '{where} has a sentence of {count} words. It begins "{opening}".',
    "Make two sentences of it. A good place to part it is where and, but, which or a comma joins "
    "two thoughts. Up to {limit} words are easy to follow.",
    "We walked from the bus stop to the library with fourteen people from the lunch club and the "
    "play group, and we stopped wherever somebody wanted to show us something.",
    "GOV.UK style guide, Sentence length: look again at sentences of more than 25 words.",
)
HARD_TO_READ = note(
    "hard-to-read",
    "The text needs {grade} years at school. Up to {limit} is easy for most people.",
    "Use shorter sentences and plainer words. Begin with these words: {words}.",
    why="Worked out as the Flesch-Kincaid grade, which counts the words in a sentence and the "
    "syllables in a word. WCAG 2.2, success criterion 3.1.5 Reading Level: no more than nine "
    "years of school.",
)
ACRONYM_NOT_EXPLAINED = note(
    "acronym-not-explained",
    "{where} has {acronym}, and nothing says what it stands for.",
    "Write it in full the first time, with the short form behind it: full name ({acronym}). If you "
    "use it only once, write only the full name. If it is a name, say what kind of body it is.",
    "The PCT paid for the hall.",
    "Short forms shut out those who do not work with them. WCAG 2.2, success criterion 3.1.4 "
    "Abbreviations, and the GOV.UK style guide under Abbreviations and acronyms.",
)
FOREIGN_LETTERS = note(
    "foreign-letters",
    '{where} has words in another script ({script}): "{text}". Their language is not named.',
    "If the whole record is in that language, add the field lang: and the language's code "
    "(lang: {code} for {language}). A thing said has a field lang: of its own. For a few words of "
    "the text, write "
    '<span lang="{code}">{text}</span>',
    "We were told শুভ সকাল at the door.",
    "Without it a screen reader reads the words with English sounds, or not at all. WCAG 2.2, "
    "success criteria 3.1.1 Language of Page and 3.1.2 Language of Parts.",
)
