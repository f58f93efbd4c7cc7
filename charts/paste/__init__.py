"""Reading what people type and paste: numbers, dates and whole blocks from a spreadsheet.

Pure: text goes in; readings, and problems that point at a row and a column, come out. Nothing is
guessed silently. Missing stays missing and never becomes a zero.
"""
