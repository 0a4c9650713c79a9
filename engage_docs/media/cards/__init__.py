"""Cards: the pictures that stand beside a link when somebody shares it.

There is one for each section and each project, however many records there are: the pages of
records use the card of their project. Nothing is imported here: drawing needs Pillow.
"""
