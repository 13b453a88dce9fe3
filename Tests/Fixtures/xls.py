"""Writes the workbook of Tests/Fixtures/xls: `python3 Tests/Fixtures/xls.py`. Needs xlwt."""

import datetime
import pathlib

import xlwt

book = xlwt.Workbook()
sheet = book.add_sheet("Tides & moons")
bold = xlwt.easyxf("font: bold on")
for column, name in enumerate(["Day", "Height", "Share", "Open", "Note"]):
    sheet.write(0, column, name, bold)
dated, money = xlwt.easyxf(num_format_str="yyyy-mm-dd"), xlwt.easyxf(num_format_str='#,##0.00 "m"')
share = xlwt.easyxf(num_format_str="0.0%")
for row in range(1, 4):
    sheet.write(row, 0, datetime.date(2026, 3, row), dated)
    sheet.write(row, 1, 1000.25 * row, money)
    sheet.write(row, 2, row / 8, share)
    sheet.write(row, 3, row != 2)
    sheet.write(row, 4, ["flood", "Größe über 潮", "“ebb”"][row - 1])
sheet.write(4, 1, xlwt.Formula("SUM(B2:B4)"), money)
sheet.write(5, 0, -17)
sheet.write(5, 1, 123456789)
sheet.write(5, 2, 0.5)
sheet.row(2).hidden = True
sheet.write_merge(7, 8, 0, 2, "A merged remark")
hidden = book.add_sheet("Cellar")
hidden.write(0, 0, "Kept below")
hidden.visibility = 1
# More words than one record of shared strings holds, so that it goes on in the next one.
long = book.add_sheet("Log")
for row in range(120):
    long.write(row, 0, f"Entry {row}: " + ("the lantern turned with the tide " if row % 2 else "přístav, 港, gavań ") * 4)
folder = pathlib.Path(__file__).resolve().parent / "xls"
folder.mkdir(exist_ok=True)
book.save(str(folder / "xlwt.xls"))
