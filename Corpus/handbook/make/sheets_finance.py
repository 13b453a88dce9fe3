"""Workbooks of the finance department."""

import datetime

from openpyxl.comments import Comment
from openpyxl.styles import Font

from sheetkit import DAY, EURO, EURO_WHOLE, PERCENT, heading, rows, title, widths, workbook

D = datetime.date


def budget_2026():
    book = workbook("Budget 2026", "Lucie Tomanová", "2025-12-15")
    read = book.create_sheet("Read me")
    title(read, "A1", "Group budget 2026", "C1")
    rows(read, 3, [
        ["Owner", "Lucie Tomanová, controlling"],
        ["Approved", D(2025, 12, 15)],
        ["Currency", "EUR, planning rate 25.10 CZK per EUR"],
        ["Status", "Final, version 3"],
    ], (None, DAY))
    widths(read, 18, 48)
    costs = book.create_sheet("Operating costs")
    title(costs, "A1", "Operating costs by cost centre, 2026", "G1")
    heading(costs, 3, ["Cost centre", "Name", "Q1", "Q2", "Q3", "Q4", "Year", "Share"])
    data = [
        (1100, "Management and legal", 318000, 296000, 290000, 331000),
        (1200, "Finance and controlling", 241000, 238000, 236000, 252000),
        (1300, "Human resources", 187000, 214000, 176000, 203000),
        (1400, "Information technology", 402000, 388000, 456000, 371000),
        (2100, "Research and development", 874000, 901000, 863000, 948000),
        (2200, "Quality and safety", 152000, 149000, 158000, 155000),
        (3100, "Production Brno", 2310000, 2405000, 2188000, 2467000),
        (3200, "Maintenance and energy", 512000, 447000, 431000, 538000),
        (4100, "Sales", 694000, 741000, 655000, 803000),
        (4200, "Service organisation", 538000, 552000, 571000, 560000),
        (4300, "Marketing and trade fairs", 96000, 244000, 88000, 132000),
    ]
    lines = [[*line, f"=SUM(C{n}:F{n})", f"=G{n}/G$15"] for n, line in enumerate(data, 4)]
    end = rows(costs, 4, lines, (None, None, *[EURO_WHOLE] * 5, PERCENT))
    rows(costs, end, [[None, "Total", *[f"=SUM({c}4:{c}14)" for c in "CDEFG"], "=SUM(H4:H14)"]],
         (None, None, *[EURO_WHOLE] * 5, PERCENT), bold=True)
    costs["E7"].comment = Comment("Includes the migration of the ERP to the new data centre in August.", "Tomáš Berka")
    costs.freeze_panes = "C4"
    widths(costs, 12, 30, 14, 14, 14, 14, 15, 10)
    invest = book.create_sheet("Investments")
    title(invest, "A1", "Investments above EUR 25,000", "F1")
    heading(invest, 3, ["No.", "Project", "Site", "Planned start", "Amount", "Payback (years)"])
    projects = [
        ("I-26-01", "Five-axis milling centre for impellers", "Brno", D(2026, 3, 2), 780000, 5.5),
        ("I-26-02", "Test bench 4 for pumps up to 75 kW", "Brno", D(2026, 5, 11), 415000, 7),
        ("I-26-03", "Photovoltaic roof, hall B, 620 kWp", "Brno", D(2026, 4, 20), 496000, 8.2),
        ("I-26-04", "Service vans, electric, four pieces", "Linz", D(2026, 6, 1), 228000, 6),
        ("I-26-05", "Clean room for sensor calibration", "Brno", D(2026, 9, 14), 187500, 4.1),
        ("I-26-06", "Showroom and training room", "Villeurbanne", D(2026, 2, 16), 94000, None),
        ("I-26-07", "Replacement of the telephone system", "all", D(2026, 10, 5), 61200, 3),
    ]
    end = rows(invest, 4, projects, (None, None, None, DAY, EURO_WHOLE, "0.0"))
    rows(invest, end, [[None, "Total", None, None, "=SUM(E4:E10)", None]], (None,) * 4 + (EURO_WHOLE,), bold=True)
    widths(invest, 10, 42, 14, 14, 14, 12)
    head = book.create_sheet("Headcount")
    heading(head, 1, ["Department", "Brno", "Linz", "Villeurbanne", "Total", "Change on 2025"])
    people = [
        ("Production", 171, 0, 0, 4), ("Research and development", 49, 0, 0, 3), ("Service", 18, 27, 19, 2),
        ("Sales and marketing", 22, 9, 26, 1), ("Finance and legal", 9, 23, 4, 0), ("IT", 14, 5, 1, 1),
        ("Human resources", 8, 3, 2, 0), ("Quality, safety, logistics", 25, 6, 5, -3),
    ]
    end = rows(head, 2, [[n, b, l, v, f"=SUM(B{r}:D{r})", c] for r, (n, b, l, v, c) in enumerate(people, 2)],
               (None, "0", "0", "0", "0", "+0;-0;0"))
    rows(head, end, [["Total", *[f"=SUM({c}2:{c}9)" for c in "BCDEF"]]], (None, "0", "0", "0", "0", "+0;-0;0"), bold=True)
    widths(head, 30, 10, 10, 14, 10, 16)
    plan = book.create_sheet("Assumptions")
    heading(plan, 1, ["Assumption", "Value"])
    rows(plan, 2, [["Wage increase Brno", 0.052], ["Wage increase Linz", 0.034], ["Steel price index", 1.03],
                   ["Electricity, EUR per MWh", 118.5]], (None, PERCENT))
    plan["B4"].number_format = plan["B5"].number_format = "0.00"
    plan.sheet_state = "hidden"
    return book


def budget_2025():
    book = workbook("Budget 2025", "Lucie Tomanová", "2024-12-16")
    costs = book.create_sheet("Operating costs")
    title(costs, "A1", "Operating costs by cost centre, 2025", "G1")
    heading(costs, 3, ["Cost centre", "Name", "Q1", "Q2", "Q3", "Q4", "Year"])
    data = [
        (1100, "Management and legal", 301000, 289000, 284000, 322000),
        (1200, "Finance and controlling", 236000, 231000, 229000, 247000),
        (1300, "Human resources", 172000, 198000, 169000, 190000),
        (1400, "Information technology", 361000, 354000, 349000, 366000),
        (2100, "Research and development", 812000, 838000, 806000, 871000),
        (3100, "Production Brno", 2214000, 2297000, 2105000, 2341000),
        (4100, "Sales", 671000, 702000, 640000, 768000),
        (4200, "Service organisation", 511000, 519000, 534000, 527000),
    ]
    lines = [[*line, f"=SUM(C{n}:F{n})"] for n, line in enumerate(data, 4)]
    end = rows(costs, 4, lines, (None, None, *[EURO_WHOLE] * 5))
    rows(costs, end, [[None, "Total", *[f"=SUM({c}4:{c}11)" for c in "CDEFG"]]],
         (None, None, *[EURO_WHOLE] * 5), bold=True)
    widths(costs, 12, 30, 14, 14, 14, 14, 15)
    return book


def per_diem():
    book = workbook("Daily allowances 2026", "Lucie Tomanová", "2025-12-18")
    sheet = book.create_sheet("2026")
    title(sheet, "A1", "Daily allowances 2026 (EUR per full day)", "E1")
    heading(sheet, 3, ["Country", "Code", "Full day", "Day of arrival or departure", "Night allowance without receipt"])
    data = [
        ("Austria", "AT", 30), ("Belgium", "BE", 48), ("Czech Republic", "CZ", 22), ("France", "FR", 45),
        ("France, Paris", "FR-75", 58), ("Germany", "DE", 36), ("Hungary", "HU", 31), ("Italy", "IT", 42),
        ("Netherlands", "NL", 47), ("Poland", "PL", 29), ("Slovakia", "SK", 27), ("Slovenia", "SI", 33),
        ("Spain", "ES", 40), ("Sweden", "SE", 56), ("Switzerland", "CH", 64), ("United Kingdom", "GB", 54),
        ("United States", "US", 59),
    ]
    nights = [15, 18, 12, 20, 25, 20, 14, 18, 20, 14, 12, 15, 16, 22, 28, 26, 30]
    rows(sheet, 4, [[n, c, v, f"=ROUND(C{r}*0.6,2)", w] for r, ((n, c, v), w) in enumerate(zip(data, nights), 4)],
         (None, None, EURO, EURO, EURO))
    rules = book.create_sheet("Rules")
    rows(rules, 1, [["Rule", "Value"], ["Less than 8 hours", "no allowance"], ["8 to 12 hours", 0.5],
                    ["More than 12 hours", 1], ["Stay of more than 30 days in one place", 0.75]], (None, "0%"))
    rules["A1"].font = rules["B1"].font = Font(bold=True)
    widths(sheet, 24, 10, 12, 20, 22)
    widths(rules, 44, 16)
    return book


def fx_rates():
    book = workbook("Monthly exchange rates 2026", "Lucie Tomanová", "2026-10-01")
    sheet = book.create_sheet("Rates")
    title(sheet, "A1", "Monthly rates for one EUR, 2026", "F1")
    heading(sheet, 3, ["Month", "CZK", "USD", "GBP", "CHF", "PLN"])
    table = [
        (25.08, 1.0841, 0.8412, 0.9391, 4.262), (25.14, 1.0789, 0.8437, 0.9402, 4.271),
        (25.21, 1.0902, 0.8390, 0.9377, 4.255), (25.03, 1.1015, 0.8448, 0.9355, 4.248),
        (24.97, 1.0968, 0.8461, 0.9348, 4.239), (24.89, 1.1104, 0.8476, 0.9321, 4.244),
        (24.93, 1.1152, 0.8503, 0.9316, 4.251), (24.86, 1.1087, 0.8529, 0.9333, 4.263),
        (24.78, 1.1121, 0.8514, 0.9340, 4.257),
    ]
    rows(sheet, 4, [[D(2026, m, 1), *line] for m, line in enumerate(table, 1)],
         ("mmmm yyyy", "0.00", "0.0000", "0.0000", "0.0000", "0.000"))
    rows(sheet, 13, [["Average", *[f"=AVERAGE({c}4:{c}12)" for c in "BCDEF"]]],
         (None, "0.00", "0.0000", "0.0000", "0.0000", "0.000"), bold=True)
    widths(sheet, 18, 10, 10, 10, 10, 10)
    return book


def fixed_assets():
    book = workbook("Fixed assets, extract", "Lucie Tomanová", "2026-06-30")
    sheet = book.create_sheet("Machines")
    title(sheet, "A1", "Machines and vehicles as of 30 June 2026", "G1")
    heading(sheet, 3, ["Asset no.", "Name", "Location", "Acquired", "Cost", "Useful life (years)", "Book value"])
    data = [
        ("A-10284", "Milling centre Ferrum V5", "Hall A", D(2019, 5, 6), 612000, 10),
        ("A-10311", "Balancing machine Equus 40", "Hall A", D(2020, 2, 17), 88400, 8),
        ("A-10355", "Test bench 3", "Hall C", D(2021, 9, 1), 351000, 12),
        ("A-10372", "Paint booth", "Hall B", D(2017, 11, 20), 204000, 10),
        ("A-10418", "Forklift, electric, 3 t", "Warehouse", D(2023, 3, 27), 47900, 6),
        ("A-10433", "Calibration rig for pressure, 0 to 600 bar", "Sensor lab", D(2024, 1, 15), 129500, 8),
        ("A-10467", "Service van L-742 MV", "Linz", D(2024, 8, 5), 58300, 5),
        ("A-10490", "Laser marking station", "Hall C", D(2025, 10, 13), 73250, 8),
    ]
    lines = [[*line, f'=ROUND(MAX(0,E{r}*(1-DATEDIF(D{r},DATE(2026,6,30),"m")/(F{r}*12))),0)']
             for r, line in enumerate(data, 4)]
    end = rows(sheet, 4, lines, (None, None, None, DAY, EURO_WHOLE, "0", EURO_WHOLE))
    rows(sheet, end, [[None, "Total", None, None, f"=SUM(E4:E{end - 1})", None, f"=SUM(G4:G{end - 1})"]],
         (None,) * 4 + (EURO_WHOLE, None, EURO_WHOLE), bold=True)
    for hidden in (7,):
        sheet.row_dimensions[hidden].hidden = True
    widths(sheet, 11, 42, 14, 12, 14, 12, 14)
    return book


BOOKS = {
    "finance/budget-2026.xlsx": budget_2026,
    "archive/budget-2025.xlsx": budget_2025,
    "finance/per-diem-2026.ods": per_diem,
    "finance/fx-rates-2026.fods": fx_rates,
    "finance/fixed-assets-2026.xlsx": fixed_assets,
}
RECALCULATED = {"finance/budget-2026.xlsx", "archive/budget-2025.xlsx", "finance/fixed-assets-2026.xlsx"}
