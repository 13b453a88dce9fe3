import Foundation
import Testing

@Suite struct ReadCommandTests {
    private func read(_ options: String...) throws -> String {
        let docent = try DocentBinary()
        try docent.write(
            "<title>Tides</title><meta name=author content='Ida Berg'><nav>Home</nav><h1>Tides</h1><p>High water.</p>",
            to: "a.html")
        return try docent.run(["read", "a.html"] + options).output
    }

    @Test(arguments: ["markdown", "text"])
    func `who wrote a file was told in its JSON alone`(form: String) throws {
        let output = try read("--all", "--as", form)
        #expect(output.contains("title: Tides\nauthor: Ida Berg\n"))
        #expect(output.contains("Home") && output.contains("High water."))
    }

    @Test func `nothing but the content is shown unless all is asked for`() throws {
        #expect(try read() == "# Tides\n\nHigh water.\n")
    }
}
