import POSIX

/// Two sockets that are joined, one for this program and one for another that it starts.
///
/// Both are closed in every program that is started, from the first moment: a program that inherited another one's
/// end would keep it alive for ever.
enum SocketPair {
    /// Makes both ends.
    static func make() throws(ReaderError) -> (here: Int32, there: Int32) {
        var ends: [Int32] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .inputOutput(code: errno) }
        return (ends[0], ends[1])
    }

    #if canImport(Glibc)
    private static let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    #else
    private static let kind = SOCK_STREAM | SOCK_CLOEXEC
    #endif

    /// Sends without the signal that would end this program when the other one has died.
    static func send(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        unsafe POSIX.send(socket, bytes, count, Int32(MSG_NOSIGNAL))
    }
}
