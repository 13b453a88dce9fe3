import HTTPTypes
import Hummingbird

/// Stands before every route: turns foreign and oversized requests away, and gives each response its safe headers.
struct RequestGate<Inner: HTTPResponder<RequestScope>>: HTTPResponder {
    let inner: Inner
    let hosts: AllowedHosts
    let origins: SharedOrigins
    let port: ListeningPort
    let token: Token?
    let limits: ServerLimits

    func respond(to request: Request, context: RequestScope) async throws -> Response {
        let origin = origins.origin(of: request)
        var response: Response
        do {
            try checkPlace(request, isShared: origin != nil)
            let preflight = origin == nil ? nil : SharedOrigins.preflight(request)
            if preflight == nil { try check(request) }
            response =
                if let preflight { preflight } else { try await inner.respond(to: request, context: context) }
            // What no route knows comes without a body.
            if response.status == .notFound, response.headers[.contentType] == nil { throw Failure.notFound }
        } catch {
            let failure = Routes.refine(Failure(error), for: request)
            response = failure.response(requestID: context.requestID)
            if failure.status.code != 404 { response.headers[.connection] = "close" }
        }
        response.headers.set(Self.safeFields + [("x-request-id", context.requestID)])
        if let origin { response.headers.set(SharedOrigins.fields(for: origin)) }
        return response
    }

    private func check(_ request: Request) throws {
        if let token, !Routes.isOpen(request.uri.path), !token.admits(request.headers[.authorization]),
            !token.admits(key: request.headers.values(named: "api-key").first)
        {
            throw Failure(.unauthorized, "token_missing", "a bearer token is needed")
        }
        guard request.method != .get, request.method != .head else { return }
        if Routes.method(of: request.uri.path) == .post { try checkBody(request) }
    }

    /// - Parameter isShared: whether the request comes from a page that may use the server, though of another site.
    private func checkPlace(_ request: Request, isShared: Bool) throws {
        let port = port.number
        // The first host is the request's authority; whoever stands before the server may have read a second (RFC 9112, 3.2).
        guard let authority = request.head.authority, request.headers.values(named: "host").isEmpty else {
            throw Failure(.badRequest, "malformed", "a request names one host")
        }
        guard hosts.allow(authority, port: port) else {
            throw Failure(
                .forbidden, "host_refused",
                "this server does not go by that name; give it one with docent serve --name, or DOCENT_NAMES")
        }
        if isShared { return }
        let origins = request.headers.values(named: "origin")
        guard origins.allSatisfy({ hosts.allow(origin: $0, port: port) }) else {
            throw Failure(
                .forbidden, "origin_refused",
                "pages of other sites may not use this server; let one in with docent serve --origin, or DOCENT_ORIGINS"
            )
        }
        // A link of another site may open the page, which nothing can be read of from there.
        let isOpened =
            request.method == .get && request.uri.path == "/"
            && request.headers.values(named: "sec-fetch-mode") == ["navigate"]
            && request.headers.values(named: "sec-fetch-dest") == ["document"]
        let sites = isOpened ? [] : request.headers.values(named: "sec-fetch-site")
        guard sites.allSatisfy({ ["same-origin", "none"].contains($0.lowercased()) }) else {
            throw Failure(.forbidden, "origin_refused", "pages of other sites may not use this server")
        }
    }

    private func checkBody(_ request: Request) throws {
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        guard request.method != .post || type?.filter({ !$0.isWhitespace }) == "application/json" else {
            throw Failure(.unsupportedMediaType, "json_needed", "the content type must be application/json")
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bodyBytes {
            throw Failure.tooLarge
        }
    }

    /// Nothing is loaded from elsewhere, framed elsewhere, or taken for another type.
    private static var safeFields: [(String, String)] {
        [
            (
                "content-security-policy",
                "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'; "
                    + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
            ),
            ("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin"),
        ]
    }
}

extension HTTPFields {
    /// All values of the fields of a name.
    func values(named name: String) -> [String] {
        HTTPField.Name(name).map { self[values: $0] } ?? []
    }

    /// Gives each field one value, in the place of any that it has.
    mutating func set(_ fields: [(String, String)]) {
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { self[name] = value }
        }
    }
}
