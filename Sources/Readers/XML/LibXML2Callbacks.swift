import CLibXML2

/// The C functions that libxml2 calls, each a step over to Swift.
enum LibXML2Callbacks {
    /// The callbacks in the library's own table; all that could load or build something stays empty.
    static var table: xmlSAXHandler {
        var table = unsafe xmlSAXHandler()
        unsafe docent_xml_mark_sax2(&table)
        unsafe table.startElementNs = { user, local, _, uri, _, _, count, _, attributes in
            unsafe LibXML2Callbacks.state(user)?.start(local, uri, attributes, Int(count))
        }
        unsafe table.endElementNs = { user, local, _, uri in
            unsafe LibXML2Callbacks.state(user)?.end(local, uri)
        }
        unsafe table.characters = { user, bytes, count in
            unsafe LibXML2Callbacks.state(user)?.text(bytes, Int(count))
        }
        unsafe table.ignorableWhitespace = table.characters
        unsafe table.cdataBlock = table.characters
        unsafe table.serror = { _, _ in }
        unsafe table.internalSubset = { user, _, _, _ in
            unsafe LibXML2Callbacks.state(user)?.meetDocumentType()
        }
        unsafe table.entityDecl = { user, name, type, _, _, content in
            unsafe LibXML2Callbacks.state(user)?.declare(name, type, content)
        }
        unsafe table.getEntity = { user, name in
            unsafe LibXML2Callbacks.state(user)?.entity(name)
        }
        return unsafe table
    }

    private static func state(_ user: UnsafeMutableRawPointer?) -> LibXML2State? {
        guard let user = unsafe user else { return nil }
        return unsafe Unmanaged<LibXML2State>.fromOpaque(user).takeUnretainedValue()
    }
}

/// What happens at each event; the first error ends the parse.
extension LibXML2State {
    func start(
        _ local: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) {
        guard let local = unsafe local, sink.failure == nil else { return }
        depth += 1
        guard depth <= parsing.maximumDepth else {
            fail(.tooLarge(detail: "elements nest deeper than \(parsing.maximumDepth)"))
            return
        }
        do throws(ReaderError) {
            try unsafe sink.start(local, uri, attributes, count)
        } catch {
            fail(error)
        }
    }

    func end(_ local: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?) {
        guard let local = unsafe local, sink.failure == nil else { return }
        depth -= 1
        do throws(ReaderError) {
            try unsafe sink.end(local, uri)
        } catch {
            fail(error)
        }
    }

    func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
        guard let bytes = unsafe bytes, count > 0, sink.failure == nil else { return }
        do throws(ReaderError) {
            try unsafe sink.text(UnsafeRawBufferPointer(start: bytes, count: count))
        } catch {
            fail(error)
        }
    }

    func meetDocumentType() {
        guard parsing.documentType == .refused else { return }
        fail(.unsafeMarkup(detail: "\(parsing.format) must not have a document type", line: line))
    }

    func declare(
        _ name: UnsafePointer<UInt8>?, _ type: Int32, _ content: UnsafeMutablePointer<UInt8>?
    ) {
        guard let name = unsafe name else { return }
        let isText = type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue)
        let text = unsafe isText ? content.map { unsafe String(cString: $0) } : nil
        unsafe entities.declare(String(cString: name), text)
    }

    func entity(_ name: UnsafePointer<UInt8>?) -> xmlEntityPtr? {
        guard let name = unsafe name, sink.failure == nil else { return nil }
        let inAttribute = unsafe context?.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
        let entity = unsafe entities.entity(String(cString: name), inAttribute: inAttribute)
        guard entities.bytesExpanded <= max(1 << 20, bytesFed * 10) else {
            fail(.unsafeMarkup(detail: "entities grow beyond bounds", line: line))
            return nil
        }
        return unsafe entity
    }
}
