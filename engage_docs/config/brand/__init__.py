"""The look of a team: its colour, its logo and its fonts, checked before they reach a page.

``model`` (what is said of it), ``reading`` (the settings to that), ``colour`` (contrast and
lightness), ``palettes`` (one colour to both palettes), ``fonts`` (a list of fonts), ``sheet`` (the
style sheet that says it all). Nothing is imported here: most commands only need the model. The
logo is made by ``engage_docs.media.branding``.
"""
