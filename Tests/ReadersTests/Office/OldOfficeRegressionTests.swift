import Documents
import Testing

@testable import Readers

/// What once went wrong with binary files of Office, each shown by a change to a good file or by its records.
@Suite struct OldOfficeRegressionTests {
    private static func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }

    /// Replaces every place where bytes stand by others of the same length.
    private func replacing(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for start in 0...bytes.count - old.count where bytes[start..<start + old.count].elementsEqual(old) {
            result.replaceSubrange(start..<start + old.count, with: new)
        }
        return result
    }

    @Test(arguments: ["WORKBOOK", "workbook"])
    func `a workbook whose stream is named in another case is read`(_ name: String) throws {
        let bytes = try Fixtures.bytes("xls/xlwt.xls")
        let renamed = replacing(Self.wide("Workbook"), by: Self.wide(name), in: bytes)
        #expect(renamed != bytes)
        #expect(
            try readDocument(named: "a.xls", bytes: renamed).text
                == readDocument(named: "a.xls", bytes: bytes).text)
    }

    @Test func `a document in another case of letters is read`() throws {
        let bytes = try Fixtures.bytes("doc/structure.doc")
        let renamed = replacing(Self.wide("WordDocument"), by: Self.wide("WORDDOCUMENT"), in: bytes)
        #expect(CompoundFile.kind(of: renamed) == .text)
        let storage = try #require(CompoundStorage(renamed))
        #expect(try DOCText(storage) != nil)
    }

    /// The name of an embedded document's stream comes before the workbook's own in the directory.
    @Test func `a workbook that holds a document is a workbook`() throws {
        let bytes = try Fixtures.bytes("xls/xlwt.xls")
        let name = Self.wide("WordDocument") + [0, 0]
        let free = stride(from: 512, to: bytes.count - 127, by: 128).first { start in
            bytes[start..<start + 66].allSatisfy { $0 == 0 }
                && bytes[(start & ~511)...].starts(with: Self.wide("Root"))
        }
        let from = try #require(free)
        var holding = bytes
        holding.replaceSubrange(from..<from + name.count, with: name)
        #expect(CompoundFile.kind(of: holding) == .sheets)
    }

    @Test func `the words of a text box on an old sheet are kept`() throws {
        func record(_ kind: UInt16, _ content: [UInt8]) -> [UInt8] {
            [UInt8(kind & 255), UInt8(kind >> 8), UInt8(content.count), 0] + content
        }
        let end = record(0x000A, [])
        let begin = record(0x0809, [0, 6, 0x10, 0])
        let head = record(0x0809, [0, 6, 5, 0])
        let place = UInt8(head.count + 4 + 9 + end.count)
        let list = record(0x0085, [place, 0, 0, 0, 0, 0, 1, 0, UInt8(ascii: "S")])
        let words = "Mind the tide"
        let box =
            record(0x005D, [0x15, 0, 0x12, 0, 6, 0, 1, 0])
            + record(
                0x01B6,
                [UInt8](repeating: 0, count: 10) + [UInt8(words.utf8.count), 0]
                    + [UInt8](repeating: 0, count: 6))
            + record(0x003C, [0] + Array(words.utf8))
        let workbook = try #require(try XLSWorkbook(head + list + end + begin + box + end))
        let sheet = try #require(workbook.sheets.first)
        var builder = DocumentBuilder(format: XLSReader.format)
        XLSSheet(sheet, of: workbook).addNotes(to: &builder)
        #expect(builder.build().text == words)
    }

    @Test func `what an old sheet prints above its cells is kept`() throws {
        func record(_ kind: UInt16, _ content: [UInt8]) -> [UInt8] {
            [UInt8(kind & 255), UInt8(kind >> 8), UInt8(content.count), 0] + content
        }
        let words = "&LTide office&R&P"
        let begin = record(0x0809, [0, 6, 0x10, 0])
        let header = record(0x0014, [UInt8(words.utf8.count), 0, 0] + Array(words.utf8))
        let head = record(0x0809, [0, 6, 5, 0])
        let end = record(0x000A, [])
        let place = UInt8(head.count + 4 + 9 + end.count)
        let list = record(0x0085, [place, 0, 0, 0, 0, 0, 1, 0, UInt8(ascii: "S")])
        let workbook = try #require(try XLSWorkbook(head + list + end + begin + header + end))
        let sheet = try #require(workbook.sheets.first)
        #expect(XLSSheet(sheet, of: workbook).margins == [words])
        #expect(SheetMargin.parts(of: words, sheet: "S").map(\.text) == ["Tide office"])
    }
}
