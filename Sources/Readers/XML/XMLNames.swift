import Synchronization

/// Finds a reader's name for the interned pointers that the parser hands out.
///
/// libxml2 keeps each name once for each parser, so that a pair of pointers stands for a qualified name; the
/// strings are compared only when a pair is met first.
@safe final class XMLNames<Name: RawRepresentable<String> & CaseIterable & Equatable & Sendable> {
    private struct Slot {
        var local: UInt = 0
        var uri: UInt = 0
        var name: Name?
    }

    private let known: [String: Name]
    private var spaces: [(uri: UInt, prefix: String?)] = []
    private var slots = [Slot](repeating: Slot(), count: 256)
    private var used = 0

    init() {
        known = XMLNameTables.table(of: Name.self)
    }

    /// The reader's name for a qualified name, or nil when it knows none.
    func name(local: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?) -> Name? {
        let key = UInt(bitPattern: local)
        let space = UInt(bitPattern: uri)
        let mask = slots.count - 1
        var position = Int(truncatingIfNeeded: (key ^ space &* 31) &* 0x9E37_79B9_7F4A_7C15 >> 40) & mask
        while slots[position].local != 0 {
            if slots[position].local == key, slots[position].uri == space { return slots[position].name }
            position = (position + 1) & mask
        }
        let name = unsafe resolve(local, uri)
        used += 1
        slots[position] = Slot(local: key, uri: space, name: name)
        if used * 2 > slots.count { grow() }
        return name
    }

    private func resolve(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) -> Name? {
        let name = unsafe String(cString: local)
        guard let uri = unsafe uri else { return known[name] }
        guard let prefix = unsafe prefix(of: uri) else { return nil }
        return known[prefix.isEmpty ? name : prefix + ":" + name]
    }

    private func prefix(of uri: UnsafePointer<UInt8>) -> String? {
        let key = UInt(bitPattern: uri)
        if let space = spaces.first(where: { $0.uri == key }) { return space.prefix }
        let prefix = unsafe XMLNamespace.prefix(of: String(cString: uri))
        spaces.append((key, prefix))
        return prefix
    }

    private func grow() {
        let old = slots.filter { $0.local != 0 }
        slots = [Slot](repeating: Slot(), count: slots.count * 2)
        let mask = slots.count - 1
        for slot in old {
            let hash = (slot.local ^ slot.uri &* 31) &* 0x9E37_79B9_7F4A_7C15 >> 40
            var position = Int(truncatingIfNeeded: hash) & mask
            while slots[position].local != 0 { position = (position + 1) & mask }
            slots[position] = slot
        }
    }
}

/// The names of each reader by their spelling, made once.
private enum XMLNameTables {
    private static let tables = Mutex<[ObjectIdentifier: any Sendable]>([:])

    static func table<Name: RawRepresentable<String> & CaseIterable & Sendable>(
        of type: Name.Type
    ) -> [String: Name] {
        tables.withLock { tables in
            if let table = tables[ObjectIdentifier(type)] as? [String: Name] { return table }
            let names = Name.allCases.map { ($0.rawValue, $0) }
            let table = Dictionary(names, uniquingKeysWith: { first, _ in first })
            tables[ObjectIdentifier(type)] = table
            return table
        }
    }
}
