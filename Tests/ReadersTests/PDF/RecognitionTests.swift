import Documents
import Foundation
import Testing

@testable import Readers

/// Reading with helper programs, of which those that draw and recognise pages are scripts beside the real ones.
@Suite(.serialized, .enabled(if: program != nil, "the program is not built"))
struct RecognitionTests {
    private static let folder = Fixtures.folder.appending(path: "programs").path

    private let options: ReadingOptions = {
        var options = ReadingOptions()
        options.recognisesImages = true
        options.maximumSeconds = 1
        return options
    }()

    /// The scripts are found first on the search path.
    private static let variables: [String: String] = {
        var variables = WorkerProcess.inherited
        variables["PATH"] = folder + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
        variables["TESSDATA_PREFIX"] = "/some/where"
        return variables
    }()

    private let pool = ReadingPool(program: program ?? "", variables: variables, workers: 1)

    private func picture(_ words: String) -> [UInt8] { [0x89] + Array("PNG\(words)".utf8) }

    private func read(_ words: String) async throws -> String {
        try await pool.read(name: "a.png", bytes: picture(words), options: options).text
    }

    @Test func `a program has processor time of its own`() async throws {
        let seconds = try #require(Int(try await read("limit")))
        #expect(seconds >= 60)
    }

    @Test(arguments: [(["eng", "fra", "deu"], "-l eng+deu hocr"), (["fra"], "hocr"), ([], "hocr")])
    func `scans are recognised in the languages that are installed`(languages: [String], words: String)
        async throws
    {
        var options = options
        options.recognisedLanguages = languages
        let text = try await pool.read(name: "a.png", bytes: picture("languages"), options: options).text
        #expect(text == words)
    }

    @Test func `workers hand on the places of data and of temporary files`() async throws {
        let places = try await read("places").split(separator: " ")
        pool.close()
        #expect(places.first == "/some/where")
        let scratch = try #require(places.last.map(String.init))
        #expect(scratch.contains("/" + ScratchFolder.workerPrefix))
        #expect(!FileManager.default.fileExists(atPath: scratch))
    }

    @Test func `a program reads and writes only where its worker may`() async throws {
        defer { try? FileManager.default.removeItem(atPath: Self.folder + "/left") }
        let said = try await read("rights")
        #expect(
            !FileManager.default.fileExists(atPath: Self.folder + "/left")
                || !Confinement.probe().contains(.files))
        if Confinement.probe().contains(.files) { #expect(said.hasSuffix("1") && !said.contains("wrote")) }
    }

    @Test func `a worker that is killed leaves no program and no folder`() async throws {
        let worker = try WorkerProcess(program: program ?? "", variables: Self.variables)
        let scratch = try #require(worker.scratch?.path)
        let (options, bytes) = (options, picture("wait"))
        let reading = Task.detached { worker.read(name: "a.png", bytes: bytes, options: options) }
        let note = scratch + "/child"
        let end = ContinuousClock.now + .seconds(20)
        while !FileManager.default.fileExists(atPath: note), .now < end {
            try await Task.sleep(for: .milliseconds(20))
        }
        let child = try String(contentsOfFile: note, encoding: .utf8).filter(\.isNumber)
        #expect(isRunning(child))
        kill(worker.identifier, SIGKILL)
        guard case .died(.crashed(signal: 9)) = await reading.value else {
            Issue.record("the worker did not die")
            return
        }
        while isRunning(child), .now < end { try await Task.sleep(for: .milliseconds(20)) }
        #expect(!isRunning(child))
        #expect(!FileManager.default.fileExists(atPath: scratch))
    }

    /// Whether a process is there and is not only waiting to be buried.
    private func isRunning(_ identifier: String) -> Bool {
        guard kill(pid_t(identifier) ?? 0, 0) == 0 else { return false }
        let state = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8)
        return state?.contains(") Z ") != true
    }

    /// A file of pages, of which the first says something.
    private func pages(_ count: Int) -> [UInt8] {
        let words = "BT /F1 12 Tf 20 100 Td (Hello harbour) Tj ET"
        var file = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Count \(count)/Kids[\((1...count).map { "\($0 + 9) 0 R " }.joined())]>>endobj
            3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            4 0 obj<</Length \(words.utf8.count)>>stream
            \(words)
            endstream endobj

            """
        for number in 1...count {
            let content = number == 1 ? "/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>" : ""
            file += "\(number + 9) 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]\(content)>>endobj\n"
        }
        return Array((file + "trailer<</Root 1 0 R>>\n").utf8)
    }

    @Test(.enabled(if: HelperProgram(named: "pdftotext") != nil, "pdftotext is not installed"))
    func `a page that cannot be recognised does not discard the file`() async throws {
        let document = try await pool.read(name: "a.pdf", bytes: pages(5), options: options)
        #expect(document.text == "Hello harbour\npage 3\npage 5")
        #expect(
            document.losses == [
                Loss(code: "recognition", message: "Scanned pages were not recognised: 2, 4.")
            ])
    }

    /// A page with a picture of a size in points, 200 dots wide and high, and some words.
    private func scan(_ words: String, picture size: Int) -> [UInt8] {
        let content = "q \(size) 0 0 \(size) 0 0 cm /I Do Q BT /F1 12 Tf 20 100 Td (\(words)) Tj ET"
        let dots = String(repeating: " ", count: 40_000)
        return Array(
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Count 1/Kids[5 0 R]>>endobj
            3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            4 0 obj<</Length \(content.utf8.count)>>stream
            \(content)
            endstream endobj
            5 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</I 6 0 R>>>>>>endobj
            6 0 obj<</Type/XObject/Subtype/Image/Width 200/Height 200/ColorSpace/DeviceGray/BitsPerComponent 8/Length 40000>>stream
            \(dots)
            endstream endobj
            trailer<</Root 1 0 R>>

            """.utf8)
    }

    @Test(
        .enabled(if: HelperProgram(named: "pdfimages") != nil, "pdfimages is not installed"),
        arguments: [("RECEIVED 4 MAY", 200, true), ("RECEIVED 4 MAY", 60, false)])
    func `a scanned page with a stamp does not count as read`(
        words: String, size: Int, isScan: Bool
    ) async throws {
        let bytes = scan(words, picture: size)
        let read = try await pool.read(name: "a.pdf", bytes: bytes, options: options)
        #expect(read.text == words + (isScan ? "\npage 1" : ""))
        let unread = try readDocument(named: "a.pdf", bytes: bytes)
        #expect(unread.losses.map(\.code) == (isScan ? ["scanned"] : []))
    }

    @Test(arguments: [
        ("notes.txt", "A PDF begins with %PDF-1.7, they say.", "text"),
        ("notes.md", "# Marks\n\nSee `%PDF-1.7` there.", "markdown"),
        ("a.pdf", "%PDF-1.4\n", "pdf"), ("a", "\u{FEFF}%PDF-1.4\n", "pdf"), ("a.bin", "%PDF-1.4\n", "pdf"),
        ("late.pdf", "\n\n-- sent by a printer of old --\n%PDF-1.4\n", "pdf"),
        ("z.zip", "PK\u{3}\u{4}a.pdf%PDF-1.4\n", nil),
    ])
    func `files that speak of a PDF, or hold one, are none`(
        name: String, text: String, format: String?
    ) {
        let source = Source(name: name, bytes: Array(text.utf8))
        let found = FormatTable.reader(for: source)?.format.rawValue
        #expect(format.map { $0 == found } ?? (found != "pdf"), "\(found ?? "none")")
    }

    @Test func `files have more time than the programs that read them`() {
        var options = ReadingOptions()
        let plain = ReadingBudget(Array("text".utf8), options)
        #expect(plain.whole >= 6 * options.maximumSeconds + plain.extraction)
        let old = ReadingBudget([0xD0, 0xCF, 0x11, 0xE0], options)
        #expect(old.whole > old.conversion && old.conversion >= 120)
        options.recognisesImages = true
        let scans = ReadingBudget(Array("%PDF-1.7".utf8), options)
        #expect(scans.whole > scans.extraction + ReadingBudget.maximumPages * scans.page)
    }
}
