/// The qualified names of one file, and the namespaces that its prefixes stand for where the scanner is.
@safe struct XMLScannedNames: ~Copyable {
    /// One qualified name.
    @safe struct Name {
        /// The name as written, and its length.
        let text: UnsafePointer<UInt8>
        let count: Int
        /// What stands behind its prefix.
        let local: UnsafePointer<UInt8>
        /// The number of its prefix; 0 is none.
        fileprivate let prefix: Int
        /// The prefix that it declares as an attribute, or -1.
        let declares: Int
        /// Whether its characters are well-formed.
        let isValid: Bool
    }

    private var strings = XMLStrings()
    /// The strings as qualified names, by their numbers; a negative count marks one that none was yet.
    private var names: [Name] = []
    /// What the strings that are prefixes stand for, by their numbers.
    private var bindings: [UnsafePointer<UInt8>?] = unsafe []
    private var former: [(prefix: Int, address: UnsafePointer<UInt8>?)] = unsafe []

    init() {
        names.reserveCapacity(64)
        unsafe bindings.reserveCapacity(64)
        for prefix in ["", "xml", "xmlns"] as [StaticString] {
            _ = unsafe string(prefix.utf8Start, prefix.utf8CodeUnitCount)
        }
        let reserved: StaticString = "http://www.w3.org/XML/1998/namespace"
        unsafe bindings[1] = address(reserved.utf8Start, reserved.utf8CodeUnitCount)
    }

    /// How many strings are kept.
    var count: Int { names.count }

    /// A qualified name by its number.
    subscript(number: Int) -> Name { names[number] }

    /// The number of a qualified name.
    mutating func number(of start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let number = unsafe string(start, count)
        if names[number].count < 0 { names[number] = name(strings.entries[number]) }
        return number
    }

    private mutating func name(_ entry: XMLStrings.Entry) -> Name {
        let text = unsafe entry.start
        var colon = 0
        while colon < entry.count, unsafe text[colon] != 0x3A { colon += 1 }
        // What no name can begin with is no local name: libxml2 then takes the whole for one.
        let isQualified =
            unsafe colon > 0 && colon + 1 < entry.count && text[colon + 1] != 0x3A
            && XMLText.beginsName(text[colon + 1])
        let prefix = unsafe isQualified ? string(text, colon) : 0
        let local = unsafe isQualified ? text + colon + 1 : text
        var declares = -1
        if prefix == 2 { declares = unsafe string(local, entry.count - colon - 1) }
        if !isQualified, unsafe string(text, entry.count) == 2 { declares = 0 }
        let end = unsafe XMLText.end(of: text, from: 0, count: entry.count, at: 0, or: 0)
        return unsafe Name(
            text: text, count: entry.count, local: local, prefix: prefix, declares: declares,
            isValid: end == entry.count)
    }

    private mutating func string(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let number = unsafe strings.number(of: start, count)
        if number == names.count {
            let text = unsafe strings.entries[number].start
            names.append(
                unsafe Name(text: text, count: -1, local: text, prefix: 0, declares: -1, isValid: false))
            unsafe bindings.append(nil)
        }
        return number
    }

    private mutating func address(_ start: UnsafePointer<UInt8>, _ count: Int) -> UnsafePointer<UInt8>? {
        guard count > 0 else { return nil }
        let number = unsafe string(start, count)
        return unsafe strings.entries[number].start
    }

    /// The namespace of an element's name.
    func namespace(ofElement name: Name) -> UnsafePointer<UInt8>? { unsafe bindings[name.prefix] }

    /// The namespace of an attribute's name; one without a prefix has none.
    func namespace(ofAttribute name: Name) -> UnsafePointer<UInt8>? {
        name.prefix == 0 ? nil : unsafe bindings[name.prefix]
    }

    /// How many declarations are in force.
    var declarations: Int { unsafe former.count }

    /// Makes a prefix stand for a namespace until ``restore(_:)``.
    mutating func declare(_ prefix: Int, _ start: UnsafePointer<UInt8>, _ count: Int) {
        guard prefix != 1, prefix != 2 else { return }
        unsafe former.append((prefix, bindings[prefix]))
        unsafe bindings[prefix] = unsafe address(start, count)
    }

    /// Ends the declarations beyond a number of them.
    mutating func restore(_ number: Int) {
        while unsafe former.count > number {
            guard let last = unsafe former.popLast() else { return }
            unsafe bindings[last.prefix] = unsafe last.address
        }
    }
}
