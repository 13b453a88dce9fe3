import Documents

/// The names that the parts of one file use, and what readers call them, so that each is looked up once for all parts.
///
/// The parts are read one after the other.
@safe final class XMLLexicon {
    /// With more names than these, the next part begins anew: files that mean well have some hundreds.
    private static let maximumNames = 4_096

    /// The names by their spelling.
    let scanned: UnsafeMutablePointer<XMLScannedNames>
    /// Whether a part referred to an entity that nobody knows; it stands in the text in brackets.
    var hasUnresolvedEntities = false
    private var readers: [ObjectIdentifier: AnyObject] = [:]

    init() {
        unsafe scanned = UnsafeMutablePointer<XMLScannedNames>.allocate(capacity: 1)
        unsafe scanned.initialize(to: XMLScannedNames())
    }

    deinit {
        unsafe scanned.deinitialize(count: 1)
        unsafe scanned.deallocate()
    }

    /// Begins a part; what the prefixes of the one before stood for is forgotten.
    func beginPart() {
        unsafe scanned.pointee.restore(0)
        guard unsafe scanned.pointee.count > Self.maximumNames else { return }
        forgetReaders()
        unsafe scanned.pointee = XMLScannedNames()
    }

    /// What a reader calls the names.
    func names<Name: RawRepresentable<String> & CaseIterable & Equatable & Sendable>(
        of type: Name.Type
    ) -> XMLNames<Name> {
        if let known = readers[ObjectIdentifier(type)] {
            return unsafe unsafeDowncast(known, to: XMLNames<Name>.self)
        }
        let names = XMLNames<Name>()
        readers[ObjectIdentifier(type)] = names
        return names
    }

    /// Says what was lost of the parts that were read.
    func report(to builder: inout DocumentBuilder) {
        guard hasUnresolvedEntities else { return }
        builder.lose("entities", "Entities that nobody knows stand in the text by their names.")
    }

    /// Lets go of what readers call the names, since some of the addresses that stand for them are about to die.
    func forgetReaders() {
        readers.removeAll(keepingCapacity: true)
    }
}
