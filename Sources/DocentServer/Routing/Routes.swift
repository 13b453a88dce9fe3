import Docent
import HTTPTypes
import Hummingbird

/// Every path that there is.
struct Routes {
    let assistant: any Assisting
    let answers: ActiveAnswers
    let limits: ServerLimits

    /// The paths with the methods that they take; a part in braces stands for any word.
    private static let methods: [String: HTTPRequest.Method] = {
        let page = PageFile.all.map { ($0.path, HTTPRequest.Method.get) }
        let others: [String: HTTPRequest.Method] = [
            "/health": .get, "/ready": .get, "/v1/models": .get, "/v1/models/{model}": .get,
            "/v1/search": .get, "/v1/documents": .get, "/v1/words": .get, "/v1/ask": .post,
            "/v1/feedback": .post, "/v1/chat/completions": .post, "/openai/v1/chat/completions": .post,
            "/openai/deployments/{deployment}/chat/completions": .post, "/mcp": .post,
            "/v1/embeddings": .post, "/openai/v1/embeddings": .post,
            "/openai/deployments/{deployment}/embeddings": .post,
            "/v1/responses": .post, "/openai/v1/responses": .post, "/openai/responses": .post,
        ]
        return others.merging(page) { own, _ in own }
    }()

    /// The same, each path in its parts.
    private static let patterns = methods.map { (parts: $0.key.split(separator: "/"), method: $0.value) }

    /// Whether a path is served without a token: it shows nothing of the documents.
    static func isOpen(_ path: String) -> Bool { isOfPage(path) || path == "/health" || path == "/ready" }

    /// Whether a path is the page, or a file that it is made of.
    static func isOfPage(_ path: String) -> Bool { PageFile.all.contains { $0.path == path } }

    /// The method that a path takes; nil for a path that is not there.
    ///
    /// Empty parts are skipped, as by the router: what it would answer must not be taken for unknown here.
    static func method(of path: String) -> HTTPRequest.Method? {
        let parts = path.split(separator: "/")
        let known = patterns.first { pattern in
            pattern.parts.count == parts.count
                && zip(pattern.parts, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }
        return known?.method
    }

    /// Tells a path that is not there from one that takes another method.
    static func refine(_ failure: Failure, for request: Request) -> Failure {
        guard failure.status == .notFound, let method = method(of: request.uri.path), method != request.method
        else {
            return failure
        }
        return Failure(
            .methodNotAllowed, "method_not_allowed", "this path takes \(method.rawValue)", allowed: method)
    }

    /// The router of all routes.
    func router() -> Router<RequestScope> {
        let router = Router(context: RequestScope.self, options: [.autoGenerateHeadEndpoints])
        for file in PageFile.all {
            router.get(RouterPath(file.path)) { _, _ in file.response }
        }
        router.get("health") { _, _ in Response.json(["status": "ok"]) }
        router.get("ready") { _, _ in try await readiness() }
        router.get("v1/models") { _, _ in Response.json(ModelList(writer: assistant.modelName)) }
        router.get("v1/models/:model") { _, scope in
            guard scope.parameters.get("model") == "docent" else { throw Failure.modelNotFound }
            return Response.json(ModelList(writer: assistant.modelName).data.first)
        }
        router.get("v1/search") { request, scope in try await search(request, scope) }
        router.get("v1/documents") { request, scope in try await documents(request, scope) }
        router.get("v1/words") { request, scope in try await words(request, scope) }
        router.post("v1/ask") { request, scope in try await ask(request, scope) }
        router.post("v1/feedback") { request, scope in try await feedback(request, scope) }
        for path in ["v1", "openai/v1", "openai/deployments/:deployment"] {
            router.post(RouterPath("\(path)/chat/completions")) { request, scope in
                try await complete(request, scope)
            }
            router.post(RouterPath("\(path)/embeddings")) { request, scope in
                try await embed(request, scope)
            }
        }
        for path in ["v1", "openai/v1", "openai"] {
            router.post(RouterPath("\(path)/responses")) { request, scope in try await reply(request, scope) }
        }
        router.post("mcp") { request, scope in try await useTools(request, scope) }
        return router
    }

    private func readiness() async throws -> Response {
        if answers.isStopping { throw Failure.stopping }
        try await assistant.checkReadiness()
        return Response.json(["status": "ready"])
    }
}

/// The answer to `GET /v1/models`.
struct ModelList: Encodable {
    struct Model: Encodable {
        let id: String
        let object = "model"
        let created = 0
        let ownedBy: String

        private enum CodingKeys: String, CodingKey {
            case id, object, created
            case ownedBy = "owned_by"
        }
    }

    let object = "list"
    let data: [Model]

    /// Docent itself, and whose words it answers with.
    init(writer: String?) {
        data = [Model(id: "docent", ownedBy: writer.map { "docent, with \($0)" } ?? "docent")]
    }
}
