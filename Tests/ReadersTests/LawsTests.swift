import Documents
import Testing

@testable import Readers

/// Laws that every reader keeps, on every fixture.
@Suite struct LawsTests {
    static let files = OutlineTests.files

    private func name(_ file: String) -> String { String(file.split(separator: "/")[1]) }

    /// Reads bytes that may be anything; the only acceptable failure is a `ReaderError`.
    private func check(_ name: String, _ bytes: [UInt8]) {
        do throws(ReaderError) {
            let document = try readDocument(named: name, bytes: bytes)
            var end = 0
            for block in document.blocks {
                #expect(block.range.lowerBound >= end && block.range.upperBound <= document.text.utf8.count)
                end = block.range.upperBound
            }
        } catch {
            #expect(!error.code.isEmpty)
        }
    }

    @Test(arguments: files)
    func `any prefix of a file is read or refused`(file: String) throws {
        let bytes = try Fixtures.bytes(file)
        for count in stride(from: 1, to: bytes.count, by: max(1, bytes.count / 150)) {
            check(name(file), Array(bytes.prefix(count)))
        }
    }

    @Test(arguments: files)
    func `any damage to a file is read or refused`(file: String) throws {
        let bytes = try Fixtures.bytes(file)
        var random = Seeded(state: 41)
        for _ in 0..<150 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                damaged[Int.random(in: 0..<damaged.count, using: &random)] ^=
                    1 << UInt8.random(in: 0..<8, using: &random)
            }
            check(name(file), damaged)
        }
    }

    /// What fuzzing found, with what it seeds each format with.
    @Test(arguments: Fixtures.files(["fuzz"]))
    func `what once broke a reader breaks none`(file: String) throws {
        check(name(file), try Fixtures.bytes(file))
    }

    @Test(arguments: files)
    func `lines and elements lead back to the words`(file: String) throws {
        let bytes = try Fixtures.bytes(file)
        let document = try readDocument(named: name(file), bytes: bytes)
        let lines = TextLines(TextEncoding.decode(bytes).bytes)
        for block in document.blocks {
            guard case .lines(let range) = block.place, block.table == nil else { continue }
            let source = range.map { lines.text($0) }.joined(separator: " ")
            let words = document[block.range].split { !$0.isLetter && !$0.isNumber }
            let missing = words.filter { !source.contains($0) && document.format.rawValue != "jsonl" }
            // A character reference is spelled otherwise in the file.
            #expect(missing.count <= words.count / 10, "\(file) \(range): \(missing)")
        }
    }
}

/// The same random numbers each time (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
