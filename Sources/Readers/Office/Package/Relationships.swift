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
        let path = target.hasPrefix("/") ? target : folder + target
        var parts: [Substring.UTF8View] = []
        for part in path.utf8.split(whereSeparator: { $0 == 0x2F || $0 == 0x5C }) {
            if part.elementsEqual(".".utf8) { continue }
            if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
        }
        return String(decoding: Array(parts.joined(separator: "/".utf8)), as: UTF8.self)
            .percentDecoded
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
