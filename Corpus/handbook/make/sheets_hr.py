"""Workbooks of human resources and of the works."""

import datetime

from openpyxl.styles import Font

from sheetkit import DAY, heading, rows, title, widths, workbook

D = datetime.date


def onboarding():
    book = workbook("Onboarding checklist", "Jitka Polášková", "2026-01-08")
    sheet = book.create_sheet("Checklist")
    title(sheet, "A1", "Onboarding checklist for office staff", "D1")
    sheet["A2"] = "Shop floor staff use form P-21 instead."
    sheet["A4"] = "Before the first day"
    sheet["A4"].font = Font(bold=True, size=12)
    heading(sheet, 5, ["No.", "Task", "Responsible", "Lead time (working days)"])
    rows(sheet, 6, [
        (1, "Contract signed and scanned into Pulse", "Human resources", 15),
        (2, "Laptop and phone ordered", "Line manager", 12),
        (3, "User account and mailbox", "IT service desk", 5),
        (4, "Access card and locker", "Gatehouse", 3),
        (5, "Desk, chair and screen in place", "Facilities, Radek Šimek", 2),
        (6, "Mentor named", "Line manager", 10),
    ])
    sheet["A14"] = "First week"
    sheet["A14"].font = Font(bold=True, size=12)
    heading(sheet, 15, ["Day", "Task", "With whom", "Duration (minutes)"])
    rows(sheet, 16, [
        ("Mon", "Welcome, tour of the site, fire exits", "Mentor", 90),
        ("Mon", "Security training and first sign-in with the token", "IT service desk", 60),
        ("Tue", "Safety instruction and test", "Milan Kraus", 120),
        ("Wed", "Product basics at the pump wall", "Vojtěch Brabec", 75),
        ("Thu", "Lunch with the division head", "Division head", 60),
        ("Fri", "Look back on the week", "Line manager", 45),
    ])
    sheet["F4"] = "Contacts"
    sheet["F4"].font = Font(bold=True, size=12)
    heading(sheet, 5, ["Office", "Extension"], column=6)
    rows(sheet, 6, [("IT service desk", "2400"), ("Payroll", "2315"), ("Gatehouse Brno", "2111"), ("Company doctor", "2190"),
                    ("Facilities", "2177")], column=6)
    widths(sheet, 8, 48, 26, 20, 3, 20, 12)
    return book


def leave():
    book = workbook("Leave and holidays 2026", "Jitka Polášková", "2025-11-24")
    sheet = book.create_sheet("Holidays")
    title(sheet, "A1", "Public holidays and bridge days 2026", "E1")
    heading(sheet, 3, ["Date", "Occasion", "Brno", "Linz", "Villeurbanne"])
    rows(sheet, 4, [
        (D(2026, 1, 6), "Epiphany", "open", "closed", "open"),
        (D(2026, 4, 3), "Good Friday", "closed", "open", "open"),
        (D(2026, 4, 6), "Easter Monday", "closed", "closed", "closed"),
        (D(2026, 5, 8), "Victory Day", "closed", "open", "closed"),
        (D(2026, 5, 14), "Ascension Day", "open", "closed", "closed"),
        (D(2026, 5, 15), "Bridge day", "open", "closed", "closed"),
        (D(2026, 6, 4), "Corpus Christi", "open", "closed", "open"),
        (D(2026, 7, 6), "Jan Hus Day", "closed", "open", "open"),
        (D(2026, 7, 14), "Bastille Day", "open", "open", "closed"),
        (D(2026, 9, 28), "Czech Statehood Day", "closed", "open", "open"),
        (D(2026, 10, 26), "Austrian National Day", "open", "closed", "open"),
        (D(2026, 11, 11), "Armistice Day", "open", "open", "closed"),
        (D(2026, 11, 17), "Struggle for Freedom Day", "closed", "open", "open"),
        (D(2026, 12, 8), "Immaculate Conception", "open", "closed", "open"),
    ], ("ddd dd mmm yyyy",))
    stats = book.create_sheet("Leave taken")
    heading(stats, 1, ["Department", "Entitlement (days)", "Taken by 30 Sep", "Left", "Left in %"])
    data = [("Production", 4375, 3512), ("Research and development", 1225, 861), ("Service", 1600, 1094),
            ("Sales and marketing", 1425, 1002), ("Finance and legal", 900, 655), ("IT", 500, 317)]
    end = rows(stats, 2, [[n, e, t, f"=B{r}-C{r}", f"=D{r}/B{r}"] for r, (n, e, t) in enumerate(data, 2)],
               (None, "#,##0", "#,##0", "#,##0", "0.0%"))
    rows(stats, end, [["Total", "=SUM(B2:B7)", "=SUM(C2:C7)", "=SUM(D2:D7)", "=D8/B8"]],
         (None, "#,##0", "#,##0", "#,##0", "0.0%"), bold=True)
    widths(sheet, 18, 28, 10, 10, 14)
    widths(stats, 28, 18, 16, 10, 10)
    return book


def asset_register():
    book = workbook("IT equipment and licences", "Tomáš Berka", "2026-09-07")
    sheet = book.create_sheet("Licences")
    heading(sheet, 1, ["Product", "Vendor", "Seats", "Renewal", "Yearly cost EUR", "Owner"])
    data = [
        ("Ledgerline ERP 11.4", "Ledgerline Oy", 260, D(2027, 3, 31), 148200, "Lucie Tomanová"),
        ("GateKeep VPN 5.2", "Northgate Labs", 300, D(2026, 12, 15), 10740, "Lenka Voráčková"),
        ("CADmosphere Pro", "Mosaic Solids", 46, D(2027, 6, 30), 88320, "Dr. Jens Aumann"),
        ("Pulse HR portal", "Pulsework GmbH", 450, D(2027, 1, 31), 31050, "Hana Dvořáčková"),
        ("Wayfarer travel", "Wayfarer SAS", 180, D(2026, 11, 30), 9720, "Markus Pichler"),
        ("FlowSolve CFD", "Vortex Numerics", 6, D(2026, 10, 31), 54600, "Dr. Jens Aumann"),
        ("Beacon safety app", "Beacon EHS", 450, D(2027, 4, 30), 7650, "Milan Kraus"),
    ]
    rows(sheet, 2, data, (None, None, "0", DAY, "#,##0"))
    fleet = book.create_sheet("Devices")
    heading(fleet, 1, ["Type", "Model", "In use", "In stock", "Replaced after (years)"])
    rows(fleet, 2, [
        ("Laptop", "Tessel 14 G3", 281, 12, 4), ("Workstation", "Tessel Tower X", 52, 3, 5),
        ("Phone", "Orbit A5", 214, 20, 3), ("Tablet, rugged", "Granite T8", 38, 4, 5),
        ("Label printer", "Etik 420", 17, 2, 7), ("Access point", "Aero 6", 64, 6, 6),
    ])
    widths(sheet, 26, 20, 10, 14, 16, 22)
    widths(fleet, 18, 20, 10, 10, 22)
    return book


BOOKS = {
    "hr/onboarding-checklist.xlsx": onboarding,
    "hr/leave-calendar-2026.ods": leave,
    "it/equipment-and-licences.xlsx": asset_register,
}
RECALCULATED = set()
