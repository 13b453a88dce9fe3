import Hummingbird
import NIOCore

/// What belongs to one request: its connection and its identifier.
struct RequestScope: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection, whose end means that the client has left.
    let channel: any Channel
    /// The identifier, repeated in the response's head and in errors.
    let requestID: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
        requestID = "req-" + String(UInt64.random(in: .min ... .max), radix: 36)
    }
}
