import FoundationEssentials
import Indexes

extension Assistant {
    /// Keeps a conversation in the index file; nothing of a conversation is kept unless this is called.
    ///
    /// - Throws: ``IndexError``: `locked` while another process writes.
    public func keep(_ session: Conversation.Session) async throws {
        let bytes = [UInt8](try JSONEncoder().encode(session))
        try await writing { try await $0.keep(bytes, kind: .session, name: session.id) }
    }

    /// The conversations that were kept, oldest first.
    public func keptSessions() async throws -> [Conversation.Session] {
        try await index.kept(kind: .session).map { try Self.session($0.bytes) }.sorted {
            $0.began < $1.began
        }
    }

    /// The conversation that was kept under a name, or nil.
    public func keptSession(_ id: String) async throws -> Conversation.Session? {
        try await index.kept(kind: .session).first { $0.name == id }.map { try Self.session($0.bytes) }
    }

    /// Removes a conversation from the index file; false when there is none of that name.
    public func forgetSession(_ id: String) async throws -> Bool {
        try await writing { try await $0.forget(kind: .session, name: id) }
    }

    private static func session(_ bytes: [UInt8]) throws -> Conversation.Session {
        try JSONDecoder().decode(Conversation.Session.self, from: Data(bytes))
    }

    /// Does something with an index that may be written, this one or one opened for the moment.
    private func writing<Value: Sendable>(_ body: (Index) async throws -> Value) async throws -> Value {
        if index.access == .readWrite { return try await body(index) }
        let writer = try Index.open(at: index.path, access: .readWrite)
        do {
            let value = try await body(writer)
            try writer.close()
            return value
        } catch {
            try? writer.close()
            throw error
        }
    }
}

extension Index.KeptKind {
    fileprivate static let session = Self(rawValue: "session")
}
