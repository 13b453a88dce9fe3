import ArgumentParser
import Docent
import DocentServer

/// `docent mcp`: the documents as tools of another assistant.
struct MCPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp",
        abstract: "Offer the documents as tools to an assistant, over the Model Context Protocol.",
        discussion: """
            docent mcp --index team.sqlite

            The assistant starts this program and talks to it over standard input and output. For assistants that list \
            their servers in a JSON file:

            {"mcpServers": {"docent": {"command": "docent", "args": ["mcp"]}}}

            The assistant writes the answers itself, so Docent answers with quotes unless --model is given. \
            The server offers the same tools at /mcp.
            """)

    @OptionGroup var location: IndexLocation

    @Option(help: "The language model that answers, such as gpt-4o-mini; 'none' quotes passages instead.")
    var model = "none"

    func run() async throws {
        let settings = try await Settings()
        let open = try settings.opening(at: location.path, languageModel: model)
        await ToolServer(assistant: try await open(), reopening: open).serve(InputLines()) { Output.line($0) }
    }
}
