import POSIX

/// Files of the file system as sources: regular files only, opened without following a link or waiting for a pipe,
/// read whole and in one version.
package enum FileSource {
    /// Reads a file.
    ///
    /// The bytes are copied by `read`, never mapped, since a mapped file that shrinks kills its reader; a file that
    /// changes meanwhile is read again, up to three times.
    ///
    /// - Parameter folder: a folder that the file lies in, which nothing on the way down to it may lead out of: a folder that
    ///   has become a link since it was listed is not entered.
    /// - Throws: ``ReaderError`` such as `missing`, `denied`, `notRegular`, `tooLarge`, `changing`, `empty`.
    package static func read(
        _ path: String, below folder: String? = nil, options: ReadingOptions = ReadingOptions()
    ) throws(ReaderError) -> Source {
        for _ in 0..<3 {
            if let bytes = try version(of: path, below: folder, options) {
                return Source(name: path, bytes: bytes)
            }
        }
        throw .changing
    }

    /// The bytes of one version of a file, or nil when it changed while it was read.
    private static func version(
        of path: String, below folder: String?, _ options: ReadingOptions
    ) throws(ReaderError) -> [UInt8]? {
        let descriptor = try open(path, below: folder)
        defer { close(descriptor) }
        let before = try status(descriptor)
        guard before.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        guard before.st_size > 0 else { throw .empty }
        guard Int(before.st_size) <= options.fileBytes else {
            throw .tooLarge(detail: "the file has more than \(options.fileBytes >> 20) MB")
        }
        let bytes = try contents(descriptor, Int(before.st_size))
        let after = try status(descriptor)
        let isSame =
            bytes.count == Int(before.st_size) && after.st_size == before.st_size
            && after.modification == before.modification
        return isSame ? bytes : nil
    }

    private static func open(_ path: String, below folder: String?) throws(ReaderError) -> Int32 {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        guard let folder, path.utf8.starts(with: (folder + "/").utf8) else {
            let descriptor = unsafe POSIX.open(path, flags)
            guard descriptor >= 0 else { throw failure(errno) }
            return descriptor
        }
        var names = path.utf8.dropFirst(folder.utf8.count).split(separator: UInt8(ascii: "/")).map {
            String(decoding: $0, as: UTF8.self)
        }
        let last = names.popLast() ?? "."
        var within = unsafe POSIX.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard within >= 0 else { throw failure(errno) }
        defer { close(within) }
        for name in names {
            let next = unsafe openat(within, name, O_DIRECTORY | flags)
            guard next >= 0 else { throw isLink(name, in: within) ? .notRegular : failure(errno) }
            close(within)
            within = next
        }
        let descriptor = unsafe openat(within, last, flags)
        guard descriptor >= 0 else { throw failure(errno) }
        return descriptor
    }

    private static func isLink(_ name: String, in folder: Int32) -> Bool {
        let code = errno
        defer { errno = code }
        var status = stat()
        return unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
            && status.st_mode & S_IFMT == S_IFLNK
    }

    private static func status(_ descriptor: Int32) throws(ReaderError) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure(errno) }
        return status
    }

    private static func contents(_ descriptor: Int32, _ size: Int) throws(ReaderError) -> [UInt8] {
        var failureCode: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = unsafe POSIX.read(
                    descriptor, buffer.baseAddress?.advanced(by: count), size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failureCode = errno }
                if got <= 0 { return }
                count += got
            }
        }
        guard failureCode == 0 else { throw failure(failureCode) }
        return bytes
    }

    static func failure(_ code: Int32) -> ReaderError {
        switch code {
        case ENOENT, ENOTDIR: .missing
        case EACCES, EPERM: .denied
        case ELOOP, ENXIO: .notRegular
        default: .inputOutput(code: code)
        }
    }
}

extension stat {
    fileprivate var modification: [Int] {
        [Int(st_mtim.tv_sec), Int(st_mtim.tv_nsec), Int(st_ctim.tv_sec), Int(st_ctim.tv_nsec)]
    }
}
