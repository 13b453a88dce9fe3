/// How one API words a streamed reply, given its events one after the other.
protocol ReplyFormat: Sendable {
    /// What an event means.
    ///
    /// - Throws: ``ReplyFault``.
    mutating func read(_ event: ServerSentEvents.Event) throws -> [ChatEvent]

    /// What the end of the body means; throws ``ReplyFault/incomplete(_:)`` when the reply was not finished.
    mutating func end() throws -> [ChatEvent]
}

/// What is wrong with a reply, before the host is known.
enum ReplyFault: Error, Equatable {
    /// It is not in the format.
    case invalid(String)
    /// It ends too early.
    case incomplete(String)
    /// The server reports an error in this JSON object.
    case failed([UInt8])
}

/// Turns the bytes of a reply's body into events.
struct ReplyReader: Sendable {
    /// How events stand in the body.
    enum Framing: Sendable {
        /// As server-sent events.
        case events(ServerSentEvents)
        /// One JSON object a line.
        case lines(LineSplitter)
        /// The body is a single JSON object.
        case whole([UInt8])
    }

    private var framing: Framing
    private var format: any ReplyFormat
    private var thought = LeadingThought()

    init(framing: Framing, format: any ReplyFormat) {
        self.framing = framing
        self.format = format
    }

    /// Adds the next bytes and returns what they complete.
    mutating func events(in bytes: some Collection<UInt8>) throws -> [ChatEvent] {
        thought.withoutIt(try payloads(in: bytes).flatMap { try format.read($0) })
    }

    /// Returns what remains at the end of the body.
    mutating func rest() throws -> [ChatEvent] {
        let read = try remainingPayloads().flatMap { try readLast($0) }
        return thought.withoutIt(try read + format.end())
    }

    /// What stands after the last separator may be half an event: then the reply broke off.
    private mutating func readLast(_ event: ServerSentEvents.Event) throws -> [ChatEvent] {
        do {
            return try format.read(event)
        } catch ReplyFault.invalid(let reason) {
            if case .whole = framing { throw ReplyFault.invalid(reason) }
            throw ReplyFault.incomplete("it ends in the midst of an event")
        }
    }

    private mutating func payloads(in bytes: some Collection<UInt8>) throws -> [ServerSentEvents.Event] {
        let taken = framing
        framing = .whole([])
        switch taken {
        case .events(var reader):
            defer { framing = .events(reader) }
            return try reader.events(in: bytes)
        case .lines(var splitter):
            defer { framing = .lines(splitter) }
            return try splitter.lines(in: bytes).filter { !$0.isEmpty }.map { .init(name: "", data: $0) }
        case .whole(let start):
            framing = .whole(start + bytes)
            return []
        }
    }

    private mutating func remainingPayloads() throws -> [ServerSentEvents.Event] {
        switch framing {
        case .events(var reader): return try reader.rest()
        case .lines(var splitter): return splitter.rest().map { [.init(name: "", data: $0)] } ?? []
        case .whole(let body): return [.init(name: "", data: body)]
        }
    }
}
