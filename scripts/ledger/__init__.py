"""The data of docs/data: records, tables, their checks, how their numbers are written.

Nothing in here draws, writes HTML or knows of a page.
"""
