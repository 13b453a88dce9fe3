"""Workbooks of sales and service."""

import datetime

from openpyxl.styles import Font

from sheetkit import DAY, EURO, EURO_WHOLE, PERCENT, heading, rows, title, widths, workbook

D = datetime.date
PUMPS = [
    ("MV40-4-075", "MV 40-4, 7.5 kW", 3180), ("MV40-6-150", "MV 40-6, 15 kW", 4290), ("MV40-8-185", "MV 40-8, 18.5 kW", 5060),
    ("MV65-3-150", "MV 65-3, 15 kW", 5240), ("MV65-5-220", "MV 65-5, 22 kW", 6480), ("TJ150-05", "TJ 150, cable 10 m", 745),
    ("TJ300-15", "TJ 300, cable 10 m", 1365), ("TJ300-15X", "TJ 300 Ex, cable 20 m", 2110),
]
SENSORS = [
    ("SP2-016-G", "Sonda P2, 0 to 16 bar, G 1/4", 189), ("SP2-040-G", "Sonda P2, 0 to 40 bar, G 1/4", 198),
    ("SL4-12", "Sonda L4 radar, 12 m", 642), ("SF1-050", "Sonda F1 flow meter, DN 50", 1180),
    ("HL8-B", "HL-8 controller, basic", 870), ("HL8-N", "HL-8 controller with network", 1090), ("LNK-4G", "Link gateway, 4G", 415),
]


def price_list(year, factor, author, day):
    book = workbook(f"Price list {year}", author, day)
    sheet = book.create_sheet("Pumps and sensors")
    title(sheet, "A1", f"Price list {year}, list prices in EUR without VAT", "F1")
    sheet["A2"] = f"Valid from 1 February {year} to 31 January {year + 1}"
    heading(sheet, 4, ["Article", "Description", "List price", "from 5 pcs", "from 20 pcs", "Delivery (weeks)"])
    weeks = [3, 4, 5, 5, 6, 1, 2, 8]
    end = rows(sheet, 5, [[a, n, round(p * factor), f"=ROUND(C{r}*0.95,2)", f"=ROUND(C{r}*0.9,2)", w]
                          for r, ((a, n, p), w) in enumerate(zip(PUMPS, weeks), 5)],
               (None, None, EURO, EURO, EURO, "0"))
    sheet.cell(end + 1, 1, "Sensors and controllers").font = Font(bold=True, size=12)
    heading(sheet, end + 2, ["Article", "Description", "List price", "from 10 pcs", "from 50 pcs", "Delivery (weeks)"])
    first = end + 3
    rows(sheet, first, [[a, n, round(p * factor), f"=ROUND(C{r}*0.93,2)", f"=ROUND(C{r}*0.86,2)", w]
                        for r, ((a, n, p), w) in enumerate(zip(SENSORS, [1, 1, 3, 4, 2, 2, 1]), first)],
         (None, None, EURO, EURO, EURO, "0"))
    extra = book.create_sheet("Surcharges")
    heading(extra, 1, ["Surcharge", "Amount", "Basis"])
    rows(extra, 2, [("Express within 48 hours", 95 if year > 2025 else 80, "per order"), ("Small order below EUR 250", 25, "per order"),
                    ("Special paint, RAL colour", 140, "per pump"), ("Material certificate 3.1", 48, "per certificate"),
                    ("Witnessed test on the bench", 620 if year > 2025 else 580, "per pump")], (None, EURO_WHOLE))
    rows(extra, 7, [("Export packing, seaworthy", 0.035, "of the net value")], (None, PERCENT))
    widths(sheet, 16, 36, 14, 14, 14, 14)
    widths(extra, 34, 14, 20)
    return book


def service_rates():
    book = workbook("Service rates 2026", "Zdeněk Kolář", "2026-01-12")
    sheet = book.create_sheet("Rates")
    title(sheet, "A1", "Service rates 2026", "E1")
    heading(sheet, 3, ["Service", "Unit", "Czech Republic", "Austria, Germany", "France"])
    rows(sheet, 4, [
        ("Technician, working day 7:00 to 17:00", "hour", 62, 98, 94),
        ("Technician, night or Saturday", "hour", 93, 147, 141),
        ("Technician, Sunday or holiday", "hour", 124, 196, 188),
        ("Travel", "km", 0.7, 0.95, 0.9),
        ("Remote support, first 15 minutes", "call", 0, 0, 0),
        ("Remote support, every further 15 minutes", "call", 14, 22, 21),
        ("Repair estimate (credited with the repair)", "piece", 85, 120, 115),
        ("Commissioning, one pump", "flat", 390, 560, 540),
    ], (None, None, EURO, EURO, EURO))
    plans = book.create_sheet("Service plans")
    heading(plans, 1, ["Plan", "Response time", "Visits a year", "Spare parts discount", "Price per pump and year"])
    rows(plans, 2, [("Basic", "3 working days", 1, 0.05, 210), ("Plus", "24 hours", 2, 0.1, 390), ("Prime", "8 hours", 4, 0.15, 720)],
         (None, None, "0", "0%", EURO_WHOLE))
    widths(sheet, 46, 10, 16, 18, 12)
    widths(plans, 12, 18, 14, 20, 24)
    return book


def distributors():
    book = workbook("Distributors", "Claire Montagnier", "2026-05-04")
    sheet = book.create_sheet("Partners")
    heading(sheet, 1, ["Partner", "Country", "Contact", "Since", "Discount class", "Turnover 2025"])
    rows(sheet, 2, [
        ("Aquatech Polska sp. z o.o.", "Poland", "Marek Zieliński", D(2011, 4, 1), "B", 1840000),
        ("Hidroplan Kft.", "Hungary", "Réka Bodnár", D(2016, 9, 15), "B", 960000),
        ("Pompes du Léman SA", "Switzerland", "Yves Rochat", D(2008, 1, 1), "A", 2310000),
        ("Kroon Vloeistoftechniek BV", "Netherlands", "Anouk de Wit", D(2019, 6, 1), "C", 540000),
        ("Fluidos Ibéricos S.L.", "Spain", "Javier Otero", D(2021, 3, 1), "C", 415000),
        ("Norrpump AB", "Sweden", "Elin Sandström", D(2014, 11, 1), "A", 1975000),
    ], (None, None, None, DAY, None, EURO_WHOLE))
    rows(sheet, 8, [["Total", None, None, None, None, "=SUM(F2:F7)"]], (None,) * 5 + (EURO_WHOLE,), bold=True)
    widths(sheet, 32, 16, 22, 14, 16, 18)
    return book


def pipeline():
    book = workbook("Sales forecast 2026", "Claire Montagnier", "2026-09-28")
    sheet = book.create_sheet("Forecast")
    title(sheet, "A1", "Sales by region, EUR thousand", "G1")
    sheet["B2"] = "Actual"
    sheet.merge_cells("B2:D2")
    sheet["E2"] = "Forecast"
    heading(sheet, 3, ["Region", "Q1", "Q2", "Q3", "Q4", "Year 2026", "Change on 2025"])
    data = [("Czech Republic and Slovakia", 4120, 4385, 4010, 4600, 16240), ("Austria", 2980, 3115, 2890, 3350, 11720),
            ("Germany", 4410, 4730, 4525, 5050, 17390), ("France", 3260, 3390, 2875, 3700, 12610),
            ("Rest of Europe", 1890, 2040, 1985, 2275, 7540), ("Overseas", 690, 845, 720, 910, 2900)]
    end = rows(sheet, 4, [[n, *q, f"=SUM(B{r}:E{r})", f"=F{r}/{old}-1"] for r, (n, *q, old) in enumerate(data, 4)],
               (None, *["#,##0"] * 5, "+0.0%;-0.0%"))
    rows(sheet, end, [["Group", *[f"=SUM({c}4:{c}9)" for c in "BCDEF"], "=F10/68400-1"]],
         (None, *["#,##0"] * 5, "+0.0%;-0.0%"), bold=True)
    deals = book.create_sheet("Large projects")
    heading(deals, 1, ["Offer", "Customer", "Project", "Value EUR", "Chance", "Decision", "Weighted EUR"])
    offers = [("Q-2026-0417", "Vodárny Jihlavsko", "Pumping station Bedřichov", 318500, 0.7, D(2026, 11, 30)),
              ("Q-2026-0388", "Brauerei Stiegenfels", "Booster set for bottling", 142800, 0.9, D(2026, 10, 20)),
              ("Q-2026-0402", "Métropole de Grandval", "Storm water basin Les Aulnes", 505000, 0.4, D(2027, 1, 15)),
              ("Q-2026-0351", "Papírny Olšava", "Process water, line 2", 226400, 0.25, D(2026, 12, 18)),
              ("Q-2026-0423", "Molkerei Almgrund", "CIP pumps with sensors", 97300, 0.6, D(2026, 11, 6))]
    end = rows(deals, 2, [[*o, f"=D{r}*E{r}"] for r, o in enumerate(offers, 2)],
               (None, None, None, EURO_WHOLE, "0%", DAY, EURO_WHOLE))
    rows(deals, end, [["Total", None, None, "=SUM(D2:D6)", None, None, "=SUM(G2:G6)"]],
         (None, None, None, EURO_WHOLE, None, None, EURO_WHOLE), bold=True)
    notes = book.create_sheet("Internal")
    rows(notes, 1, [["Margin floor for Q-2026-0402", 0.18], ["Margin floor, all others", 0.24]], (None, "0%"))
    notes.sheet_state = "hidden"
    for one in (sheet, deals):
        widths(one, 30, 22, 30, 14, 12, 14, 16)
    return book


BOOKS = {
    "sales/price-list-2026.xlsx": lambda: price_list(2026, 1, "Vojtěch Brabec", "2026-01-20"),
    "archive/price-list-2025.xlsx": lambda: price_list(2025, 0.96, "Vojtěch Brabec", "2025-01-21"),
    "support/service-rates-2026.ods": service_rates,
    "sales/distributors.ods": distributors,
    "sales/sales-forecast-2026.xlsx": pipeline,
}
RECALCULATED = {"sales/price-list-2026.xlsx", "archive/price-list-2025.xlsx", "sales/sales-forecast-2026.xlsx"}
