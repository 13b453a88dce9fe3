import CLibXML2

/// The text entities of one file: its own short declarations, and HTML's names.
///
/// Markup in entities and external entities are not loaded; such a reference stays in the text as it was written,
/// and ``unresolved`` tells.
@safe final class LibXML2Entities {
    private var texts: [String: String] = [:]
    private var made: [String: UnsafeMutablePointer<xmlEntity>] = unsafe [:]

    /// How many bytes the references have expanded to.
    private(set) var bytesExpanded = 0
    /// Whether a reference could not be followed.
    private(set) var unresolved = false

    deinit {
        unsafe made.values.forEach { unsafe Self.release($0) }
    }

    private static func release(_ entity: UnsafeMutablePointer<xmlEntity>) {
        unsafe docent_xml_free(entity.pointee.content)
        // The library leaves the declaration as written with whichever entity it is given for a name.
        unsafe docent_xml_free(UnsafeMutableRawPointer(mutating: entity.pointee.orig))
        unsafe entity.deallocate()
    }

    /// Remembers a declaration when it is short text without markup; the first one counts.
    func declare(_ name: String, _ content: String?) {
        guard let content, texts.count < 10_000, texts[name] == nil else { return }
        guard let text = expand(content), !text.utf8.contains(UInt8(ascii: "<")) else { return }
        texts[name] = text
    }

    /// The library's form of an entity; every name has one, so that none ends the parse.
    func entity(_ name: String, inAttribute: Bool) -> xmlEntityPtr? {
        let key = inAttribute ? "@" + name : name
        if let entity = unsafe made[key] {
            bytesExpanded += unsafe Int(entity.pointee.length)
            return unsafe entity
        }
        guard unsafe made.count < 20_000 else { return nil }
        let entity = unsafe make(text(of: name), inAttribute: inAttribute)
        unsafe made[key] = entity
        bytesExpanded += unsafe Int(entity.pointee.length)
        return unsafe entity
    }

    /// Greek letters by the names of ISO 8879 (ISOgrk1), which older vocabularies use.
    private static let greek: [String: String] = {
        let names = "a b g d e z ee th i k l m n x o p r sf s t u ph kh ps oh".split(separator: " ")
        var table: [String: String] = [:]
        for (offset, name) in names.enumerated() {
            for (first, spelling) in [
                (0x391, name.prefix(1).uppercased() + name.dropFirst()), (0x3B1, String(name)),
            ] {
                guard let letter = Unicode.Scalar(UInt32(first + offset)) else { continue }
                table[spelling + "gr"] = String(letter)
            }
        }
        return table
    }()

    /// What a name stands for; one that nobody knows stays in the text in brackets.
    func text(of name: String) -> String {
        if let text = texts[name] ?? HTMLEntities.text(of: name) ?? Self.greek[name] { return text }
        unresolved = true
        return "[\(name)]"
    }

    private func expand(_ content: String) -> String? {
        guard content.utf8.contains(UInt8(ascii: "&")) else {
            return content.utf8.count <= 10_240 ? content : nil
        }
        var result = ""
        for (position, part) in content.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
            guard position > 0 else {
                result += part
                continue
            }
            guard let end = part.firstIndex(of: ";"), let text = texts[String(part[..<end])] else {
                return nil
            }
            result += text + part[part.index(after: end)...]
            guard result.utf8.count <= 10_240 else { return nil }
        }
        return result
    }

    private func make(_ text: String, inAttribute: Bool) -> UnsafeMutablePointer<xmlEntity> {
        let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
        unsafe entity.initialize(to: xmlEntity())
        unsafe entity.pointee.type = XML_ENTITY_DECL
        // In an attribute the library inserts only the first byte of a predefined entity; in text, only a
        // predefined one is inserted without being parsed again.
        unsafe entity.pointee.etype =
            inAttribute ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY
        unsafe entity.pointee.checked = 2
        unsafe entity.pointee.content = text.withCString { unsafe xmlCharStrdup($0) }
        unsafe entity.pointee.length = Int32(text.utf8.count)
        return unsafe entity
    }
}
