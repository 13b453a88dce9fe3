import FoundationEssentials
import Testing

@testable import LanguageModels

/// Nothing may show a key to anybody but the configured origin.
struct SecrecyTests {
    private let canary = "sk-canary-0123456789"

    @Test func `a key prints as redacted in every way`() throws {
        let key = try #require(APIKey(canary))
        let configuration = LanguageModelConfiguration(provider: .openAI, key: key, bearerToken: key)
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in [
            "\(key)", String(reflecting: key), "\(configuration)", String(reflecting: [key]), dumped,
        ] {
            #expect(!text.contains("canary"))
        }
        #expect("\(key)" == "redacted")
    }

    @Test func `a message of the server that repeats the key is scrubbed and capped`() async throws {
        let body =
            #"{"error":{"message":"bad key \#(canary)\nline\u001b[2J \#(String(repeating: "x", count: 900))"}}"#
        try await FakeServer.run([[.send(whole("401 Unauthorized", body))]]) { server in
            let error = await failure { _ = try await server.model(key: canary).completion(of: question) }
            guard case .refused(_, 401, let message?, _) = error else {
                return #expect(Bool(false), "\(String(describing: error))")
            }
            #expect(message.hasPrefix("bad key redacted line[2J xxx"))
            #expect(message.count == 300)
        }
    }

    @Test(arguments: [
        "301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect",
    ])
    func `a redirect is not followed`(status: String) async throws {
        try await FakeServer.run([good()]) { canaryHost in
            let target = canaryHost.url
            let reply = whole(status, "", "location: \(target)/v1/chat/completions")
            try await FakeServer.run([[.send(reply)]]) { server in
                let error = await failure { _ = try await server.model().completion(of: question) }
                let code = try #require(Int(status.prefix(3)))
                #expect(
                    error == .redirected(host: "127.0.0.1:\(server.number)", status: code, to: target))
            }
            #expect(canaryHost.requests.isEmpty)
        }
    }

    @Test func `a key file must be closed to others`() throws {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "key-\(UInt64.random(in: 0...(.max)))"
        ).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(FileManager.default.createFile(atPath: path, contents: Data(" \(canary)\r\n".utf8)))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(throws: LanguageModelsError.self) { try APIKey(file: path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(try APIKey(file: path).secret == canary)
    }

    /// Containers' secrets are links to a file that another link leads to; the mode of a link is always 0777.
    @Test func `a link to a key file that is closed to others is followed`() throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "key-\(UUID().uuidString)").path
        defer { try? files.removeItem(atPath: folder) }
        try files.createDirectory(atPath: folder + "/..2026", withIntermediateDirectories: true)
        #expect(files.createFile(atPath: folder + "/..2026/key", contents: Data(canary.utf8)))
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/..2026/key")
        try files.createSymbolicLink(atPath: folder + "/..data", withDestinationPath: "..2026")
        try files.createSymbolicLink(atPath: folder + "/key", withDestinationPath: "..data/key")
        #expect(try APIKey(file: folder + "/key").secret == canary)
        try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder + "/..2026/key")
        #expect(throws: LanguageModelsError.self) { try APIKey(file: folder + "/key") }
        #expect(throws: LanguageModelsError.self) { try APIKey(file: folder + "/none") }
    }

    @Test(arguments: ["", "  \n", "\r\n"])
    func `white space is no key`(text: String) { #expect(APIKey(text) == nil) }

    @Test(arguments: [
        "ftp://x", "x", "", "http://", "https://user:secret@x/v1", "http://x?key=secret", "http://x#y",
    ])
    func `a base URL that cannot be one is refused without being shown`(url: String) {
        #expect {
            try LanguageModelConfiguration(provider: .openAI, baseURL: url).makeModel()
        } throws: {
            guard case .misconfigured(let reason)? = $0 as? LanguageModelsError else { return false }
            return !reason.contains("secret")
        }
    }
}
