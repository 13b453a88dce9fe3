import Documents
import Foundation
import Testing

@testable import Readers

/// What once took the square of a file's size: four times as much must take about four times as long.
@Suite struct GrowthTests {
    /// A file of a size, and that size.
    struct Growing: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let name: String
        let size: Int
        let bytes: @Sendable (Int) -> [UInt8]
    }

    private static let cases = [
        Growing(testDescription: "values of two names in turn", name: "a.xml", size: 10_000) {
            Array("<r>\(String(repeating: "<a>1</a><b>2</b>", count: $0))</r>".utf8)
        },
        Growing(testDescription: "encoded words that never end", name: "a.eml", size: 1_000) {
            Array("From: a@b.c\nSubject: \(String(repeating: "=?a?b?x", count: $0))\n\nText".utf8)
        },
        Growing(testDescription: "columns apart", name: "a.xml", size: 300) { count in
            let cells = (1...count).map {
                "<Cell ss:Index=\"\($0 * 2)\"><Data ss:Type=\"Number\">1</Data></Cell>"
            }
            let row = "<Row>\(cells.joined())</Row>"
            let space = "urn:schemas-microsoft-com:office:spreadsheet"
            return Array(
                "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"\(space)\" xmlns:ss=\"\(space)\"><Worksheet ss:Name=\"S\"><Table>\(row)\(row)</Table></Worksheet></Workbook>"
                    .utf8)
        },
        Growing(testDescription: "lines of one event", name: "a.ics", size: 2_000) {
            Array(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\n\(String(repeating: "COMMENT:a\n", count: $0))END:VEVENT\nEND:VCALENDAR"
                    .utf8)
        },
        Growing(testDescription: "tags that never end", name: "a.vtt", size: 2_000) {
            Array("WEBVTT\n\n00:01.000 --> 00:02.000\n\(String(repeating: "<", count: $0))a\n".utf8)
        },
        Growing(testDescription: "blank lines", name: "a.adoc", size: 2_000) {
            Array("= Title\n\nWords\n\(String(repeating: "\n", count: $0))More".utf8)
        },
        Growing(testDescription: "emphasis of two kinds in turn", name: "a.md", size: 1_000) {
            Array(String(repeating: "_a *b* ", count: $0).utf8)
        },
        Growing(testDescription: "links with raised letters", name: "a.html", size: 1_000) {
            Array("<p>\(String(repeating: "<a href=x>b<sup>2</sup></a> ", count: $0))".utf8)
        },
        Growing(testDescription: "bytes of characters of two", name: "a.rtf", size: 4_000) {
            Array("{\\rtf1\\ansicpg932 \(String(repeating: "\\'83\\\\", count: $0))\\par}".utf8)
        },
        Growing(testDescription: "a long list in lists", name: "a.json", size: 50) { count in
            let open = String(repeating: "[{\"a\":\"x\",\"b\":", count: count)
            let entry = "{\"c\":\"some words of an entry\"}"
            let list = Array(repeating: entry, count: count * 40).joined(separator: ",")
            let close = String(repeating: "},{\"a\":\"y\"}]", count: count)
            return Array("\(open)[\(list)]\(close)".utf8)
        },
    ]

    @Test(arguments: cases) func `time grows in proportion to the size`(file: Growing) throws {
        let (small, large) = (file.bytes(file.size), file.bytes(file.size * 4))
        #expect(try time(large, file.name) < 8 * time(small, file.name))
    }

    /// The least processor time of this thread in some runs.
    private func time(_ bytes: [UInt8], _ name: String) throws -> Double {
        var least = Double.infinity
        for _ in 0..<3 {
            let start = clock()
            _ = try readDocument(named: name, bytes: bytes)
            least = min(least, clock() - start)
        }
        return least
    }

    private func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
