"""Media: pictures, documents, share cards and the logo, made anew for the site.

``prepare`` and ``branding`` make the files of a whole build; ``model`` holds the plain values that
pages show of them; ``cache`` keeps the finished files between builds.
"""
