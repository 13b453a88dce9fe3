import Documents
import Testing

@testable import Readers

/// The laws of reading, on files of random structure in each format.
@Suite struct GeneratedFilesTests {
    private static let seeds = 1...16

    private func document(_ format: String, _ seed: Int) throws -> (RandomOutline, Document, [UInt8]) {
        let outline = RandomOutline(seed: seed)
        let bytes = RandomFile.bytes(outline, as: format)
        return (outline, try readDocument(named: "a." + format, bytes: bytes), bytes)
    }

    /// The old formats of texts and slides come from LibreOffice, and pictures from tesseract, so that neither can be
    /// written here.
    @Test func `every format is generated`() throws {
        let formats = try Set(RandomFile.formats.map { try document($0, 1).1.format })
        let missing = FormatTable.readers.map { $0.format }.filter { !formats.contains($0) }
        let isPDFRead = OfficeFixture.hasPDFProgram
        #expect(Set(missing.map(\.rawValue)) == Set(["image", "doc", "ppt"] + (isPDFRead ? [] : ["pdf"])))
    }

    @Test(arguments: RandomFile.formats)
    func `no word is lost and none is told twice`(format: String) throws {
        for seed in Self.seeds {
            let (outline, document, _) = try document(format, seed)
            let counts = Dictionary(
                document.text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map { ($0, 1) },
                uniquingKeysWith: +)
            let wrong = outline.words.filter { word in
                let found = counts.reduce(0) { $0 + ($1.key.hasPrefix(word) ? $1.value : 0) }
                return found != 1
            }
            #expect(wrong.isEmpty, "\(format) \(seed)")
            #expect(document.losses.isEmpty, "\(format) \(seed)")
        }
    }

    /// Objects tell their single values before what lies within them.
    @Test(arguments: RandomFile.formats.filter { $0 != "records.json" })
    func `words stand in the order of the file`(format: String) throws {
        for seed in Self.seeds {
            let (outline, document, _) = try document(format, seed)
            var rest = document.text[...]
            for word in outline.words {
                guard let found = rest.firstRange(of: word) else {
                    Issue.record("\(format) \(seed): \(word)")
                    break
                }
                rest = rest[found.upperBound...]
            }
        }
    }

    @Test(arguments: RandomFile.formats)
    func `a locator leads back to the same words`(format: String) throws {
        for seed in Self.seeds {
            let (_, document, bytes) = try document(format, seed)
            let again = try readDocument(named: "a." + format, bytes: bytes)
            for range in document.addressed {
                #expect(again.words(at: document.locator(for: range)) == document[range])
            }
        }
    }

    @Test(arguments: RandomFile.formats)
    func `an address leads to the words in the bytes of the file`(format: String) throws {
        // What these show beside the words is not written like that in the file: labels, keys and times.
        let isTold = { (word: String) in
            !["ics", "vcf", "vtt", "srt", "json", "jsonl", "records.json"].contains(format)
                || word.hasPrefix("w") && word.contains("x")
        }
        for seed in Self.seeds.prefix(format == "pdf" ? 6 : 16) {
            let (_, document, bytes) = try document(format, seed)
            let original = try RandomFile.original(bytes, format)
            let parts = document.addressed
            for (number, range) in (parts + document.passages).enumerated() {
                let locator = document.locator(for: range)
                let words = Words.of(document[range]).filter(isTold)
                guard let found = original.words(at: locator) else {
                    Issue.record("\(format) \(seed): there is no \(locator.display)")
                    continue
                }
                if found.isExact, number < parts.count {
                    #expect(found.texts == words, "\(format) \(seed): \(locator.display)")
                } else {
                    let missing = words.filter { !found.texts.contains($0) && !found.above.contains($0) }
                    #expect(missing.isEmpty, "\(format) \(seed): \(locator.display)")
                }
            }
        }
    }

    /// Pages are left out, since a program that others wrote reads them.
    @Test(arguments: RandomFile.formats.filter { $0 != "pdf" })
    func `cut and damaged files are read or refused`(format: String) throws {
        var random = Seeded(state: 5)
        for seed in Self.seeds where seed % 4 == 0 {
            let bytes = RandomFile.bytes(RandomOutline(seed: seed), as: format)
            for _ in 0..<40 {
                var damaged = Array(bytes.prefix(Int.random(in: 1...bytes.count, using: &random)))
                for _ in 0..<Int.random(in: 0...6, using: &random) {
                    damaged[Int.random(in: 0..<damaged.count, using: &random)] ^=
                        1 << UInt8.random(in: 0..<8, using: &random)
                }
                if let document = try? readDocument(named: "a." + format, bytes: damaged) {
                    let last = document.blocks.last?.range.upperBound ?? 0
                    #expect(last <= document.text.utf8.count)
                }
            }
        }
    }
}

extension Document {
    /// The ranges of all blocks and cells.
    fileprivate var addressed: [Range<Int>] {
        blocks.flatMap { block in
            [block.range] + (block.table?.rows.flatMap { $0.cells.map(\.range) } ?? [])
        }
    }

    /// The ranges of passages of a few sentences, which reach over several blocks.
    fileprivate var passages: [Range<Int>] {
        Chunker(target: 40, maximum: 80) { $0.split(separator: " ").count }.chunks(of: self).map(\.range)
    }
}
