"""What everything else builds on: errors, files, the two languages, YAML into records.

Nothing in here knows what the site is about.
"""
