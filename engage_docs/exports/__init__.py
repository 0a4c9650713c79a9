"""What the site offers to other programs: citations, frameworks, the sitemap."""
