/// Reads an event stream as the WHATWG's HTML standard (section 9.2.6) describes it, from pieces of any size.
///
/// Only what models use is kept: the event's name and its data.
struct ServerSentEvents {
    /// One event.
    struct Event: Equatable {
        /// The event's name, empty when it has none.
        let name: String
        /// The data lines, joined by line feeds.
        let data: [UInt8]
    }

    private let maxEventBytes: Int
    private var splitter: LineSplitter
    private var name = ""
    private var data: [UInt8]?
    private var isFirstLine = true

    /// A reader that refuses lines and events beyond `maxEventBytes`.
    init(maxEventBytes: Int) {
        self.maxEventBytes = maxEventBytes
        splitter = LineSplitter(maxLineBytes: maxEventBytes)
    }

    /// Adds the next bytes and returns the events that they complete.
    mutating func events(in bytes: some Collection<UInt8>) throws -> [Event] {
        try splitter.lines(in: bytes).compactMap { try read($0) }
    }

    /// Returns the last event even though no empty line follows it: some servers leave that out.
    mutating func rest() throws -> [Event] {
        let last = try splitter.rest().flatMap { try read($0) }
        return [last, dispatch()].compactMap { $0 }
    }

    private mutating func read(_ whole: [UInt8]) throws -> Event? {
        var line = whole[...]
        if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        isFirstLine = false
        if line.isEmpty { return dispatch() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        try set(line[..<colon], to: value)
        return nil
    }

    private mutating func set(_ field: ArraySlice<UInt8>, to value: ArraySlice<UInt8>) throws {
        if field.elementsEqual("data".utf8) {
            guard (data?.count ?? 0) + value.count < maxEventBytes else {
                throw LineSplitter.Overflow(limit: maxEventBytes)
            }
            if data == nil {
                data = Array(value)
            } else {
                data?.append(0x0A); data?.append(contentsOf: value)
            }
        } else if field.elementsEqual("event".utf8) {
            name = String(decoding: value, as: UTF8.self)
        }
    }

    private mutating func dispatch() -> Event? {
        defer { (name, data) = ("", nil) }
        return data.map { Event(name: name, data: $0) }
    }
}
