"""Workbooks of the product managers."""

from openpyxl.styles import Font

from sheetkit import heading, rows, title, widths, workbook


def registers():
    book = workbook("HL-8 Modbus registers", "Vojtěch Brabec", "2026-09-01")
    holding = book.create_sheet("Holding registers")
    title(holding, "A1", "HL-8 controller, Modbus RTU and TCP, firmware 3.4", "G1")
    heading(holding, 3, ["Address", "Name", "Unit", "Scale", "Default", "Minimum", "Maximum"])
    rows(holding, 4, [
        (40001, "Setpoint pressure", "bar", 0.01, 450, 50, 1600),
        (40002, "Restart difference", "bar", 0.01, 60, 10, 300),
        (40003, "Dry-run delay", "s", 1, 12, 2, 120),
        (40004, "Pump change-over interval", "h", 1, 24, 1, 168),
        (40005, "Ramp up", "s", 0.1, 80, 5, 600),
        (40006, "Ramp down", "s", 0.1, 120, 5, 600),
        (40007, "Minimum frequency", "Hz", 0.1, 250, 200, 450),
        (40008, "High-level alarm", "cm", 1, 320, 0, 1200),
        (40009, "Bus address", "-", 1, 17, 1, 247),
        (40010, "Bus time-out", "s", 1, 30, 0, 600),
    ])
    inputs = book.create_sheet("Input registers")
    heading(inputs, 1, ["Address", "Name", "Unit", "Scale", "Remarks"])
    rows(inputs, 2, [
        (30001, "Actual pressure", "bar", 0.01, "filtered over 0.5 s"),
        (30002, "Actual flow", "m³/h", 0.1, "only with Sonda F1"),
        (30003, "Motor current pump 1", "A", 0.1, None),
        (30004, "Motor current pump 2", "A", 0.1, None),
        (30005, "Operating hours pump 1, high word", "h", 1, "reset by service only"),
        (30006, "Operating hours pump 1, low word", "h", 1, None),
        (30007, "Active error code", "-", 1, "0 means none; see sheet Errors"),
        (30008, "Board temperature", "°C", 0.1, "warning above 75 °C"),
    ])
    errors = book.create_sheet("Errors")
    heading(errors, 1, ["Code", "Register value", "Meaning", "Restart"])
    rows(errors, 2, [
        ("E01", 1, "Overcurrent pump 1", "manual"), ("E02", 2, "Overcurrent pump 2", "manual"),
        ("E05", 5, "Phase loss or wrong phase order", "manual"), ("E07", 7, "Dry run", "automatic after 30 min"),
        ("E09", 9, "Pressure sensor below 3.6 mA", "automatic"), ("E11", 11, "High level", "automatic"),
        ("E14", 14, "Seal leakage", "manual"), ("E16", 16, "Motor temperature (PTC)", "manual"),
        ("E19", 19, "Parameter memory damaged", "after factory reset"),
    ])
    for sheet in book:
        widths(sheet, 16, 34, 20, 12, 24, 12, 12)
    return book


def test_results():
    book = workbook("Type test MV 40-6", "Eva Nezvalová", "2026-04-17")
    sheet = book.create_sheet("Curve")
    title(sheet, "A1", "Type test MV 40-6, 50 Hz, water at 20 °C", "E1")
    sheet["A2"] = "Test bench 3, serial number 26-04417, tested by Eva Nezvalová on 17 April 2026, ISO 9906 grade 2B"
    heading(sheet, 4, ["Flow m³/h", "Head m", "Power kW", "Efficiency", "NPSH m"])
    data = [(0, 112.4, 8.1, None, None), (10, 111.0, 9.6, None, 1.4), (20, 107.6, 11.3, None, 1.5), (30, 101.3, 12.9, None, 1.8),
            (40, 91.4, 14.1, None, 2.3), (50, 77.6, 14.8, None, 3.1), (58, 62.9, 15.0, None, 4.2)]
    lines = [[q, h, p, f"=ROUND(A{r}*B{r}*9.81/3600/C{r},3)", n] for r, (q, h, p, _, n) in enumerate(data, 5)]
    rows(sheet, 5, lines, ("0", "0.0", "0.0", "0.0%", "0.0"))
    sheet["A13"] = "Best efficiency"
    sheet["D13"] = "=MAX(D5:D11)"
    sheet["D13"].number_format = "0.0%"
    sheet["A13"].font = Font(bold=True)
    noise = book.create_sheet("Noise")
    heading(noise, 1, ["Speed rpm", "Sound pressure dB(A)", "Vibration mm/s"])
    rows(noise, 2, [(1450, 58, 0.9), (2200, 64, 1.3), (2900, 71, 1.8)])
    widths(sheet, 16, 12, 12, 12, 10)
    widths(noise, 14, 22, 16)
    return book


BOOKS = {
    "products/hl8-modbus-registers.xlsx": registers,
    "products/type-test-mv40-6.xlsx": test_results,
}
RECALCULATED = {"products/type-test-mv40-6.xlsx"}
