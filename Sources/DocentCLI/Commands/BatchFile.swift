import Docent
import FoundationEssentials
import POSIX

/// One question of a batch.
struct BatchItem: Codable, Sendable {
    let id: TextOrNumber
    let question: String
    /// A path or path pattern that the search is restricted to.
    let path: String?
    /// Earlier questions of the same conversation, oldest first.
    let history: [String]?

    /// The filter within which the item's own path narrows the search further.
    func narrowing(_ filter: SearchFilter) -> SearchFilter {
        path.map { SearchFilter(paths: [$0]).within(filter) } ?? filter
    }
}

/// A file of questions, read line by line so that each is answered as it comes.
///
/// A line that is no question is told when it is met and passed over; at the end of the file it is an error that there were such.
struct BatchFile: AsyncSequence {
    let path: String

    func makeAsyncIterator() -> Iterator { Iterator(path: path) }

    struct Iterator: AsyncIteratorProtocol {
        let path: String
        private var file: OpenFile?
        private var number = 0
        private var faults = 0

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
                    return try JSONDecoder().decode(BatchItem.self, from: Data(line))
                } catch {
                    faults += 1
                    Output.note("\(name), line \(number): not an object with \"id\" and \"question\".")
                }
            }
            guard faults == 0 else {
                throw CommandFailure(
                    .damaged, "\(name): \(faults.counted("line")) passed over; the others are answered.")
            }
            return nil
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
