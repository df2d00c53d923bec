"""How much a loader takes on before it says no. Every bound has its reason beside it."""

from __future__ import annotations

__all__ = [
    "MAX_ARCHIVE_BYTES",
    "MAX_ARCHIVE_MEMBERS",
    "MAX_ATTRIBUTES",
    "MAX_CELLS",
    "MAX_CHARACTERS",
    "MAX_DRAWING_BYTES",
    "MAX_DRAWN_PIXELS",
    "MAX_ELEMENTS",
    "MAX_FETCHED_BYTES",
    "MAX_FILE_BYTES",
    "MAX_GRID_PLACES",
    "MAX_LINE_CHARACTERS",
    "MAX_MARKUP_BYTES",
    "MAX_PAGES",
    "MAX_PAGE_OBJECTS",
    "MAX_PAGE_POINTS",
    "MAX_PARTS",
    "MAX_PICTURE_PIXELS",
    "MAX_ROBOTS_BYTES",
    "MAX_SCANNED_PAGES",
    "MAX_STREAM_BYTES",
    "MAX_TRIAL_BYTES",
    "MAX_TRIAL_SECONDS",
    "MAX_XML_BYTES",
    "MAX_XML_TAGS",
]

MAX_FILE_BYTES = 200 * 1024 * 1024
"""A provincial yearbook as a scanned PDF has about 150 MB; nothing longer was written as one policy text."""

MAX_FETCHED_BYTES = 50 * 1024 * 1024
"""One answer of a web server; a scanned annual report has 30 MB."""

MAX_ROBOTS_BYTES = 500 * 1024
"""What RFC 9309 asks a reader of robots.txt to take at least; what stands behind is not looked at."""

MAX_CHARACTERS = 10_000_000
"""The longest statistical yearbook has some 5 million characters; beyond twice that a file is a dump, not a text."""

MAX_LINE_CHARACTERS = 300_000
"""A whole report glued into one line has some 100,000 characters. Readers downstream are linear in a line's length,
but people are not: a longer line is data under a wrong name."""

MAX_MARKUP_BYTES = 20 * 1024 * 1024
"""Markup of one page. Pages with pictures written into them reach 5 MB; the tree takes some ten times as much."""

MAX_ELEMENTS = 100_000
"""Elements of one page. A table of a thousand rows has 20,000; a hundred thousand take some four seconds."""

MAX_ATTRIBUTES = 200
"""Attributes of one tag, of a page or in the XML of an office file. Real ones have thirty; parsers walk over all that a
tag has for each further one, so that a page full of tags of 200 takes two seconds more, and one tag of 80,000 took 17.
"""

MAX_PAGES = 5_000
"""Pages of one PDF. A yearbook has 1,500; at 200 pages a second the bound keeps a file below half a minute."""

MAX_DRAWING_BYTES = 10 * 1024 * 1024
"""The instructions that draw one page of a PDF, unpacked. A page of text has 50 KB, a detailed map 5 MB; PDFium takes
some six seconds for ten."""

MAX_STREAM_BYTES = 400 * 1024 * 1024
"""All streams of a PDF together, as far as they are packed without a picture's codec: fonts and plain pictures."""

MAX_PAGE_OBJECTS = 3_000_000
"""Things drawn on all pages of a PDF together. A page of text has some hundred, a yearbook a million."""

MAX_TRIAL_BYTES = 900 * 1024 * 1024
MAX_TRIAL_SECONDS = 4.0
"""What opening all pages of a PDF may take that nests its drawings: yearbooks take a second and 200 MB."""

MAX_PAGE_POINTS = 14_400.0
"""The longer side of a PDF's page: the standard's own bound, five metres. A plan on A0 has 3,370."""

MAX_DRAWN_PIXELS = 3_000_000
"""A page that is drawn to be read: A4 at 144 dots per inch has 2 million, and the reader, which fits the longer side
into 2,000 pixels, takes no more of A3 than this."""

MAX_SCANNED_PAGES = 300
"""Pages of one file that are read optically, at some six seconds each."""

MAX_PICTURE_PIXELS = 100_000_000
"""One picture: A3 at 600 dots per inch has 70 million; four bytes each while it is read."""

MAX_ARCHIVE_BYTES = 300 * 1024 * 1024
"""What the members of a DOCX or XLSX may come to when unpacked. Real ones with pictures stay below 100 MB."""

MAX_ARCHIVE_MEMBERS = 10_000
"""Members of a DOCX or XLSX; a report with a thousand pictures has some 1,100."""

MAX_CELLS = 2_000_000
"""Cells of one workbook that are looked at, empty ones included."""

MAX_GRID_PLACES = 1_000_000
"""Places in the grids of all tables together, empty ones and those that merged cells cover included. A statistical
yearbook has some 200,000."""

MAX_PARTS = 150_000
"""Paragraphs, lines and table cells of one document. A report of a thousand pages has 30,000, a yearbook 100,000."""

MAX_XML_TAGS = 2_500_000
"""Tags in the XML of a DOCX or XLSX, opening and closing: a thousand pages of Word have 800,000, and the tree takes
some 200 bytes for each."""

MAX_XML_BYTES = 50 * 1024 * 1024
"""What the XML members of a DOCX or XLSX may come to; a thousand pages of Word make 20 MB, and the tree takes some
eight times as much memory."""
