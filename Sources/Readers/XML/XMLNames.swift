import Synchronization

/// Finds a reader's name for the pointers to names that the parser hands out.
///
/// Each name is kept at one address for each parser, so that a pair of pointers stands for a qualified name; the words
/// are compared only when a pair is met first.
@safe final class XMLNames<Name: RawRepresentable<String> & CaseIterable & Equatable & Sendable> {
    fileprivate struct Slot {
        var local: UInt = 0
        var uri: UInt = 0
        var name: Name?
    }

    /// What changes; behind a pointer, since each access to a variable of an object would be checked at run time.
    fileprivate struct State {
        var spaces: [UInt: Int?] = [:]
        var slots = [Slot](repeating: Slot(), count: 64)
        var used = 0
    }

    private let known: XMLSpellings<Name>
    private let state: UnsafeMutablePointer<State>

    init() {
        known = XMLNameTables.table(of: Name.self)
        unsafe state = UnsafeMutablePointer<State>.allocate(capacity: 1)
        unsafe state.initialize(to: State())
    }

    deinit {
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// The reader's name for a qualified name, or nil when it knows none.
    func name(local: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?) -> Name? {
        unsafe state.pointee.name(local, uri, known)
    }
}

extension XMLNames.State {
    mutating func name(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?, _ known: XMLSpellings<Name>
    ) -> Name? {
        let key = UInt(bitPattern: local)
        let space = UInt(bitPattern: uri)
        let position = position(key, space)
        if slots[position].local != 0 { return slots[position].name }
        let name = unsafe resolve(local, uri, known)
        used += 1
        slots[position] = .init(local: key, uri: space, name: name)
        if used * 2 > slots.count { grow() }
        return name
    }

    /// Where a pair stands, or would.
    private func position(_ key: UInt, _ space: UInt) -> Int {
        let mask = slots.count - 1
        var position = Int(truncatingIfNeeded: (key ^ space &* 31) &* 0x9E37_79B9_7F4A_7C15 >> 40) & mask
        while slots[position].local != 0, slots[position].local != key || slots[position].uri != space {
            position = (position + 1) & mask
        }
        return position
    }

    private mutating func resolve(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?, _ known: XMLSpellings<Name>
    ) -> Name? {
        guard let space = unsafe uri.map({ unsafe self.space(of: $0) }) ?? 0 else { return nil }
        return unsafe known.value(local, space: space)
    }

    private mutating func space(of uri: UnsafePointer<UInt8>) -> Int? {
        let key = UInt(bitPattern: uri)
        if let known = spaces[key] { return known }
        let space = unsafe XMLNamespace.number(of: uri)
        spaces[key] = .some(space)
        return space
    }

    private mutating func grow() {
        let old = slots.filter { $0.local != 0 }
        slots = .init(repeating: .init(), count: slots.count * 2)
        for slot in old { slots[position(slot.local, slot.uri)] = slot }
    }
}

/// The names of each reader by their spelling, made once.
private enum XMLNameTables {
    private static let tables = Mutex<[ObjectIdentifier: any Sendable]>([:])

    static func table<Name: RawRepresentable<String> & CaseIterable & Sendable>(
        of type: Name.Type
    ) -> XMLSpellings<Name> {
        tables.withLock { tables in
            if let table = tables[ObjectIdentifier(type)] as? XMLSpellings<Name> { return table }
            let table = XMLSpellings(
                Name.allCases.map { name in
                    let (prefix, local) = parts(of: name.rawValue)
                    return (XMLNamespace.number(ofPrefix: prefix), local, name)
                })
            tables[ObjectIdentifier(type)] = table
            return table
        }
    }

    private static func parts(of name: String) -> (prefix: String, local: String) {
        guard let colon = name.firstIndex(of: ":") else { return ("", name) }
        return (String(name[..<colon]), String(name[name.index(after: colon)...]))
    }
}

/// Values by spelling, each in one of several spaces; looked up without making a string.
struct XMLSpellings<Value: Sendable>: Sendable {
    private struct Entry {
        let hash: UInt64
        let from: Int
        let count: Int
        let value: Value
    }

    private var entries: [Entry] = []
    private var slots: [Int32]
    private var bytes: [UInt8] = []

    /// Makes a table; of values with one spelling the first counts.
    init(_ values: [(space: Int, spelling: String, value: Value)]) {
        slots = [Int32](repeating: -1, count: 64)
        while slots.count < values.count * 3 { slots += slots }
        for (space, spelling, value) in values { add(space, spelling, value) }
    }

    private mutating func add(_ space: Int, _ spelling: String, _ value: Value) {
        var spelling = spelling
        let from = bytes.count
        bytes += spelling.utf8
        let (hash, position) = spelling.withUTF8 { text -> (UInt64, Int) in
            guard let start = text.baseAddress else { return (0, 0) }
            let hash = unsafe XMLHash.of(start, text.count, space: space)
            return unsafe (hash, self.position(start, text.count, hash))
        }
        guard slots[position] < 0 else { return }
        slots[position] = Int32(entries.count)
        entries.append(Entry(hash: hash, from: from, count: bytes.count - from, value: value))
    }

    /// The value of a spelling that ends with a zero byte.
    func value(_ start: UnsafePointer<UInt8>, space: Int) -> Value? {
        var count = 0
        while unsafe start[count] != 0 { count += 1 }
        let found = unsafe slots[position(start, count, XMLHash.of(start, count, space: space))]
        return found < 0 ? nil : entries[Int(found)].value
    }

    private func position(_ start: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var position = Int(truncatingIfNeeded: hash) & mask
        while slots[position] >= 0 {
            let entry = entries[Int(slots[position])]
            if entry.hash == hash, entry.count == count,
                (0..<count).allSatisfy({ unsafe bytes[entry.from + $0] == start[$0] })
            {
                return position
            }
            position = (position + 1) & mask
        }
        return position
    }
}
