/// What kind of document a zip container holds, told by the names of its members, or by the types that a package lists where
/// its parts do not lie where Office puts them.
enum ContainerKind: Sendable, Equatable {
    case word, workbook, slides, binaryWorkbook
    case odfText, odfSheets, odfSlides, odfOther
    case epub
    /// A package of Office's kind that holds something else, such as a drawing or fixed pages.
    case otherPackage
    case archive
    case none

    /// The kind of a file; cheap, since only the directory at the end is looked at.
    ///
    /// A container that lost its end is told by the members that are left, so that its error names its format.
    static func of(_ file: [UInt8]) -> ContainerKind {
        unsafe file.withUnsafeBytes { bytes in
            guard unsafe startsLikeZip(bytes) else { return .none }
            let names = unsafe ZipNames(bytes)
            if let media = names.mediaType { return of(mediaType: media) ?? kind(names.names) }
            let kind = kind(names.names)
            return kind == .otherPackage ? listed(in: file) ?? kind : kind
        }
    }

    private static func startsLikeZip(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 4, unsafe bytes[0] == 0x50, unsafe bytes[1] == 0x4B else { return false }
        return unsafe (bytes[2] == 3 && bytes[3] == 4) || (bytes[2] == 5 && bytes[3] == 6)
            || (bytes[2] == 0x30 && bytes[3] == 0x30) || (bytes[2] == 7 && bytes[3] == 8)
    }

    private static func of(mediaType: String) -> ContainerKind? {
        let prefix = "application/vnd.oasis.opendocument."
        if mediaType.hasPrefix("application/epub+zip") { return .epub }
        guard mediaType.hasPrefix(prefix) else { return nil }
        let type = mediaType.dropFirst(prefix.utf8.count)
        if type.hasPrefix("text") { return .odfText }
        if type.hasPrefix("spreadsheet") { return .odfSheets }
        if type.hasPrefix("presentation") || type.hasPrefix("graphics") { return .odfSlides }
        return .odfOther
    }

    /// The kind by the type of the main part in a package's list of types (ECMA-376 part 2, 10.1.2); nil for none of Office's.
    private static func listed(in file: [UInt8]) -> ContainerKind? {
        guard var archive = try? ZipArchive(file, options: ReadingOptions()),
            let list = try? archive.read("[Content_Types].xml")
        else { return nil }
        let types = String(decoding: list, as: UTF8.self).split { $0 == "\"" || $0 == "'" }
        return types.lazy.compactMap { of(mainType: $0) }.first
    }

    private static func of(mainType type: Substring) -> ContainerKind? {
        if type.hasSuffix(".sheet.binary.macroEnabled.main") { return .binaryWorkbook }
        guard type.hasSuffix(".main+xml") else { return nil }
        if type.contains("wordprocessingml.") || type.contains("ms-word.") { return .word }
        if type.contains("spreadsheetml.") || type.contains("ms-excel.") { return .workbook }
        return type.contains("presentationml.") || type.contains("ms-powerpoint.") ? .slides : nil
    }

    private static func kind(_ names: [String]) -> ContainerKind {
        var isOpenDocument = false
        var isPackage = false
        let holdsParts = holdsParts(names)
        for name in names {
            let key = ZipArchive.key(name)
            if holdsParts, key.hasSuffix(".xml") || key.hasSuffix(".bin") {
                if key.hasPrefix("word/") { return .word }
                if key == "xl/workbook.bin" { return .binaryWorkbook }
                if key.hasPrefix("xl/") { return binaryOr(names) }
                if key.hasPrefix("ppt/") { return .slides }
            }
            if key == "meta-inf/container.xml" { return .epub }
            if key == "meta-inf/manifest.xml" { isOpenDocument = true }
            if key == "[content_types].xml" { isPackage = true }
            if key == "content.xml" && isOpenDocument { return .odfText }
        }
        if isOpenDocument, names.contains("content.xml") { return .odfText }
        return isPackage ? .otherPackage : .archive
    }

    /// Whether the members may be the parts of a package of Office's kind.
    ///
    /// It has a list of their types or says where the document lies, unless these were lost and the document is there; folders
    /// may well be called `word` or `ppt`.
    private static func holdsParts(_ names: [String]) -> Bool {
        names.contains { name in
            switch ZipArchive.key(name) {
            case "[content_types].xml", "_rels/.rels", "word/document.xml", "xl/workbook.xml",
                "xl/workbook.bin",
                "ppt/presentation.xml":
                true
            default: false
            }
        }
    }

    private static func binaryOr(_ names: [String]) -> ContainerKind {
        names.contains { ZipArchive.key($0) == "xl/workbook.bin" } ? .binaryWorkbook : .workbook
    }
}

/// The names in a zip container's bytes, read without the library, since every reader asks.
@safe struct ZipNames {
    private(set) var names: [String] = []
    /// The content of an uncompressed first member `mimetype`.
    private(set) var mediaType: String?

    init(_ bytes: UnsafeRawBufferPointer) {
        if let directory = unsafe Self.directory(bytes) {
            unsafe takeDirectory(bytes, from: directory)
        }
        if names.isEmpty { unsafe takeLocalHeaders(bytes) }
        unsafe takeMediaType(bytes)
    }

    private static func directory(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var position = bytes.count - 22
        let last = max(0, bytes.count - 65_557)
        while position >= last {
            if unsafe bytes[position] == 0x50, unsafe number(bytes, position, 4) == 0x0605_4B50 {
                let size = unsafe number(bytes, position + 12, 4)
                let start = unsafe number(bytes, position + 16, 4)
                if start < position { return start }
                return size <= position ? position - size : nil
            }
            position -= 1
        }
        return nil
    }

    private mutating func takeDirectory(_ bytes: UnsafeRawBufferPointer, from start: Int) {
        var position = start
        while position + 46 <= bytes.count, names.count < 4_096,
            unsafe Self.number(bytes, position, 4) == 0x0201_4B50
        {
            let length = unsafe Self.number(bytes, position + 28, 2)
            guard position + 46 + length <= bytes.count else { return }
            let name = unsafe bytes[position + 46..<position + 46 + length]
            unsafe names.append(String(decoding: name, as: UTF8.self))
            if unsafe Self.decides(name) { return }
            let extra = unsafe Self.number(bytes, position + 30, 2) + Self.number(bytes, position + 32, 2)
            position += 46 + length + extra
        }
    }

    /// Whether a name alone tells the kind, so that the others need not be looked at.
    private static func decides(_ name: Slice<UnsafeRawBufferPointer>) -> Bool {
        unsafe name.elementsEqual("word/document.xml".utf8) || name.elementsEqual("ppt/presentation.xml".utf8)
    }

    /// Finds members one by one, in the first megabyte, when the directory is missing.
    private mutating func takeLocalHeaders(_ bytes: UnsafeRawBufferPointer) {
        var position = 0
        let end = min(bytes.count, 1 << 20) - 30
        while position < end, names.count < 64 {
            if unsafe bytes[position] == 0x50, unsafe Self.number(bytes, position, 4) == 0x0403_4B50 {
                let length = unsafe Self.number(bytes, position + 26, 2)
                let from = position + 30
                guard from + length <= bytes.count else { return }
                unsafe names.append(String(decoding: bytes[from..<from + length], as: UTF8.self))
            }
            position += 1
        }
    }

    private mutating func takeMediaType(_ bytes: UnsafeRawBufferPointer) {
        guard names.first == "mimetype" || names.contains("mimetype"), bytes.count > 38,
            unsafe Self.number(bytes, 8, 2) == 0, unsafe Self.number(bytes, 26, 2) == 8
        else { return }
        let from = unsafe 38 + Self.number(bytes, 28, 2)
        let declared = unsafe Self.number(bytes, 18, 4)
        let size = declared > 0 && declared < 200 ? declared : 64
        guard from < bytes.count else { return }
        let slice = unsafe bytes[from..<min(from + size, bytes.count)]
        unsafe mediaType = String(decoding: slice, as: UTF8.self)
    }

    private static func number(_ bytes: UnsafeRawBufferPointer, _ at: Int, _ width: Int) -> Int {
        guard at >= 0, at + width <= bytes.count else { return 0 }
        var value = 0
        for step in (0..<width).reversed() { value = unsafe value << 8 | Int(bytes[at + step]) }
        return value
    }
}
