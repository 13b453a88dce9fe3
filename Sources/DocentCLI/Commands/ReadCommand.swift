import ArgumentParser
import Docent
import FoundationEssentials

/// `docent read`: shows what is understood of a file, without any index.
struct ReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Show how Docent reads a file.",
        discussion: """
            docent read contract.docx
            docent read budget.xlsx --as outline
            docent read page.html --as json --all | jq '.blocks[0]'
            """)

    /// The forms in which a document is shown.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case markdown, text, json, outline
    }

    @Argument(help: "The file; - is standard input.")
    var file: String

    @Option(name: .customLong("as"), help: "The output format: markdown, text, json or outline.")
    var form = Form.markdown

    @Flag(help: "Include the file's properties, navigation, banners and hidden text.")
    var all = false

    @Flag(help: "Recognise text in scanned pages (needs tesseract).")
    var ocr = false

    @Flag(help: "Short for --as json.")
    var json = false

    func run() async throws {
        let document = try await understood()
        let layers: Set<Block.Layer> = all ? [.body, .furniture, .hidden] : [.body]
        switch json ? .json : form {
        case .markdown:
            Output.document((all ? document.frontMatter : "") + Self.ended(document.markdown(layers: layers)))
        case .text:
            Output.document(
                (all ? document.statements + "\n" : "") + Self.ended(document.plainText(layers: layers)))
        case .outline: Output.document(Self.ended(document.outline()))
        case .json: try Output.json(DocumentDump(document), pretty: true)
        }
        for loss in document.losses {
            Output.note("docent: \(Terminal.safe(file)): \(loss.code): \(loss.message)")
        }
        if !document.losses.isEmpty { throw ExitCode(Exit.incomplete.rawValue) }
    }

    private func understood() async throws -> Document {
        var isFolder = false
        if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder {
            throw CommandFailure(
                .usage, "\(file) is a folder. Name a file in it, or index it with: docent index \(file)")
        }
        let languages = ocr ? try await Settings().string("docent.ocr.languages") : nil
        let reading = FileReading(
            recognisesScans: ocr, scanLanguages: languages, program: Settings.programPath)
        do {
            return try await file == "-" ? reading.standardInput() : reading.file(at: file)
        } catch ReaderError.missing {
            throw CommandFailure(
                .missing, "\(file): no such file. Check the path; docent documents lists the indexed files.")
        } catch let error as ReaderError {
            throw CommandFailure(error, of: file == "-" ? "standard input" : file)
        }
    }

    private static func ended(_ text: String) -> String {
        text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    }
}
