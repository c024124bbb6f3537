"""One PDF for each language, assembled from the built pages and set by WeasyPrint.

The site itself never needs this package.
"""
