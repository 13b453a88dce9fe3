import POSIX

/// The names in one folder, and whether they are all of them.
struct FolderListing {
    /// The names that were read, as bytes.
    let names: [[UInt8]]
    /// The system's code for what kept the folder from being opened or read to its end; nil when it was.
    let failure: Int32?

    init(names: [[UInt8]], failure: Int32?) {
        self.names = names
        self.failure = failure
    }

    /// Lists a folder.
    init(_ path: String) {
        guard let handle = opendir(path) else {
            self.init(names: [], failure: errno)
            return
        }
        defer { closedir(handle) }
        var names: [[UInt8]] = []
        while true {
            // Only so an error can be told from the end.
            errno = 0
            guard let entry = readdir(handle) else { break }
            names.append(Self.name(of: entry))
        }
        let code = errno
        self.init(names: names, failure: code == 0 ? nil : code)
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            Array(bytes.prefix { $0 != 0 })
        }
    }
}
