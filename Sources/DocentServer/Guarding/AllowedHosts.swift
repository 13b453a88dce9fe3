import Docent

/// The names under which the server may be spoken to; any other is somebody else's name that points here.
///
/// A web page can make a browser send requests here under a name of its own (DNS rebinding), but never under an
/// address, nor under a name that belongs to this machine.
struct AllowedHosts: Sendable {
    private let names: Set<String>
    /// Names that a proxy before the server goes by, on a port and by a scheme of its own.
    private let further: Set<String>
    private let isLoopback: Bool

    /// The names for a server that listens on `host`.
    init(listeningOn host: String, further: [String] = []) {
        isLoopback = Loopback.contains(host)
        let own = ["localhost", "127.0.0.1", "[::1]", host.contains(":") ? "[\(host)]" : host]
        names = Set(own.map { $0.lowercased() })
        self.further = Set(further.map { $0.lowercased() })
    }

    /// Whether `authority`, as in a Host header, names this server; `port` is the one it listens on.
    ///
    /// Beyond this machine the port may differ, for a container or a proxy may translate it; a token guards there.
    func allow(_ authority: String, port: Int) -> Bool {
        guard let (host, named) = Self.split(authority) else { return false }
        if further.contains(host) { return true }
        guard isLoopback else { return names.contains(host) || Self.isAddress(host) }
        return names.contains(host) && named == port
    }

    /// Whether a page of `origin`, as in an Origin header, may use this server: only its own may.
    func allow(origin: String, port: Int) -> Bool {
        guard let scheme = ["http://", "https://"].first(where: origin.hasPrefix) else { return false }
        let authority = String(origin.dropFirst(scheme.count))
        guard allow(authority, port: port) else { return false }
        return scheme == "http://" || !isLoopback
            || Self.split(authority).map { further.contains($0.host) } == true
    }

    private static func split(_ authority: String) -> (host: String, port: Int)? {
        let text = authority.lowercased()
        let end =
            text.hasPrefix("[")
            ? text.firstIndex(of: "]").map { text.index(after: $0) } : text.firstIndex(of: ":")
        let host = text[..<(end ?? text.endIndex)]
        let rest = text[host.endIndex...]
        guard !host.isEmpty else { return nil }
        if rest.isEmpty { return (String(host), 80) }
        let digits = rest.dropFirst()
        guard rest.first == ":", digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = Int(digits)
        else {
            return nil
        }
        return (String(host), port)
    }

    private static func isAddress(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isVersion4 = parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
        return isVersion4 || (host.hasPrefix("[") && host.hasSuffix("]"))
    }
}
