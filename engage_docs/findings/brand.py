"""What can be wrong with the colour, the logo and the fonts of a team."""

from __future__ import annotations

from engage_docs.findings.base import error, note

_TOP = "brand:\n  {}"

COLOUR_NOT_CHECKABLE = error(
    "brand-colour-wrong",
    'The colour "{text}" is not written in a way that can be checked.',
    'Write a # and six digits or letters from a to f, all in quotes, such as "{example}". '
    "{hint}Whoever made your logo knows the code.",
    _TOP.format("colour: dark red"),
    "The names of colours differ from one program to the next, and a colour that cannot be "
    "worked out cannot be checked for people who see little contrast.",
)
COLOUR_CHANGED = note(
    "brand-colour-changed",
    "You asked for the colour {asked}. Text in it is hard to read on light pages: its contrast is "
    "{ratio} to 1, and 7 to 1 is needed. The nearest that can be read is used: {accent} for links "
    "and signs, {bar} for the band at the top. Dark pages use {dark}.",
    "You need not do anything. If you want to choose for yourself, ask whoever made your logo for "
    "a darker colour.",
    _TOP.format('colour: "#ffcc00"'),
    "Web Content Accessibility Guidelines 2.2, 1.4.6: people with poor sight, on old phones or in "
    "the sun need that contrast.",
)
FONT_WRONG = error(
    "brand-font-wrong",
    "The fonts {text} cannot be used. {why}.",
    "Write names of fonts with commas between them, the one you like best first, such as Frutiger, "
    "Arial, sans-serif. A reader sees the first one that their own device has.",
    _TOP.format("font: url(https://fonts.example/pretty.woff2)"),
    "A font from elsewhere costs readers data, and tells others who reads the site.",
)
LOGO_OUTSIDE = error(
    "brand-logo-outside",
    "The logo {file} is not in a folder that may be published from.",
    "Put the picture beside the settings file, or in the folder of your pages. Then write its name "
    "after logo:, such as logo: logo.png",
    _TOP.format("logo: ../../private/logo.png"),
    "Only what you put there for the public is published. Pictures in the folder of the records "
    "need somebody's consent first.",
)
