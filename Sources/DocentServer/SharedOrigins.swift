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
            ("access-control-allow-headers", "authorization, api-key, content-type"),
            ("access-control-max-age", "600"),
        ]
        if request.headers.values(named: "access-control-request-private-network") == ["true"] {
            fields.append(("access-control-allow-private-network", "true"))
        }
        var response = Response(status: .noContent)
        response.headers.set(fields)
        return response
    }

    /// What lets a page of an origin read a response.
    static func fields(for origin: String) -> [(String, String)] {
        [
            ("access-control-allow-origin", origin), ("vary", "Origin"),
            ("access-control-expose-headers", "retry-after, x-request-id"),
        ]
    }
}
