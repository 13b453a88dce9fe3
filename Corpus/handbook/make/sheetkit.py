"""Short ways to fill a worksheet: headings, typed rows, widths, merged titles."""

import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

EURO = '#,##0.00 [$€-1]'
EURO_WHOLE = '#,##0 [$€-1]'
PERCENT = "0.0%"
DAY = "dd/mm/yyyy"
THIN = Side(style="thin", color="999999")


def workbook(title, author, date):
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = title, author
    book.properties.created = book.properties.modified = datetime.datetime.fromisoformat(date)
    return book


def title(sheet, cell, text, to=None):
    sheet[cell] = text
    sheet[cell].font = Font(bold=True, size=14, color="0B4F6C")
    if to:
        sheet.merge_cells(f"{cell}:{to}")


def heading(sheet, row, names, column=1):
    for n, name in enumerate(names):
        cell = sheet.cell(row, column + n, name)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color="0B4F6C")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(bottom=THIN)


def rows(sheet, first, data, formats=(), column=1, bold=False):
    for r, values in enumerate(data):
        for c, value in enumerate(values):
            cell = sheet.cell(first + r, column + c, value)
            if c < len(formats) and formats[c] and value is not None and not (
                isinstance(value, str) and not value.startswith("=")
            ):
                cell.number_format = formats[c]
            if bold:
                cell.font = Font(bold=True)
                cell.border = Border(top=THIN)
    return first + len(data)


def widths(sheet, *sizes):
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    for n, size in enumerate(sizes):
        sheet.column_dimensions[chr(65 + n)].width = size
