public import Documents
public import Indexes

/// Words of a document with their address.
public struct LocatedWords: Sendable, Hashable, Codable {
    /// The document's path within its collection.
    public let document: String
    /// The document's title.
    public let title: String
    /// Where the words stand.
    public let locator: Locator
    /// The words; what the file hides from its readers is blank in it, a space a byte, unless that was asked for.
    public let text: String
    /// How many bytes of them are blank for that.
    public let hidden: Int
    /// The file's SHA-256 in lower-case hexadecimal digits.
    public let sha256: String
}

/// How the index stands, for people and machines.
public struct IndexReport: Sendable, Hashable, Codable {
    /// Where the index is.
    public let path: String
    /// The counts.
    public let status: IndexStatus
    /// The collections.
    public let collections: [DocumentCollection]
    /// What is wrong, a line each; nil when it was not checked.
    public let faults: [String]?
}

extension Assistant {
    /// Whether the index has more than one collection, so that a path may name two documents.
    package func hasSeveralCollections() async throws -> Bool { try await index.collections().count > 1 }

    /// The words at an address such as `budget.xlsx#Costs!B7:D9`, or with the place as citations print it, such as
    /// `travel.docx#Being there › Hotels ¶1`.
    ///
    /// - Parameters:
    ///   - collection: the collection, when several hold such a path.
    ///   - showsHidden: whether what the file hides from its readers is given too.
    /// - Throws: ``DocentError``: `referenceMalformed`, `documentMissing`, `documentUnread`, `placeMissing`,
    ///   `pathAmbiguous`.
    public func words(
        at reference: String, in collection: String? = nil, showsHidden: Bool = false
    ) async throws -> LocatedWords {
        let parsed = LocatorReference(reference)
        var missing: DocentError?
        if let parsed, let stored = try await storedDocument(at: parsed.path, in: collection) {
            if let document = try await index.content(of: stored.id) {
                if let range = document.resolve(parsed) {
                    return Self.words(of: stored, document, range, showsHidden)
                }
                missing = .placeMissing(
                    document: parsed.path, place: String(reference.dropFirst(parsed.path.count + 1)))
            } else {
                missing = Self.unread(stored)
            }
        }
        let parts = Self.displayed(reference)
        for (path, place) in parts {
            guard let stored = try await storedDocument(at: path, in: collection) else { continue }
            guard let document = try await index.content(of: stored.id) else {
                missing = missing ?? Self.unread(stored)
                continue
            }
            if let range = document.resolve(displayed: place) {
                return Self.words(of: stored, document, range, showsHidden)
            }
            missing = missing ?? .placeMissing(document: path, place: place)
        }
        if let missing { throw missing }
        // The name of a file mostly ends with its kind; a sign in the name or in the place parts them elsewhere too.
        let paths = parsed.map { [$0.path] } ?? parts.map(\.path).filter { !$0.isEmpty }
        guard let path = paths.first(where: Self.namesKind) ?? paths.first else {
            throw DocentError.referenceMalformed(reference)
        }
        throw DocentError.documentMissing(path: path)
    }

    /// What is said of a document that was refused or that failed.
    static func unread(_ stored: StoredDocument) -> DocentError {
        .documentUnread(path: stored.path, outcome: stored.outcome, reason: stored.reason?.message)
    }

    private static func namesKind(_ path: String) -> Bool {
        guard let dot = path.lastIndex(of: "."), dot != path.startIndex else { return false }
        let kind = path[path.index(after: dot)...]
        return (1...5).contains(kind.count) && kind.allSatisfy { $0.isLetter || $0.isNumber }
    }

    /// The document at a path; equal files of several collections are one.
    ///
    /// - Throws: ``DocentError/pathAmbiguous(path:collections:)``.
    func storedDocument(at path: String, in collection: String? = nil) async throws -> StoredDocument? {
        let found = try await index.documents(at: path).filter {
            collection == nil || $0.collection == collection
        }
        guard Set(found.map(\.file.sha256)).count < 2 else {
            throw DocentError.pathAmbiguous(path: path, collections: found.map(\.collection).sorted())
        }
        return found.first
    }

    /// The ways to part a path and a place: names may hold the sign between them.
    private static func displayed(_ reference: String) -> [(path: String, place: String)] {
        ["#", "  "].flatMap { mark in
            reference.ranges(of: mark).map {
                (String(reference[..<$0.lowerBound]), String(reference[$0.upperBound...]))
            }
        }
    }

    private static func words(
        of stored: StoredDocument, _ document: Document, _ range: Range<Int>, _ showsHidden: Bool
    ) -> LocatedWords {
        var bytes = Array(document[range].utf8)
        var hidden = 0
        let parts = showsHidden ? [] : document.blocks(overlapping: range).flatMap(\.hiddenRanges)
        for part in parts where part.overlaps(range) {
            let blank = part.clamped(to: range)
            for at in blank where bytes[at - range.lowerBound] != 0x0A { bytes[at - range.lowerBound] = 0x20 }
            hidden += blank.count
        }
        return LocatedWords(
            document: stored.path, title: stored.title, locator: document.locator(for: range),
            text: String(decoding: bytes, as: UTF8.self), hidden: hidden,
            sha256: stored.file.sha256.hexadecimal)
    }

    /// The documents of the index that a filter lets through, by collection and path.
    public func documents(within filter: SearchFilter = SearchFilter()) async throws -> [StoredDocument] {
        try await check(filter)
        return try await index.documents(within: filter)
    }

    /// Refuses a filter by a collection, a format or a date that is none: a slip of the keyboard would find nothing, and that would seem
    /// to be an answer.
    ///
    /// - Throws: `IndexError.unknownCollection`, ``DocentError``: `formatUnknown`, `dateMalformed`.
    public func check(_ filter: SearchFilter) async throws {
        try filter.check()
        let named = filter.all.flatMap(\.collections)
        guard !named.isEmpty else { return }
        let known = try await index.collections().map(\.name)
        if let name = named.first(where: { !known.contains($0) }) {
            throw IndexError.unknownCollection(name: name)
        }
    }

    /// How the index stands.
    ///
    /// - Parameter checking: whether every part is verified, which reads the whole index.
    public func status(checking: Bool = false) async throws -> IndexReport {
        IndexReport(
            path: index.path, status: try await index.status(), collections: try await index.collections(),
            faults: checking ? try await index.check() : nil)
    }
}
