#if os(Linux)
import Foundation
import Testing

@testable import Readers

@Suite("Entities of XML")
struct LibXML2EntitiesTests {
    /// Bytes that the process holds.
    private static var held: Int {
        let counts = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        return (counts.flatMap { Int($0[1]) } ?? 0) * 4_096
    }

    /// How much more is held after so many readings; the least of a few rounds, since other tests run meanwhile.
    private static func growth(_ bytes: [UInt8], readings: Int) -> Int {
        (0..<3).map { _ in
            let before = held
            for _ in 0..<readings { _ = try? readDocument(named: "a.xml", bytes: bytes) }
            return held - before
        }.min() ?? 0
    }

    @Test("Declarations of entities stayed in memory for ever")
    func declarations() {
        let declared = (0..<4_000).map { "<!ENTITY e\($0) 'some words that are long enough to be seen'>" }
        let file = "<!DOCTYPE d [\(declared.joined())]><d><p>&e1;</p></d>"
        #expect(Self.growth(Array(file.utf8), readings: 60) < 10 << 20)
    }
}
#endif
