"""The theme: templates, styles and one small script. MkDocs finds it by the name ``engage``."""

import os

# Material prints a notice of a dozen lines, in colours, into every build. The README says what is
# in it, and people at the terminal need room for what is wrong with their records.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
