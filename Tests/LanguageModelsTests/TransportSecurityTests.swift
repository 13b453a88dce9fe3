import FoundationEssentials
import NIOSSL
import Testing

@testable import LanguageModels

struct TransportSecurityTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fixtures/tls")
    private static let certificate = folder.appending(path: "localhost.crt").path

    private func context() throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMFile(Self.certificate).map {
            NIOSSLCertificateSource.certificate($0)
        }
        let key = try NIOSSLPrivateKey(file: Self.folder.appending(path: "localhost.key").path, format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
    }

    private func completion(at server: FakeServer, trusting file: String?) async throws -> ChatCompletion {
        try await LanguageModelConfiguration(
            provider: .openAI, model: "m", baseURL: "https://localhost:\(server.number)/v1", key: APIKey("k"),
            certificateAuthorityFile: file
        ).makeModel().completion(of: question)
    }

    @Test func `a certificate that nobody vouches for ends the connection before the key is sent`()
        async throws
    {
        try await FakeServer.run([good()], tls: context()) { server in
            let error = await failure { _ = try await completion(at: server, trusting: nil) }
            guard case .insecure(_, let reason) = error else {
                return #expect(Bool(false), "\(String(describing: error))")
            }
            #expect(reason.contains("DOCENT_CA_FILE"))
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `an authority of one's own can be trusted`() async throws {
        try await FakeServer.run([good()], tls: context()) { server in
            let completion = try await completion(at: server, trusting: Self.certificate)
            #expect(completion.text == "hello")
        }
    }

    @Test func `a server that never answers the handshake is given up in time`() async throws {
        try await FakeServer.run([[.hang]]) { server in
            let model = try LanguageModelConfiguration(
                provider: .openAI, model: "m", baseURL: "https://localhost:\(server.number)/v1",
                deadlines: .init(connect: .milliseconds(500))
            ).makeModel()
            let error = await failure { _ = try await model.completion(of: question) }
            #expect(error == .timedOut(host: "localhost:\(server.number)", stage: .connect, seconds: 0.5))
        }
    }

    @Test func `a file without certificates is refused`() {
        let configuration = LanguageModelConfiguration(
            provider: .openAI, certificateAuthorityFile: #filePath)
        #expect(throws: LanguageModelsError.self) { try configuration.makeModel() }
    }
}
