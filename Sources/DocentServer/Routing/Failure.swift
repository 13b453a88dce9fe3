import Docent
import HTTPTypes
import Hummingbird

/// A request that cannot be served: its status, and words that betray no path, key or document.
struct Failure: Error, Sendable {
    let status: HTTPResponse.Status
    /// A word for programs.
    let code: String
    /// A sentence for people.
    let message: String
    /// The part of the request that is wrong.
    var parameter: String?
    /// Seconds after which to try again.
    var retryAfter: Int?
    /// The method that the path takes, when the request had another.
    var allowed: HTTPRequest.Method?

    init(
        _ status: HTTPResponse.Status, _ code: String, _ message: String, parameter: String? = nil,
        retryAfter: Int? = nil, allowed: HTTPRequest.Method? = nil
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.parameter = parameter
        self.retryAfter = retryAfter
        self.allowed = allowed
    }

    static let notFound = Failure(
        .notFound, "not_found", "there is nothing here; see GET /v1/models, /v1/search")
    static let modelNotFound = Failure(
        .notFound, "model_not_found", "there is one model here: docent", parameter: "model")
    static let tooLarge = Failure(.contentTooLarge, "too_large", "the request is too large")
    static let unwritable = Failure(
        .internalServerError, "internal", "the reply cannot be written as JSON")
    static let stopping = Failure(.serviceUnavailable, "stopping", "the server is stopping", retryAfter: 5)

    static let late = Failure(
        .gatewayTimeout, "search_timeout", "the search took too long; ask for less, or again later")

    /// Too many ask at once.
    ///
    /// - Parameter time: about how long it will be so.
    static func busy(for time: Duration) -> Failure {
        Failure(
            .serviceUnavailable, "busy", "too many answers are under way",
            retryAfter: Int(min(60, time.components.seconds + 1)))
    }

    static func invalid(_ message: String, _ parameter: String? = nil) -> Failure {
        Failure(.badRequest, "invalid_request", message, parameter: parameter)
    }
}

extension Failure {
    /// What an error of any room means over HTTP.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as LanguageModelsError: self.init(model: error)
        case let error as IndexError: self.init(index: error)
        case DocentError.formatUnknown(let name):
            self = .invalid(DocentError.formatUnknown(name: name).describedForQuestion, "type")
        case DocentError.dateMalformed(let field, let date):
            self = .invalid(DocentError.dateMalformed(field: field, date: date).describedForQuestion, field)
        case DocentError.questionMissing: self = .invalid("\(error)")
        case DocentError.embeddingModelMissing: self.init(.serviceUnavailable, "model_missing", "\(error)")
        case DocentError.auditUnusable:
            self.init(.serviceUnavailable, "log_unavailable", "what must be logged cannot be just now")
        case DocentError.documentMissing, DocentError.documentUnread, DocentError.placeMissing,
            DocentError.pathAmbiguous, DocentError.referenceMalformed:
            self = .invalid("\(error)", "address")
        case let error as HTTPError: self.init(hummingbird: error)
        case is CancellationError: self = .stopping
        default: self.init(.internalServerError, "internal", "something went wrong inside the server")
        }
    }

    private init(model error: LanguageModelsError) {
        switch error {
        case .timedOut: self.init(.gatewayTimeout, "upstream_timeout", "\(error)")
        case .invalidReply, .tooLarge, .silent: self.init(.badGateway, "upstream_invalid", "\(error)")
        case .incomplete: self.init(.badGateway, "upstream_incomplete", "\(error)")
        case .refused(_, 429, _, let pause):
            self.init(
                .tooManyRequests, "upstream_busy", "\(error)", retryAfter: pause.map { Int($0.rounded(.up)) })
        case .refused, .promptTooLong: self.init(.badGateway, "upstream_refused", "\(error)")
        default: self.init(.badGateway, "upstream_unavailable", "\(error)")
        }
    }

    private init(index error: IndexError) {
        switch error {
        case .unknownCollection:
            self.init(.badRequest, "invalid_request", "there is no such collection", parameter: "collection")
        case .locked, .outOfMemory, .diskFull:
            self.init(.serviceUnavailable, "index_busy", "the index cannot be read just now", retryAfter: 1)
        default:
            self.init(
                .serviceUnavailable, "index_unavailable", "the index cannot be used; run docent status there")
        }
    }

    private init(hummingbird error: HTTPError) {
        switch error.status {
        case .notFound: self = .notFound
        case .contentTooLarge: self = .tooLarge
        default: self.init(error.status, "invalid_request", error.status.reasonPhrase)
        }
    }
}
