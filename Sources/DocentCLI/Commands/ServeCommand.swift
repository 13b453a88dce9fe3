import ArgumentParser
import Docent
import DocentServer

/// `docent serve`: answers over HTTP on this machine.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve answers on a local port: a page, and an OpenAI-compatible endpoint.",
        discussion: """
            docent serve
            docent serve --port 9000 --index team.sqlite
            DOCENT_TOKEN=… docent serve --host 0.0.0.0 --name docs.example.org
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
            A further name under which clients may reach the server, such as docs.example.org; may be repeated \
            (or $DOCENT_NAMES, between commas).
            """)
    var names: [String] = []

    @Option(help: "The language model to use, such as gpt-4o-mini; 'none' quotes.")
    var model: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is from 0 to 65535.") }
        if let fault = names.lazy.compactMap(Self.fault(inName:)).first {
            throw ValidationError("--name takes \(fault)")
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

    func run() async throws {
        let settings = try await Settings()
        let open = try settings.opening(at: location.path, languageModel: model)
        let token = settings.string("docent.token")
        let further = settings.string("docent.names")?.split(separator: ",").map {
            $0.filter { !$0.isWhitespace }
        }
        if let fault = further?.lazy.compactMap(Self.fault(inName:)).first {
            throw CommandFailure(.configuration, "DOCENT_NAMES takes \(fault)")
        }
        let names = names + (further ?? [])
        OpenFiles.allow(ServerLimits().connections + 1_024)
        let assistant = try await open()
        // The first question is then answered as quickly as the later ones.
        let warming = Task { try? await assistant.index.warm() }
        defer { warming.cancel() }
        let server = Server(
            assistant: assistant, host: host, port: port, token: token, names: names, reopening: open)
        try await server.run { address in
            Output.note("Docent answers at \(address)  (Ctrl-C stops it)")
        }
    }
}
