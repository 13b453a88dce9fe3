import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOSSL

extension HTTPClient.Configuration {
    /// The client's settings: no redirects, no decompression, no hidden retries.
    init(_ configuration: LanguageModelConfiguration) throws {
        self.init(
            tlsConfiguration: try configuration.certificateAuthorityFile.map(TLSConfiguration.trusting),
            redirectConfiguration: .disallow,
            timeout: Timeout(connect: .nanoseconds(configuration.deadlines.connect.nanoseconds), read: nil),
            proxy: try configuration.proxy.flatMap { try HTTPClient.Configuration.Proxy($0) },
            decompression: .disabled)
        httpVersion = .http1Only
        connectionPool.retryConnectionEstablishment = false
        connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        connectionPool.idleTimeout = .seconds(55)
    }
}

extension TLSConfiguration {
    /// The usual client settings with the certificates of a PEM file trusted too.
    fileprivate static func trusting(_ file: String) throws -> TLSConfiguration {
        do {
            var settings = TLSConfiguration.makeClientConfiguration()
            settings.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(file))]
            return settings
        } catch {
            throw LanguageModelsError.misconfigured("\(file) contains no certificates in PEM form")
        }
    }
}

extension HTTPClient.Configuration.Proxy {
    /// Reads `http://[user:password@]host:port` or `socks5://host:port`; the scheme may be left out.
    fileprivate init(_ text: String) throws {
        let (scheme, rest) =
            text.firstRange(of: "://").map {
                (text[..<$0.lowerBound].lowercased(), text[$0.upperBound...])
            } ?? ("http", text[...])
        let authority = rest.prefix { $0 != "/" }
        let (user, place) =
            authority.lastIndex(of: "@").map {
                (authority[..<$0], authority[authority.index(after: $0)...])
            } ?? ("", authority)
        guard let base = try? BaseURL("http://\(place)") else {
            throw LanguageModelsError.misconfigured("the proxy is not of the form http://host:port")
        }
        switch scheme {
        case "http":
            self = .server(host: base.host, port: base.port, authorization: try Self.authorization(user))
        case "socks", "socks5", "socks5h": self = .socksServer(host: base.host, port: base.port)
        default:
            throw LanguageModelsError.misconfigured("a proxy of the kind \(scheme) is not supported")
        }
    }

    /// A user and a password, in which what separates the parts of a URL is percent-encoded.
    private static func authorization(_ user: Substring) throws -> HTTPClient.Authorization? {
        guard !user.isEmpty else { return nil }
        guard let parts = URLComponents(string: "http://\(user)@proxy"), let name = parts.user else {
            throw LanguageModelsError.misconfigured(
                "the proxy's user and password are not of the form user:password; write / as %2F, @ as %40")
        }
        return .basic(username: name, password: parts.password ?? "")
    }
}
