import POSIX

/// Two sockets that are joined, one for this program and one for another that it starts.
///
/// Both are closed in every program that is started, from the first moment: a program that inherited another one's
/// end would keep it alive for ever.
enum SocketPair {
    /// Makes both ends.
    ///
    /// - Parameter keepsMessages: whether what is sent at once arrives at once.
    static func make(keepsMessages: Bool = false) throws(ReaderError) -> (here: Int32, there: Int32) {
        var ends: [Int32] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, keepsMessages ? packets : stream, 0, &ends) == 0 else {
            throw .inputOutput(code: errno)
        }
        return (ends[0], ends[1])
    }

    #if canImport(Glibc)
    private static let stream = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    private static let packets = Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue)
    #else
    private static let stream = SOCK_STREAM | SOCK_CLOEXEC
    private static let packets = SOCK_SEQPACKET | SOCK_CLOEXEC
    #endif

    /// Sends without the signal that would end this program when the other one has died.
    static func send(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        unsafe POSIX.send(socket, bytes, count, Int32(MSG_NOSIGNAL))
    }
}
