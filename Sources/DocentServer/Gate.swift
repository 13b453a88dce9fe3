import HTTPTypes
import Hummingbird

/// Stands before every route: turns foreign and oversized requests away, and gives each response its safe headers.
struct Gate<Inner: HTTPResponder<RequestScope>>: HTTPResponder {
    let inner: Inner
    let hosts: AllowedHosts
    let port: ListeningPort
    let token: Token?
    let limits: ServerLimits

    func respond(to request: Request, context: RequestScope) async throws -> Response {
        var response: Response
        do {
            try check(request)
            response = try await inner.respond(to: request, context: context)
            // What no route knows comes without a body.
            if response.status == .notFound, response.headers[.contentType] == nil { throw Failure.notFound }
        } catch {
            let failure = Routes.refine(Failure(error), for: request)
            response = failure.response(requestID: context.requestID)
            if failure.status.code != 404 { response.headers[.connection] = "close" }
        }
        for (name, value) in Self.safeHeaders { response.headers[name] = value }
        if let name = HTTPField.Name("x-request-id") { response.headers[name] = context.requestID }
        return response
    }

    private func check(_ request: Request) throws {
        try checkPlace(request)
        if let token, !Routes.isOpen(request.uri.path), !token.admits(request.headers[.authorization]),
            !token.admits(key: request.headers.values(named: "api-key").first)
        {
            throw Failure(.unauthorized, "token_missing", "a bearer token is needed")
        }
        guard request.method != .get, request.method != .head else { return }
        if Routes.method(of: request.uri.path) == .post { try checkBody(request) }
    }

    private func checkPlace(_ request: Request) throws {
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
        let origins = request.headers.values(named: "origin")
        guard origins.allSatisfy({ hosts.allow(origin: $0, port: port) }) else {
            throw Failure(.forbidden, "origin_refused", "pages of other sites may not use this server")
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
    private static var safeHeaders: [(HTTPField.Name, String)] {
        let fields = [
            (
                "content-security-policy",
                "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'; "
                    + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
            ),
            ("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin"),
        ]
        return fields.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
    }
}

extension HTTPFields {
    /// All values of the fields of a name.
    func values(named name: String) -> [String] {
        HTTPField.Name(name).map { self[values: $0] } ?? []
    }
}
