"""Figures become SVG and PNG in one browser, cached by content.

What a figure shows is decided in charts/, where its picture appears in pages/.
"""
