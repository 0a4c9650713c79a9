"""Lists of the names that stand in PDF files, written as words."""


def names(*lines: str) -> list[str]:
    """Return the words of the lines as PDF names: each with a slash before it."""
    return [f"/{word}" for line in lines for word in line.split()]
