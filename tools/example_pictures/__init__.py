"""Pictures for the made-up place of the example site, drawn from scratch."""
