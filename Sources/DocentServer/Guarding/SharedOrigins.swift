import HTTPTypes
import Hummingbird

/// The pages of other sites that may use the server, by the Fetch standard's protocol of cross-origin sharing.
///
/// Whoever keeps the server names each origin; there is no sign for all of them, since an index may hold what no page should read.
struct SharedOrigins: Sendable {
    private let names: Set<String>

    init(_ names: [String]) { self.names = Set(names.map { $0.lowercased() }) }

    /// The origin of a request, where it has just one and that is among those named.
    func origin(of request: Request) -> String? {
        let origins = request.headers.values(named: "origin")
        guard origins.count == 1, let origin = origins.first, names.contains(origin.lowercased()) else {
            return nil
        }
        return origin
    }

    /// The answer to a browser that asks before it sends a page's request; nil for any other request.
    static func preflight(_ request: Request) -> Response? {
        let method = request.headers.values(named: "access-control-request-method")
        guard request.method == .options, !method.isEmpty else { return nil }
        var fields = [
            ("access-control-allow-methods", "GET, POST"),
            ("access-control-allow-headers", allowed(of: request)),
            ("access-control-max-age", "600"),
        ]
        if request.headers.values(named: "access-control-request-private-network") == ["true"] {
            fields.append(("access-control-allow-private-network", "true"))
        }
        var response = Response(status: .noContent)
        response.headers.set(fields)
        return response
    }

    /// The header fields that a page may send: those that are needed here, and what its client library adds of its own.
    ///
    /// Whose origin is named is trusted with them; what is no name of a field is skipped.
    private static func allowed(of request: Request) -> String {
        let own = ["authorization", "api-key", "content-type"]
        let asked = request.headers.values(named: "access-control-request-headers").flatMap {
            $0.split(separator: ",").map { String($0.filter { $0 != " " && $0 != "\t" }).lowercased() }
        }
        let further = asked.filter { name in
            !own.contains(name) && name.utf8.count <= 100 && HTTPField.Name(name) != nil
        }
        return (own + further.prefix(64)).joined(separator: ", ")
    }

    /// What lets a page of an origin read a response.
    static func fields(for origin: String) -> [(String, String)] {
        [
            ("access-control-allow-origin", origin), ("vary", "Origin"),
            ("access-control-expose-headers", "retry-after, x-request-id"),
        ]
    }
}
