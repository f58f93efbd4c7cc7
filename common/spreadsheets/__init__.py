"""Spreadsheets in and out: workbooks and CSV read as text, and written so that no text runs.

What a spreadsheet takes for a formula is text here, on the way in as on the way out. Nothing in a
file is executed, and only so much of it is unpacked.
"""
