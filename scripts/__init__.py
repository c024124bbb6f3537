"""The code behind the site: two MkDocs hooks, the preview, and a package for each layer.

The top level only starts things; what a step does lives in its package.
"""
