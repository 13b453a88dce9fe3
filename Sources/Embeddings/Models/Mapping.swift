import POSIX

/// Bytes of a file, or of nothing, in memory as long as this lives.
///
/// The address is kept as a number, so that a mapping can be shared between threads; it is only ever written
/// before it is shared.
final class Mapping: Sendable {
    let count: Int
    private let address: UInt

    private init(address: UInt, count: Int) {
        self.address = address
        self.count = count
    }

    deinit {
        if count > 0 { unsafe munmap(UnsafeMutableRawPointer(bitPattern: address), count) }
    }

    /// The bytes of a regular file, read only.
    convenience init(file path: String) throws(EmbeddingsError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, code: EINVAL) }
        let size = Int(status.st_size)
        let address = Self.map(size, PROT_READ, MAP_PRIVATE, descriptor)
        guard let address else { throw .unreadable(path: path, code: errno) }
        self.init(address: address, count: size)
    }

    /// A new file of zeroes, to be filled in place.
    convenience init(creating path: String, count: Int) throws(EmbeddingsError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path, code: errno) }
        defer { close(descriptor) }
        // Blocks are reserved now: a full disk must be an error here, not a signal at the first touch.
        let refusal = posix_fallocate(descriptor, 0, off_t(count))
        guard refusal == 0, let address = Self.map(count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor)
        else {
            throw .unwritable(path: path, code: refusal == 0 ? errno : refusal)
        }
        self.init(address: address, count: count)
    }

    /// Zeroes in memory only.
    convenience init(zeroes count: Int) throws(EmbeddingsError) {
        let address = Self.map(count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1)
        guard let address else { throw .unwritable(path: "memory", code: errno) }
        self.init(address: address, count: count)
    }

    /// The bytes; the pointer must not outlive the mapping.
    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
    }

    /// The bytes for filling, of a mapping that was made writable and is not shared yet.
    var writable: UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(
            start: UnsafeMutableRawPointer(bitPattern: address), count: count)
    }

    /// Waits until what was filled in stands on the disk.
    func flush(path: String) throws(EmbeddingsError) {
        guard unsafe msync(UnsafeMutableRawPointer(bitPattern: address), count, MS_SYNC) == 0 else {
            throw .unwritable(path: path, code: errno)
        }
    }

    private static func map(_ count: Int, _ protection: Int32, _ flags: Int32, _ descriptor: Int32) -> UInt? {
        guard count > 0 else { return 0 }
        let pointer = unsafe mmap(nil, count, protection, flags, descriptor, 0)
        guard unsafe pointer != MAP_FAILED else { return nil }
        return UInt(bitPattern: pointer)
    }
}
