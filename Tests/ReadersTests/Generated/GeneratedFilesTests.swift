import Documents
import Testing

@testable import Readers

/// The laws of reading, on files of random structure in each format.
@Suite struct GeneratedFilesTests {
    private static let seeds = 1...24

    private func document(_ format: String, _ seed: Int) throws -> (RandomOutline, Document, [UInt8]) {
        let outline = RandomOutline(seed: seed)
        let bytes = RandomFile.bytes(outline, as: format)
        return (outline, try readDocument(named: "a." + format, bytes: bytes), bytes)
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

    @Test(arguments: RandomFile.formats)
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
            for block in document.blocks {
                let ranges = [block.range] + (block.table?.rows.flatMap { $0.cells.map(\.range) } ?? [])
                for range in ranges {
                    #expect(again.words(at: document.locator(for: range)) == document[range])
                }
            }
        }
    }

    @Test(arguments: RandomFile.formats)
    func `cut and damaged files are read or refused`(format: String) throws {
        var random = Seeded(state: 5)
        for seed in Self.seeds where seed % 4 == 0 {
            let bytes = RandomFile.bytes(RandomOutline(seed: seed), as: format)
            for _ in 0..<60 {
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
