import FoundationEssentials

/// Where an API begins: an origin, the only one a key may go to, and a path.
struct BaseURL: Sendable, Hashable {
    /// `http` or `https`.
    let scheme: String
    /// The host, lower case, an IPv6 address without its brackets.
    let host: String
    /// The port, the scheme's own when the URL names none.
    let port: Int
    /// The path without a slash at its end; empty for the root.
    let path: String

    /// Reads an absolute URL of the web without user, query or fragment.
    init(_ text: String) throws {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.host?.lowercased(), !host.isEmpty
        else {
            throw LanguageModelsError.misconfigured("the base URL of the model is not an http or https URL")
        }
        guard parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil else {
            throw LanguageModelsError.misconfigured(
                "the base URL of the model has a user, a query or a fragment; give the key by itself")
        }
        self.scheme = scheme
        self.host = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        port = parts.port ?? (scheme == "https" ? 443 : 80)
        var path = parts.percentEncodedPath
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// `name:port`, as error messages have it.
    var authority: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// `scheme://name:port`.
    var origin: String { "\(scheme)://\(authority)" }

    /// Whether the host is this machine by name.
    var isLoopback: Bool { Loopback.contains(host) || host.hasSuffix(".localhost") }

    /// The URL of `path` below this one.
    func url(_ path: String) -> String { origin + self.path + path }
}
