"""The MkDocs plugin of engage-docs: hooks that each call one function."""
