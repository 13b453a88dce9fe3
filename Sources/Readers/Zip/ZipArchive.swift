import CLibZip
import Documents

/// A zip container in memory, whose members are read by name; nothing is ever written out.
///
/// What the container declares is not believed: bytes are counted as they are read, against the limits of
/// ``ReadingOptions``. Names are looked up as they are listed, with either slash and in any case, and lead
/// nowhere but into the container.
@safe struct ZipArchive: ~Copyable {
    /// The members' names in the order of the directory, with forward slashes.
    let names: [String]
    /// What was doubtful about the container, when it was readable all the same.
    let doubt: Loss?

    private let handle: OpaquePointer
    private let positions: [String: Int]
    /// Members whose names differ from others' in nothing but case, by their names as they are listed.
    private let twins: [String: Int]
    private let packedBytes: Int
    private let options: ReadingOptions
    /// Where members are unpacked to, a piece at a time.
    private let buffer: UnsafeMutableRawBufferPointer
    private var unpackedBytes = 0

    /// Opens a container.
    ///
    /// - Throws: `damaged` when it is none or its directory contradicts itself, `tooLarge` when it has too
    ///   many members.
    init(_ bytes: [UInt8], options: ReadingOptions) throws(ReaderError) {
        let opened = try unsafe Self.openChecked(bytes)
        let count = unsafe zip_get_num_entries(opened, 0)
        guard count <= options.maximumMembers else {
            unsafe zip_discard(opened)
            throw ReaderError.tooLarge(detail: "more than \(options.maximumMembers) members in a container")
        }
        unsafe (names, positions, twins) = Self.listing(opened, Int(count))
        unsafe handle = opened
        // Programs write directories that differ from their members in dates and flags; only a name that means two
        // members leaves open which one the author saw.
        doubt =
            positions.count == names.count
            ? nil : Loss(code: "container", message: "The zip directory names two members alike.")
        packedBytes = bytes.count
        self.options = options
        unsafe buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    }

    deinit {
        unsafe buffer.deallocate()
        unsafe zip_discard(handle)
    }

    private func position(of name: String) -> Int? { twins[name] ?? positions[Self.key(name)] }

    /// Whether there is a member of a name.
    func contains(_ name: String) -> Bool { position(of: name) != nil }

    /// The size that a member declares, in bytes; a hint, not a fact.
    func declaredSize(of name: String) -> Int? {
        guard let position = position(of: name) else { return nil }
        let entry = unsafe docent_zip_entry_at(handle, UInt64(position))
        return entry.isFound == 0 ? nil : Int(clamping: entry.size)
    }

    /// A member's bytes, or nil when there is no such member.
    mutating func read(_ name: String) throws(ReaderError) -> [UInt8]? {
        guard contains(name) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(declaredSize(of: name) ?? 0, 16 << 20))
        try unsafe stream(name) { (piece) throws(ReaderError) in unsafe bytes.append(contentsOf: piece) }
        return bytes
    }

    /// Hands a member's bytes on in pieces of up to 64 KB; the pieces live only as long as each call.
    ///
    /// - Returns: false when there is no such member.
    @discardableResult
    mutating func stream(
        _ name: String, to receive: (UnsafeRawBufferPointer) throws(ReaderError) -> Void
    ) throws(ReaderError) -> Bool {
        guard let position = position(of: name) else { return false }
        let file = try unsafe member(at: position)
        defer { unsafe zip_fclose(file) }
        while true {
            let count = unsafe zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
            guard count >= 0 else {
                throw ReaderError.damaged(
                    format: "zip", detail: "a member cannot be unpacked", line: nil)
            }
            if count == 0 { return true }
            try take(Int(count))
            try unsafe receive(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
        }
    }

    /// Counts unpacked bytes against the limits.
    private mutating func take(_ count: Int) throws(ReaderError) {
        unpackedBytes += count
        guard unpackedBytes <= options.maximumUnpackedBytes else {
            throw .tooLarge(
                detail: "a container unpacks to more than \(options.maximumUnpackedBytes >> 20) MB")
        }
        let (bound, overflows) = packedBytes.multipliedReportingOverflow(by: options.maximumUnpackRatio)
        guard overflows || unpackedBytes - 100_000 <= bound else {
            throw .tooLarge(
                detail: "a container unpacks to more than \(options.maximumUnpackRatio) times its size")
        }
    }

    private func member(at position: Int) throws(ReaderError) -> OpaquePointer {
        let entry = unsafe docent_zip_entry_at(handle, UInt64(position))
        guard entry.isEncrypted == 0 else { throw .encrypted }
        guard let file = unsafe zip_fopen_index(handle, UInt64(position), 0) else {
            let code = unsafe docent_zip_last_error(handle)
            throw code == ZIP_ER_COMPNOTSUPP || code == ZIP_ER_ENCRNOTSUPP
                ? .unsupported(format: "zip", remedy: "Pack the file again with the Deflate method.")
                : .damaged(format: "zip", detail: "a member cannot be unpacked", line: nil)
        }
        return unsafe file
    }
}

extension ZipArchive {
    /// Opens a container whose members do not overlap.
    ///
    /// The library's own check reads the head of every member twice, and what it finds beyond that is let pass.
    private static func openChecked(_ bytes: [UInt8]) throws(ReaderError) -> OpaquePointer {
        let handle = try unsafe open(bytes, flags: ZIP_RDONLY)
        guard unsafe sumOfPackedSizes(handle) <= bytes.count else {
            unsafe zip_discard(handle)
            throw .damaged(format: "zip", detail: "members overlap", line: nil)
        }
        return unsafe handle
    }

    /// Opens a copy of the bytes, which libzip frees with the handle.
    private static func open(_ bytes: [UInt8], flags: Int32) throws(ReaderError) -> OpaquePointer {
        guard bytes.count >= 22 else {
            throw .damaged(format: "zip", detail: "shorter than an empty container", line: nil)
        }
        var code: Int32 = 0
        let handle = unsafe bytes.withUnsafeBytes {
            unsafe docent_zip_open($0.baseAddress, UInt64($0.count), flags, &code)
        }
        guard let handle = unsafe handle else {
            throw code == ZIP_ER_MEMORY
                ? .memoryLimit : .damaged(format: "zip", detail: message(code), line: nil)
        }
        return unsafe handle
    }

    private static func message(_ code: Int32) -> String {
        switch code {
        case ZIP_ER_NOZIP: "no directory at its end; it may be cut off"
        case ZIP_ER_INCONS: "the directory contradicts the members"
        case ZIP_ER_MULTIDISK: "a part of a set of disks"
        case ZIP_ER_MEMORY: "not enough memory"
        default: "libzip error \(code)"
        }
    }

    private static func sumOfPackedSizes(_ handle: OpaquePointer) -> Int {
        var sum = 0
        for position in 0..<max(0, unsafe zip_get_num_entries(handle, 0)) {
            let packed = unsafe docent_zip_entry_at(handle, UInt64(position)).packedSize
            sum += Int(clamping: min(packed, 1 << 40))
        }
        return sum
    }

    private static func listing(
        _ handle: OpaquePointer, _ count: Int
    ) -> (names: [String], positions: [String: Int], twins: [String: Int]) {
        var names: [String] = []
        var positions: [String: Int] = [:]
        var twins: [String: Int] = [:]
        names.reserveCapacity(count)
        positions.reserveCapacity(count)
        for position in 0..<count {
            let raw = unsafe zip_get_name(handle, UInt64(position), UInt32(ZIP_FL_ENC_GUESS))
            let name = unsafe raw.map { unsafe String(cString: $0) } ?? ""
            names.append(name.utf8.contains(0x5C) ? String(name.map { $0 == "\\" ? "/" : $0 }) : name)
            let key = Self.key(name)
            if let twin = positions[key] {
                twins[names[twin]] = twin
                twins[names[position]] = position
            }
            positions[key] = position
        }
        return (names, positions, twins)
    }

    /// A name as members are looked up: without leading slashes, with forward slashes, in lower case.
    static func key(_ name: String) -> String {
        var name = name
        let changed = name.withUTF8 { bytes -> String? in
            let isKey = unsafe bytes.first != 0x2F && bytes.allSatisfy { $0 != 0x5C && $0 &- 0x41 >= 26 }
            return unsafe isKey ? nil : key(of: bytes)
        }
        return changed ?? name
    }

    private static func key(of name: UnsafeBufferPointer<UInt8>) -> String {
        let start = unsafe name.firstIndex { $0 != 0x2F } ?? name.count
        return unsafe String(unsafeUninitializedCapacity: name.count - start) { key in
            for position in start..<name.count {
                let byte = unsafe name[position]
                unsafe key[position - start] = byte == 0x5C ? 0x2F : byte &- 0x41 < 26 ? byte | 0x20 : byte
            }
            return name.count - start
        }
    }
}
