"""From built pages to a publication: open data, policy, downloads, offline copy, swap.

What a page says is never decided here.
"""
