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

    /// Whether so many readings leave less than `limit` bytes behind in one of a few rounds; other tests run meanwhile and
    /// hold memory of their own.
    private static func staysBelow(_ limit: Int, _ bytes: [UInt8], readings: Int) -> Bool {
        (0..<4).contains { _ in
            let before = held
            for _ in 0..<readings { _ = try? readDocument(named: "a.xml", bytes: bytes) }
            return held - before < limit
        }
    }

    @Test("Declarations of entities do not stay in memory")
    func declarations() {
        let declared = (0..<4_000).map { "<!ENTITY e\($0) 'some words that are long enough to be seen'>" }
        let file = "<!DOCTYPE d [\(declared.joined())]><d><p>&e1;</p></d>"
        // What was left behind was more than half a megabyte a reading.
        #expect(Self.staysBelow(28 << 20, Array(file.utf8), readings: 100))
    }
}
#endif
