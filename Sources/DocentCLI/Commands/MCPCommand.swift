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

            An assistant starts it and speaks to it through its input and output. For one that keeps its servers in a \
            JSON file:

            {"mcpServers": {"docent": {"command": "docent", "args": ["mcp"]}}}

            The assistant writes the answers, so that questions are answered by quoting unless --model is given. The \
            server offers the same tools at /mcp.
            """)

    @OptionGroup var location: IndexLocation

    @Option(help: "The language model to use, such as gpt-4o-mini; 'none' quotes.")
    var model = "none"

    func run() async throws {
        let settings = try await Settings()
        let open = try settings.opening(at: location.path, languageModel: model)
        await ToolServer(assistant: try await open(), reopening: open).serve(InputLines()) { Output.line($0) }
    }
}
