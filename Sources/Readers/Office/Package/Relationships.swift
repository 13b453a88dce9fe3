import Documents

/// What a part points to, by identifier.
struct Relationships: Sendable {
    private(set) var all: [Relationship] = []
    private var positions: [String: Int] = [:]

    /// The relationship of an identifier.
    subscript(id: String) -> Relationship? { positions[id].map { all[$0] } }

    /// The first relationship of a kind, such as `styles`.
    func first(_ kind: String) -> Relationship? { all.first { $0.kind == kind } }

    /// All relationships of a kind.
    func all(_ kind: String) -> [Relationship] { all.filter { $0.kind == kind } }

    mutating func add(_ relationship: Relationship) {
        positions[relationship.id] = all.count
        all.append(relationship)
    }

    /// The folder of a part with its trailing slash, or nothing.
    static func folder(of part: String) -> String {
        guard let slash = part.utf8.lastIndex(of: 0x2F) else { return "" }
        return String(part[...slash])
    }

    /// A reference resolved within the container; it can never leave it.
    static func resolve(_ target: String, from folder: String) -> String {
        var path = PartPath(capacity: folder.utf8.count + target.utf8.count + 1)
        if target.utf8.first != 0x2F { path.append(folder) }
        path.append(target)
        return path.finished()
    }
}

/// A path within a container while its steps are read.
private struct PartPath {
    /// The steps that are done, each with a slash behind it, and the one that is open.
    private var bytes: [UInt8] = []
    /// Where the steps that are done begin.
    private var steps: [Int] = []
    /// Where the open step begins.
    private var start = 0

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ text: String) {
        for byte in text.utf8 {
            if byte == 0x2F || byte == 0x5C { endStep() } else { bytes.append(byte) }
        }
    }

    consuming func finished() -> String {
        endStep()
        let path = String(decoding: bytes.dropLast(), as: UTF8.self)
        return bytes.contains(UInt8(ascii: "%")) ? path.percentDecoded : path
    }

    private mutating func endStep() {
        let length = bytes.count - start
        guard length <= 2, bytes[start...].allSatisfy({ $0 == UInt8(ascii: ".") }) else {
            bytes.append(UInt8(ascii: "/"))
            steps.append(start)
            start = bytes.count
            return
        }
        if length == 2 { start = steps.popLast() ?? 0 }
        bytes.removeSubrange(start...)
    }
}

/// One pointer from a part to another part, or to an address outside.
struct Relationship: Sendable {
    let id: String
    /// The last word of its type, such as `hyperlink`.
    let kind: String
    /// The target as written.
    let target: String
    /// The folder that the target is written from; nil when the target lies outside.
    fileprivate let folder: String?

    /// The part within the container; nil when the target lies outside.
    var part: String? { folder.map { Relationships.resolve(target, from: $0) } }
}

/// Reads a `.rels` part.
struct RelationshipsHandler: XMLHandler {
    enum Name: String, CaseIterable {
        case relationship = "Relationship"
        case id = "Id"
        case type = "Type"
        case target = "Target"
        case mode = "TargetMode"
    }

    let folder: String
    private(set) var relationships = Relationships()

    init(folder: String) {
        self.folder = folder
    }

    mutating func start(_ name: Name?, _ attributes: XMLAttributes<Name>) throws(ReaderError) {
        guard name == .relationship, let id = attributes[.id], let target = attributes[.target] else {
            return
        }
        let kind = attributes.attribute(.type)?.lastStep ?? ""
        let isOutside = attributes[.mode] == "External"
        relationships.add(
            Relationship(
                id: id, kind: Self.transitional[kind] ?? kind, target: target,
                folder: isOutside ? nil : folder))
    }

    mutating func end(_ name: Name?) throws(ReaderError) {}

    mutating func text(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) {}

    /// The strict edition spells some kinds differently.
    private static let transitional = [
        "extendedProperties": "extended-properties", "customProperties": "custom-properties",
    ]
}
