"""Markdown becomes HTML: shortcodes, notes, chart figures, lists, corrections of HTML.

Nothing in here writes a file or stops a build for its wording.
"""
