import Documents

/// How workbooks in XML write values and formats.
enum MarkupFormats {
    /// The code of a format that has a name; others are codes themselves.
    static func code(_ name: String) -> String {
        switch name {
        case "General Number": "General"
        case "General Date": "yyyy-mm-dd h:mm"
        case "Long Date", "Short Date": "yyyy-mm-dd"
        case "Medium Date": "d-mmm-yy"
        case "Long Time": "h:mm:ss"
        case "Medium Time": "h:mm AM/PM"
        case "Short Time": "h:mm"
        case "Currency", "Standard": "#,##0.00"
        case "Euro Currency": "#,##0.00 \"€\""
        case "Fixed": "0.00"
        case "Percent": "0.00%"
        case "Scientific": "0.00E+00"
        default: name
        }
    }

    /// A value as the sheet shows it, and what it is.
    static func shown(
        _ text: String, _ type: String, _ format: CellFormats.CellFormat
    ) -> (Inline, CellValue?) {
        switch type {
        case "Number":
            guard let number = Double(text) else { return (Inline(text), .text) }
            return format.shown(number, .from1900)
        case "DateTime":
            guard let serial = serial(text) else { return (Inline(text), .date(text)) }
            if format.isDate { return format.shown(serial, .from1900) }
            let date = SpreadsheetDate(serial: serial, system: .from1900)?.iso8601 ?? text
            return (Inline(date), .date(date))
        case "Boolean": return (Inline(text == "1" ? "TRUE" : "FALSE"), .boolean(text == "1"))
        case "Error": return (Inline(text), .error)
        default: return (Inline(text), .text)
        }
    }

    /// The serial number of `2024-05-01T14:30:00.000`, after Howard Hinnant's "chrono-Compatible Low-Level Date
    /// Algorithms".
    private static func serial(_ text: String) -> Double? {
        let parts = text.split { $0 == "-" || $0 == "T" || $0 == ":" }.map { Double($0) }
        guard parts.count >= 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1899...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let shifted = Int(year) - (month <= 2 ? 1 : 0)
        let era = shifted / 400
        let ofEra = shifted - era * 400
        let ofYear = (153 * (Int(month) + (month > 2 ? -3 : 9)) + 2) / 5 + Int(day) - 1
        let since1970 = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
        let clock = parts.dropFirst(3).map { $0 ?? 0 } + [0, 0, 0]
        let days = Double(since1970 + 25_569)
        return max(days - (days < 61 ? 1 : 0), 0) + (clock[0] * 3600 + clock[1] * 60 + clock[2]) / 86_400
    }
}
