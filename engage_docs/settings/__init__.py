"""The settings of a site: what site_config.yml says about records."""
