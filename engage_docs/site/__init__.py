"""What each page of the site shows, as values, and the charts on them."""
