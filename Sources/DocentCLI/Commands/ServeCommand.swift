import ArgumentParser
import Docent
import DocentServer

/// `docent serve`: answers over HTTP on this machine.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a web page and OpenAI-compatible endpoints on a local port.",
        usage: "docent serve [<options>]",
        discussion: """
            docent serve
            docent serve --port 9000 --index team.sqlite
            DOCENT_TOKEN=… docent serve --host 0.0.0.0 --name docs.example.org
            docent serve --origin https://shop.example.org
            curl 'http://127.0.0.1:8080/v1/search?q=notice+period'
            """)

    @OptionGroup var location: IndexLocation

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Option(
        name: .customLong("name"),
        help: """
            An additional host name that clients may use, such as docs.example.org; may be repeated \
            (or $DOCENT_NAMES, separated by commas).
            """)
    var names: [String] = []

    @Option(
        name: .customLong("origin"),
        help: """
            A website whose pages may call the server, such as https://shop.example.org; may be repeated \
            (or $DOCENT_ORIGINS, separated by commas).
            """)
    var origins: [String] = []

    @OptionGroup var languageModel: LanguageModelOption

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is from 0 to 65535.") }
        if let fault = names.lazy.compactMap(Self.fault(inName:)).first {
            throw ValidationError("--name takes \(fault)")
        }
        if let fault = origins.lazy.compactMap(Self.fault(inOrigin:)).first {
            throw ValidationError("--origin takes \(fault)")
        }
    }

    /// What is wrong with a name that holds more than a name; nil when nothing is.
    static func fault(inName name: String) -> String? {
        let start = name.firstRange(of: "://")?.upperBound ?? name.startIndex
        let authority = name[start...].prefix { $0 != "/" }
        var host = String(authority.prefix { $0 != ":" })
        if authority.hasPrefix("[") {
            host = authority.prefix { $0 != "]" } + "]"
        } else if authority.count(where: { $0 == ":" }) > 1 {
            host = "[\(authority)]"
        }
        return host == name ? nil : "a name alone, on any port: write \(host) instead of \(name)."
    }

    /// What is wrong with an origin that no browser would name so; nil when nothing is.
    static func fault(inOrigin origin: String) -> String? {
        let parts = origin.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()) else {
            return
                "the address of a site with its scheme, such as https://shop.example.org, instead of \(origin)."
        }
        let authority = parts[1].prefix { !"/?#".contains($0) }
        let usual = parts[0].lowercased() == "http" ? ":80" : ":443"
        let site =
            parts[0] + "://" + (authority.hasSuffix(usual) ? authority.dropLast(usual.count) : authority)
        guard !authority.isEmpty, !authority.contains("*") else {
            return "one site at a time, by its full name: there is no sign for all of them."
        }
        return site == origin ? nil : "a site alone: write \(site) instead of \(origin)."
    }

    func run() async throws {
        let settings = try await Settings()
        let open = try settings.opening(at: location.path, languageModel: languageModel.name)
        let token = settings.string("docent.token")
        let names = try names + settings.list("docent.names", "DOCENT_NAMES", fault: Self.fault(inName:))
        let origins =
            try origins + settings.list("docent.origins", "DOCENT_ORIGINS", fault: Self.fault(inOrigin:))
        OpenFiles.allow(ServerLimits().connections + 1_024)
        let assistant = try await open()
        // The first question is then answered as quickly as the later ones.
        let warming = Task { try? await assistant.index.warm() }
        defer { warming.cancel() }
        let server = Server(
            assistant: assistant, host: host, port: port, token: token, names: names, origins: origins,
            reopening: open)
        try await server.run { address in
            Output.note("Docent answers at \(address)  (Ctrl-C stops it)")
        }
    }
}

extension Settings {
    /// The parts of a setting, between commas.
    ///
    /// - Parameters:
    ///   - variable: its name in the environment, for the error.
    ///   - fault: what is wrong with a part, nil when nothing is.
    fileprivate func list(
        _ key: String, _ variable: String, fault: (String) -> String?
    ) throws -> [String] {
        let parts = (string(key) ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        if let fault = parts.lazy.compactMap(fault).first {
            throw CommandFailure(.configuration, "\(variable) takes \(fault)")
        }
        return parts
    }
}
