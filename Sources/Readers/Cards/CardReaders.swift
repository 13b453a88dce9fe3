package import Documents

/// Reads calendars (iCalendar, RFC 5545): each meeting, task or note below its name, as a table of what is known of it.
package enum CalendarReader: Reader {
    package static let format = Format(rawValue: "ics")

    package static func recognises(_ source: Source) -> Recognition {
        guard PlainTextReader.looksLikeText(source.bytes) else { return .no }
        if source.beginning.hasPrefix("begin:vcalendar") { return .certain }
        return ["ics", "ical", "ifb"].contains(source.fileExtension) ? .named : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let text = TextLines(source.bytes, into: &builder)
        ContentLines.append(text, level: 1, isFile: true, to: &builder)
    }
}

/// Reads address cards (vCard 2.1 to 4.0, RFC 6350): each person or firm below the name, as a table of what is known.
package enum ContactReader: Reader {
    package static let format = Format(rawValue: "vcf")

    package static func recognises(_ source: Source) -> Recognition {
        guard PlainTextReader.looksLikeText(source.bytes) else { return .no }
        if source.beginning.hasPrefix("begin:vcard") { return .certain }
        return ["vcf", "vcard"].contains(source.fileExtension) ? .named : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        let text = TextLines(source.bytes, into: &builder)
        ContentLines.append(text, level: 1, isFile: true, to: &builder)
    }
}

/// What calendars and address cards have in common: components of lines, of which each shown one is a heading and a table
/// of two columns.
enum ContentLines {
    /// Adds all events, tasks and cards, which may lie in a mail, where no line of the text is an address.
    static func append(_ utf8: [UInt8], level: Int, isFile: Bool, to builder: inout DocumentBuilder) {
        append(TextLines(utf8), level: level, isFile: isFile, to: &builder)
    }

    static func append(_ text: TextLines, level: Int, isFile: Bool, to builder: inout DocumentBuilder) {
        var component: (name: String, first: Int)?
        var lines: [ContentLine] = []
        // Alarms, time zones and what else lies within others or beside them.
        var inner: [String] = []
        var method = ""
        for line in ContentLine.lines(of: text) where !builder.isFull {
            switch (line.name, component) {
            case ("BEGIN", nil):
                guard let name = shown(line.value) else { continue }
                component = (name, line.numbers.lowerBound)
                lines = []
            case ("BEGIN", _): inner.append(line.value.uppercased())
            case ("END", _) where inner.last == line.value.uppercased(): inner.removeLast()
            case ("END", let open?) where inner.isEmpty:
                let numbers = isFile ? open.first...line.numbers.upperBound : nil
                add(open.name, lines, method, numbers, level, &builder)
                component = nil
            case (_, _?): if inner.isEmpty { lines.append(line) }
            case ("METHOD", nil): method = line.value.uppercased()
            case ("X-WR-CALNAME", nil): if isFile { builder.title = line.text }
            default: break
            }
        }
        // A file that was cut off shows what it has.
        if let open = component {
            builder.lose("truncated", "The file ends within an entry; it may be cut off.")
            add(open.name, lines, method, isFile ? open.first...text.count : nil, level, &builder)
        }
    }

    private static func shown(_ name: String) -> String? {
        let name = name.uppercased()
        return ["VEVENT", "VTODO", "VJOURNAL", "VCARD"].contains(name) ? name : nil
    }

    private static func add(
        _ name: String, _ lines: [ContentLine], _ method: String, _ numbers: ClosedRange<Int>?, _ level: Int,
        _ builder: inout DocumentBuilder
    ) {
        let isCard = name == "VCARD"
        let rows = isCard ? ContactCard.rows(lines) : CalendarEntry.rows(lines, method: method)
        let title = isCard ? ContactCard.title(lines) : CalendarEntry.title(lines)
        guard title != nil || !rows.isEmpty else { return }
        let place = builder.place
        builder.place = numbers.map { .lines($0) }
        defer { builder.place = place }
        builder.heading(Inline(title ?? (isCard ? "(no name)" : "(no subject)")), level: level)
        builder.beginTable()
        for (index, row) in rows.enumerated() {
            builder.cell(column: 1, Inline(row.label))
            builder.cell(column: 2, Inline(row.value).onOneLine())
            builder.endRow(number: index + 1)
        }
        builder.endTable(headerRows: 0, headerColumns: 1)
    }
}
