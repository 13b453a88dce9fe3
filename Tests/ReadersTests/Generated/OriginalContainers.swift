import Documents
import Foundation
import FoundationXML

/// The members of a zip container that packs none of them, by its directory.
struct StoredMembers {
    private var members: [String: [UInt8]] = [:]

    init(_ bytes: [UInt8]) {
        func number(_ at: Int, _ width: Int) -> Int {
            (0..<width).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) }
        }
        let end = bytes.count - 22
        var entry = number(end + 16, 4)
        for _ in 0..<number(end + 10, 2) {
            let (size, length, start) = (number(entry + 24, 4), number(entry + 28, 2), number(entry + 42, 4))
            let name = String(decoding: bytes[entry + 46..<entry + 46 + length], as: UTF8.self)
            let content = start + 30 + length
            members[name] = Array(bytes[content..<content + size])
            entry += 46 + length
        }
    }

    subscript(name: String) -> [UInt8] { members[name] ?? [] }

    var names: [String] { members.keys.sorted() }
}

/// The streams of a compound file that keeps each in sectors that follow each other, by its directory.
struct StoredStreams {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    subscript(name: String) -> [UInt8] {
        let wide: [UInt8] = name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } + [0, 0]
        for entry in stride(from: 1_024, to: bytes.count - 127, by: 128)
        where bytes[entry..<entry + wide.count].elementsEqual(wide) {
            let (start, size) = (number(entry + 116), number(entry + 120))
            return Array(bytes[(start + 1) * 512..<(start + 1) * 512 + size])
        }
        return []
    }

    private func number(_ at: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) } }
}

extension XMLElement {
    var elements: [XMLElement] { (children ?? []).compactMap { $0 as? XMLElement } }

    /// The name without its prefix.
    var plainName: String { Self.plain(name) }

    /// The elements of a name at any depth, in their order.
    func all(_ name: String) -> [XMLElement] {
        elements.flatMap { ($0.plainName == name ? [$0] : []) + $0.all(name) }
    }

    /// An attribute by its name without a prefix.
    func value(_ name: String) -> String? {
        (attributes ?? []).first { Self.plain($0.name) == name }?.stringValue
    }

    var text: String { stringValue ?? "" }

    private static func plain(_ name: String?) -> String {
        name?.split(separator: ":").last.map { String($0) } ?? ""
    }
}
