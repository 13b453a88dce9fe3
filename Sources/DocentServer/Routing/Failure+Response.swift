import Docent
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// The one shape of an error, which is OpenAI's with the request's identifier.
struct FailureBody: Encodable {
    struct Details: Encodable {
        let message: String
        let type: String
        @ExplicitNull var param: String?
        let code: String
        let requestID: String

        private enum CodingKeys: String, CodingKey {
            case message, type, param, code
            case requestID = "request_id"
        }
    }

    let error: Details
    /// What was found before the language model failed.
    var passages: [Hit]?

    init(_ failure: Failure, requestID: String, passages: [Hit]? = nil) {
        error = Details(
            message: failure.message,
            type: failure.type,
            param: failure.parameter, code: failure.code, requestID: requestID)
        self.passages = passages
    }
}

extension Failure {
    /// Whose fault it is, in OpenAI's words.
    fileprivate var type: String {
        if status == .tooManyRequests { return "rate_limit_error" }
        return status.code < 500 ? "invalid_request_error" : "server_error"
    }

    /// The response that says so.
    func response(requestID: String, passages: [Hit]? = nil) -> Response {
        let body = FailureBody(self, requestID: requestID, passages: passages)
        var response = Response.json(body, status: status)
        if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
        if let allowed { response.headers[.allow] = allowed.rawValue }
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}

extension Response {
    /// A response with a value as JSON.
    ///
    /// A value that JSON cannot tell is the server's fault, and the client is told so.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        let written = try? Array(JSONEncoder.steady.encode(value))
        return Response(
            status: written == nil ? .internalServerError : status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: written ?? FailureBody.bytes(of: .unwritable))))
    }
}

extension FailureBody {
    /// The bytes of a failure that no request could be made out of.
    static func bytes(of failure: Failure) -> [UInt8] {
        let body = FailureBody(
            failure, requestID: "req-" + String(UInt64.random(in: .min ... .max), radix: 36))
        return (try? JSONEncoder.steady.encode(body)).map { Array($0) } ?? []
    }
}
