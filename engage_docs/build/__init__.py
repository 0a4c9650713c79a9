"""Building a site: the pipeline, its cache and workers, and the files that it writes."""
