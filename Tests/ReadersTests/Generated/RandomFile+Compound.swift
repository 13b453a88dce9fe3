@testable import Readers

/// Formats in compound files: the workbook of Excel 97, and the mail of Outlook.
extension RandomFile {
    static func oldWorkbook(_ outline: RandomOutline) -> [UInt8] {
        let sheets = RandomSheet.sheets(of: outline)
        let end = record(0x000A, [])
        func list(_ places: [Int]) -> [UInt8] {
            record(0x0809, [0, 6, 5, 0])
                + Swift.zip(places, sheets).flatMap { place, sheet in
                    let name = Array(sheet.name.utf16)
                    return record(
                        0x0085,
                        number(place, 4) + [0, 0, UInt8(name.count), 1] + name.flatMap { number(Int($0), 2) })
                } + end
        }
        let contents = sheets.map { sheet in
            record(0x0809, [0, 6, 0x10, 0])
                + sheet.rows.flatMap { row in
                    row.cells.flatMap { cell in
                        let units = Array(cell.text.utf16)
                        return record(
                            0x0204,
                            number(row.number - 1, 2) + number(cell.column - 1, 2) + [0, 0]
                                + number(units.count, 2) + [1] + units.flatMap { number(Int($0), 2) })
                    }
                } + end
        }
        // The list has one length wherever the sheets stand.
        var places: [Int] = []
        var place = list(sheets.map { _ in 0 }).count
        for content in contents {
            places.append(place)
            place += content.count
        }
        return CompoundWriter.file([("Workbook", list(places) + contents.joined())])
    }

    private static func record(_ kind: Int, _ content: [UInt8]) -> [UInt8] {
        number(kind, 2) + number(content.count, 2) + content
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    static func outlookMail(_ outline: RandomOutline) -> [UInt8] {
        func text(_ text: String) -> [UInt8] { text.utf16.flatMap { number(Int($0), 2) } }
        let body = rows(outline).joined().joined(separator: "\r\n\r\n")
        return CompoundWriter.file([
            ("__properties_version1.0", [UInt8](repeating: 0, count: 32)),
            ("__substg1.0_0037001F", text("t")), ("__substg1.0_1000001F", text(body)),
        ])
    }
}

/// Writes compound files of a few streams, each in sectors that follow each other.
enum CompoundWriter {
    static func file(_ streams: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        let sizes = streams.map { ($0.bytes.count + 511) / 512 }
        let directorySize = (streams.count + 1 + 3) / 4
        // The first sector is the allocation table, which is enough for 64 KB.
        var (table, next) = ([0xFFFF_FFFD], 1)
        for size in [directorySize] + sizes {
            table += (0..<size).map { $0 == size - 1 ? 0xFFFF_FFFE : next + $0 + 1 }
            next += size
        }
        precondition(table.count <= 128)
        table += [Int](repeating: 0xFFFF_FFFF, count: 128 - table.count)
        var directory = entry("Root Entry", kind: 5, right: -1, child: 1, start: 0xFFFF_FFFE, size: 0)
        var start = 1 + directorySize
        for (index, stream) in streams.enumerated() {
            let right = index + 1 < streams.count ? index + 2 : -1
            directory += entry(
                stream.name, kind: 2, right: right, child: -1, start: start, size: stream.bytes.count)
            start += sizes[index]
        }
        return header + table.flatMap { number($0, 4) } + padded(directory)
            + streams.flatMap { padded($0.bytes) }
    }

    private static var header: [UInt8] {
        var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        header += [UInt8](repeating: 0, count: 16)
        header += number(0x3E, 2) + number(3, 2) + number(0xFFFE, 2) + number(9, 2) + number(6, 2)
        header += [UInt8](repeating: 0, count: 10)
        // One sector of allocation, the directory's first sector, and no stream that is too small for a sector.
        header += number(1, 4) + number(1, 4) + number(0, 4) + number(0, 4)
        header += number(0xFFFF_FFFE, 4) + number(0, 4) + number(0xFFFF_FFFE, 4) + number(0, 4)
        header += number(0, 4) + [UInt8](repeating: 0xFF, count: 108 * 4)
        return header
    }

    private static func entry(
        _ name: String, kind: Int, right: Int, child: Int, start: Int, size: Int
    ) -> [UInt8] {
        let units = name.utf16.flatMap { number(Int($0), 2) }
        var entry = units + [UInt8](repeating: 0, count: 64 - units.count) + number(units.count + 2, 2)
        entry += number(kind, 1) + [1] + number(-1, 4) + number(right, 4) + number(child, 4)
        entry += [UInt8](repeating: 0, count: 36) + number(start, 4) + number(size, 8)
        return entry
    }

    private static func padded(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
