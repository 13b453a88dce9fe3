#if os(Linux)
import Documents
import Foundation
import Testing

@testable import Readers

/// What a worker holds at most while it reads a file and sends its document, in sizes of the file.
@Suite(.enabled(if: program != nil, "the program is not built"))
struct WorkerMemoryTests {
    /// A file of many like parts, and how many times its size its worker may hold.
    struct Large: Sendable, CustomTestStringConvertible {
        let name: String
        let bound: Double
        let start: String
        let part: String
        let end: String

        var testDescription: String { name }

        var bytes: [UInt8] {
            Array((start + String(repeating: part, count: (4 << 20) / part.utf8.count) + end).utf8)
        }
    }

    private static let files = [
        Large(
            name: "records.csv", bound: 5, start: "id,name,city\n",
            part: "123456,Ada Lovelace,London,0.25,true\n",
            end: ""),
        Large(
            name: "records.json", bound: 6, start: "[{}",
            part:
                ",{\"id\": 123456, \"name\": \"Ada Lovelace\", \"city\": \"London\", \"share\": 0.25, \"active\": true}",
            end: "]"),
        Large(
            name: "records.xml", bound: 4.5, start: "<?xml version=\"1.0\"?><r>",
            part: "<p><id>123456</id><name>Ada Lovelace</name><city>London</city><share>0.25</share></p>\n",
            end: "</r>"),
        Large(
            name: "lines.jsonl", bound: 4.2, start: "",
            part: "{\"id\": 123456, \"name\": \"Ada Lovelace\", \"city\": \"London\"}\n", end: ""),
        Large(
            name: "prose.rtf", bound: 5.1, start: "{\\rtf1\\ansi ",
            part: "\\pard The harbour lies behind the mole, and the ferry leaves at seven.\\par\n", end: "}"),
        Large(
            name: "prose.html", bound: 4, start: "<!DOCTYPE html><title>t</title><body class=\"a\">",
            part: "<p>The harbour lies behind the mole &amp; the <a href=\"/f\">ferry</a> leaves at seven."
                + String(repeating: " All who wish to travel are asked to be there on time.", count: 5)
                + "</p>\n",
            end: ""),
        Large(
            name: "prose.txt", bound: 4.5, start: "",
            part: "The harbour lies behind the mole, and the ferry leaves at seven.\n\n", end: ""),
    ]

    @Test(arguments: files) func `a worker holds a small multiple of a large file`(file: Large) throws {
        let worker = try WorkerProcess(program: program ?? "")
        defer { worker.end() }
        _ = worker.read(name: "a.txt", bytes: Array("first".utf8), options: ReadingOptions())
        let before = try peak(of: worker)
        let bytes = file.bytes
        var options = ReadingOptions()
        options.maximumSeconds = 120
        let outcome = worker.read(name: file.name, bytes: bytes, options: options)
        guard case .answered(.success(let document), _) = outcome else {
            Issue.record("the worker gave no document: \(outcome)")
            return
        }
        #expect(document.losses.isEmpty)
        let times = Double(try peak(of: worker) - before) * 1024 / Double(bytes.count)
        #expect(times < file.bound)
    }

    /// The most memory that a worker has held so far, in KB.
    private func peak(of worker: WorkerProcess) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(worker.identifier)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(Int(line.filter(\.isNumber)))
    }
}
#endif
