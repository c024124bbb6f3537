"""What stops a build: wording, translation, Markdown syntax, configuration.

Nothing in here changes a page, and nothing that is published comes from here.
"""
