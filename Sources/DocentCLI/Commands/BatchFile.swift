import Docent
import FoundationEssentials
import POSIX

/// One question of a batch.
struct BatchItem: Sendable {
    /// What the line calls itself, or its number in the file.
    let id: TextOrNumber
    let question: String
    /// A path or path pattern that the search is restricted to.
    let path: String?
    /// Earlier questions of the same conversation, oldest first.
    let history: [String]?

    private struct Line: Decodable {
        let id: TextOrNumber?
        let question: String
        let path: String?
        let history: [String]?
    }

    /// Reads a line that holds a JSON object.
    init(_ line: [UInt8], number: Int) throws {
        let line = try JSONDecoder().decode(Line.self, from: Data(line))
        id = line.id ?? .number(number)
        question = line.question
        path = line.path
        history = line.history
    }

    /// The filter within which the item's own path narrows the search further.
    func narrowing(_ filter: SearchFilter) -> SearchFilter {
        path.map { SearchFilter(paths: [$0]).within(filter) } ?? filter
    }
}

/// A file of questions, read line by line so that each is answered as it comes.
///
/// A line that is no question is reported when it is met, and skipped; at the end of the file it is an error that there were such.
struct BatchFile: AsyncSequence {
    let path: String

    func makeAsyncIterator() -> Iterator { Iterator(path: path) }

    struct Iterator: AsyncIteratorProtocol {
        let path: String
        private var file: OpenFile?
        private var number = 0
        private var faults = 0
        private var answered = 0

        private static let mostReported = 10

        init(path: String) { self.path = path }

        mutating func next() async throws -> BatchItem? {
            if file == nil {
                file = (path == "-" ? fdopen(STDIN_FILENO, "r") : fopen(path, "r")).map(OpenFile.init)
                if file == nil { throw CommandFailure(.missing, "\(path): cannot be read.") }
            }
            while let line = nextLine() {
                number += 1
                guard !line.allSatisfy({ $0 <= 0x20 }) else { continue }
                do {
                    let item = try BatchItem(line, number: number)
                    answered += 1
                    return item
                } catch {
                    faults += 1
                    report(number)
                }
            }
            guard faults == 0 else { throw CommandFailure(.damaged, ending) }
            return nil
        }

        private func report(_ number: Int) {
            guard faults <= Self.mostReported else { return }
            Output.note("\(name), line \(number): not a JSON object with a \"question\".")
            guard faults == Self.mostReported else { return }
            Output.note("\(name): further lines of this kind are only counted.")
        }

        private var ending: String {
            answered == 0
                ? "\(name): contains no question. Each line must be a JSON object such as {\"question\": \"…\"}."
                : "\(name): \(faults.counted("line")) skipped; the others are answered."
        }

        private var name: String { path == "-" ? "standard input" : Terminal.safe(path) }

        private func nextLine() -> [UInt8]? {
            var line: UnsafeMutablePointer<CChar>?
            var capacity = 0
            let count = getline(&line, &capacity, file?.stream)
            defer { free(line) }
            guard count >= 0, let line else { return nil }
            return Array(UnsafeRawBufferPointer(start: line, count: count))
        }
    }
}

/// A file that is closed when nobody reads it any more.
private final class OpenFile {
    let stream: UnsafeMutablePointer<FILE>

    init(_ stream: UnsafeMutablePointer<FILE>) { self.stream = stream }

    deinit { fclose(stream) }
}

/// A result with the id of its question in front.
struct BatchLine<Result: Encodable>: Encodable {
    let id: TextOrNumber
    let result: Result

    private enum CodingKeys: String, CodingKey { case id }

    func encode(to encoder: any Encoder) throws {
        try result.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
    }
}
