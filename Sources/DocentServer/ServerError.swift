/// What keeps the server from starting.
public enum ServerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It would listen beyond this machine without a token; the configuration is unsafe.
    case tokenMissing(host: String)
    /// The address cannot be listened on; the reason is the system's.
    case cannotListen(address: String, reason: String)

    /// One line that says what to do.
    public var description: String {
        switch self {
        case .tokenMissing(let host):
            "refusing to listen on \(host) without a token: everybody on the network could read the documents. "
                + "Set DOCENT_TOKEN, or listen on 127.0.0.1."
        case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
        }
    }
}
