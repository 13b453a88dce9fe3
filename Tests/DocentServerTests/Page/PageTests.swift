import Testing

@testable import DocentServer

struct PageTests {
    @Test(arguments: [
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc",
        "setHTML", "DOMParser", "createContextualFragment",
    ])
    func `nothing from a document can become markup`(word: String) {
        #expect(!PageFile.script.text.contains(word) && !PageFile.drawing.text.contains(word))
    }

    @Test(arguments: ["http://", "https://", "//cdn", "@import", "url("])
    func `nothing is loaded from elsewhere`(word: String) {
        let namespace = "http://www.w3.org/2000/svg"
        for text in PageFile.all.map(\.text) { #expect(!text.replacing(namespace, with: "").contains(word)) }
    }

    @Test func `no script or style stands in the markup, as the policy demands`() {
        #expect(!PageFile.markup.text.contains("style=") && !PageFile.markup.text.contains("<style"))
        #expect(!PageFile.markup.text.contains(#/\son[a-z]+=/#) && !PageFile.markup.text.contains("<script>"))
    }

    @Test func `every place that the script looks for stands in the markup once`() {
        let places = Set(PageFile.script.text.matches(of: #/find\("#([a-z-]+)"/#).map { String($0.1) })
        #expect(places.count > 20)
        for place in places {
            #expect(PageFile.markup.text.ranges(of: "id=\"\(place)\"").count == 1, "\(place)")
        }
    }

    @Test func `what stands in a turn or a source has its class in the markup`() {
        let classes = PageFile.script.text.matches(of: #/find\("\.([a-z]+)", /#).map { String($0.1) }
        for name in Set(classes) {
            #expect(PageFile.markup.text.contains(classNamed: name), "\(name)")
        }
    }

    @Test func `a link of another site does not ask a question at once`() throws {
        let script = PageFile.script.text
        let taken = try #require(script.firstRange(of: "function takeHash()"))
        let body = script[taken.upperBound...].prefix { $0 != "}" || false }
        #expect(body.contains("#q=") && !script[taken.upperBound...].prefix(500).contains("submit()"))
    }

    @Test func `every file is served as what it is`() async throws {
        try await RunningServer.run { server in
            for file in PageFile.all {
                let reply = try await server.request("GET", file.path)
                #expect(reply.body == file.text)
                #expect(reply.headers["content-type"] == file.type)
                let head = try await server.request("HEAD", file.path)
                #expect(head.status == 200 && head.body.isEmpty)
            }
        }
    }

    @Test(arguments: [
        "/../etc/passwd", "/..%2fetc%2fpasswd", "/%2e%2e/x", "/app.js%00", "/..\\x", "//etc/passwd",
        "/app.js/",
    ])
    func `no path leads anywhere else`(path: String) async throws {
        try await RunningServer.run { server in
            let reply = try await server.exchange([
                "GET \(path) HTTP/1.1\r\nHost: localhost:\(server.port)\r\nConnection: close\r\n\r\n"
            ])
            let status = reply.dropFirst(9).prefix(3)
            #expect(
                ["400", "404"].contains(status) || (status == "200" && reply.contains(PageFile.script.text)),
                "\(reply.prefix(200))")
            #expect(!reply.contains("root:"))
        }
    }
}

extension PageFile {
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
    /// Whether an element of this markup has a class.
    fileprivate func contains(classNamed name: String) -> Bool {
        matches(of: #/class="([^"]*)"/#).contains { $0.1.split(separator: " ").contains { $0 == name } }
    }
}
