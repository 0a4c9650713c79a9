"""Where the search lies in a site."""

URL = "search/"
FOLDER = "search/index"
