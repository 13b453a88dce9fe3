import Documents
import Foundation
import Testing

@testable import Readers

@Suite("Files of Office 97 to 2003, read without LibreOffice")
struct OldOfficeTests {
    private func read(_ bytes: [UInt8]) throws -> Document? {
        if let storage = CompoundStorage(bytes), let slides = try PPTSlides(storage) {
            var builder = DocumentBuilder(format: PPTReader.format)
            PPTReader.append(slides, to: &builder)
            return builder.build()
        }
        guard let storage = CompoundStorage(bytes), let document = try DOCText(storage) else {
            return nil
        }
        var builder = DocumentBuilder(format: DOCReader.format)
        DOCFlow.append(document, to: &builder)
        return builder.build()
    }

    /// `DOCENT_ACCEPT_OUTLINES=1` writes what is expected anew.
    @Test("A file is understood as expected", arguments: ["doc/structure.doc", "ppt/edited.ppt"])
    func structure(_ file: String) throws {
        let document = try #require(try read(Fixtures.bytes(file)))
        let outline = document.outline(full: true)
        let expected = Fixtures.folder.appending(path: file + ".expected")
        if ProcessInfo.processInfo.environment["DOCENT_ACCEPT_OUTLINES"] != nil {
            try outline.write(to: expected, atomically: true, encoding: .utf8)
        }
        #expect(outline == (try? String(contentsOf: expected, encoding: .utf8)))
    }

    @Test("Damage traps nothing", arguments: 0..<60)
    func damage(_ seed: Int) throws {
        var bytes = try Fixtures.bytes(seed % 2 == 0 ? "doc/structure.doc" : "ppt/edited.ppt")
        var random = Seeded(state: UInt64(seed))
        for _ in 0..<Int.random(in: 1...200, using: &random) {
            bytes[Int.random(in: 512..<bytes.count, using: &random)] = UInt8.random(
                in: 0...255, using: &random)
        }
        _ = try? read(bytes)
        _ = try? read(Array(bytes.prefix(Int.random(in: 512..<bytes.count, using: &random))))
    }
}
