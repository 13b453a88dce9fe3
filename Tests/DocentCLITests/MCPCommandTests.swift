import Foundation
import Testing

@Suite("docent mcp")
struct MCPCommandTests {
    private static let environment = DocentBinary.repository.appending(path: ".build/test-servers")
    private static var isInstalled: Bool {
        FileManager.default.fileExists(atPath: environment.appending(path: "installed").path)
            || ProcessInfo.processInfo.environment["DOCENT_REQUIRE_SERVERS"] != nil
    }

    private func ready() throws -> DocentBinary {
        let docent = try DocentBinary()
        try docent.write(
            "<h1>Lease</h1><h2>Notice</h2><p>The notice period is three months.</p>", to: "docs/lease.html")
        try docent.run("index", "docs", "--quiet")
        return docent
    }

    @Test("answers each message on a line of its own, and prints nothing else")
    func lines() throws {
        let docent = try ready()
        let messages = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18"}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}

            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"read_document","arguments":{"address":"lease.html#Lease › Notice ¶1"}}}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"list_documents"}}
            no message

            """
        let result = try docent.run("mcp", input: messages)
        #expect(result.status == 0, "\(result.errors)")
        let replies = try result.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(replies.count == 4)
        #expect(replies.allSatisfy { $0["jsonrpc"] as? String == "2.0" })
        func text(_ identifier: Int) -> String? {
            let reply = replies.first { $0["id"] as? Int == identifier }?["result"] as? [String: Any]
            return (reply?["content"] as? [[String: Any]])?.first?["text"] as? String
        }
        let first = replies.first { $0["id"] as? Int == 1 }?["result"] as? [String: Any]
        #expect(first?["protocolVersion"] as? String == "2025-06-18")
        #expect(text(2) == "lease.html#Lease › Notice ¶1\n\nThe notice period is three months.")
        #expect(text(3) == "1 document\nlease.html  Lease (html)")
    }

    @Test("says before it serves that there is no index")
    func missing() throws {
        let result = try DocentBinary().run("mcp", input: "")
        #expect(result.status == 66)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("docent index"))
    }

    private static let program = #"""
        import asyncio, sys
        from mcp import Client
        from mcp.client.stdio import StdioServerParameters

        async def main():
            server = StdioServerParameters(command=sys.argv[1], args=["mcp", "--index", sys.argv[2]])
            async with Client(server, mode=sys.argv[3]) as client:
                names = [tool.name for tool in (await client.list_tools()).tools]
                assert names == ["ask_documents", "search_documents", "read_document", "list_documents"], names
                answer = await client.call_tool("ask_documents", {"question": "How long is the notice period?"})
                citation = answer.structured_content["citations"][0]
                assert citation["verified"] and citation["quote"] == "The notice period is three months.", answer
                mistake = await client.call_tool("search_documents", {"query": "notice", "limit": 0})
                assert mistake.is_error and "limit" in mistake.content[0].text, mistake

        asyncio.run(main())
        """#

    @Test(
        "serves the protocol's own client, with a handshake and without",
        .enabled(if: isInstalled, "the mcp package is not installed; run Scripts/test-servers"),
        arguments: ["legacy", "auto"])
    func client(mode: String) throws {
        let docent = try ready()
        let process = Process()
        process.executableURL = Self.environment.appending(path: "venv/bin/python")
        process.arguments = [
            "-c", Self.program, DocentBinary.program.path,
            docent.folder.appending(path: "index.sqlite").path, mode,
        ]
        let complaints = Pipe()
        process.standardError = complaints
        try process.run()
        let text = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
    }
}
