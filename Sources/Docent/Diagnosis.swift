import Embeddings
import FoundationEssentials
import Glibc
import Indexes
public import LanguageModels

/// One thing that Docent leans on, and how it stands.
public struct Diagnosis: Sendable, Hashable, Codable {
    /// The thing.
    public let subject: String
    /// Whether all is well with it.
    public let isWell: Bool
    /// Whether Docent does its work without it, only less of it.
    public let isOptional: Bool
    /// How it stands.
    public let state: String
    /// What to do, when something can be done.
    public let remedy: String?

    init(
        _ subject: String, isWell: Bool = true, isOptional: Bool = false, _ state: String,
        remedy: String? = nil
    ) {
        self.subject = subject
        self.isWell = isWell
        self.isOptional = isOptional
        self.state = state
        self.remedy = remedy
    }

    /// Looks at the processor, the models, the index, the helper programs and the model endpoint.
    public static func examine(
        indexPath: String, languageModel: LanguageModelConfiguration?
    ) async -> [Diagnosis] {
        var findings = [processor(), embedding()]
        findings.append(await index(at: indexPath))
        findings.append(endpoint(languageModel))
        findings += helpers()
        return findings
    }

    private static func processor() -> Diagnosis {
        Diagnosis(
            "processor",
            "vector kernels for \(Precision.instructionSet), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores")
    }

    private static func embedding() -> Diagnosis {
        let store = ModelStore()
        let name = store.current()
        guard store.names().contains(name) else {
            return Diagnosis(
                "embedding model", isWell: false, "none installed: full text only",
                remedy: "docent model install \(ModelStore.standard)")
        }
        do {
            let model = try TransformerEmbedder(folder: try store.resolve(name))
            return Diagnosis(
                "embedding model",
                "\(name), \(model.space.dimension) dimensions, \(model.window) tokens, computed in \(model.precision.rawValue)"
            )
        } catch {
            return Diagnosis(
                "embedding model", isWell: false, "\(name): \(error)",
                remedy: "docent model install \(ModelStore.standard)")
        }
    }

    private static func index(at path: String) async -> Diagnosis {
        do {
            let index = try Index.open(at: path, access: .readOnly)
            let status = try await index.status()
            let text =
                "\(path): \(status.chunks) passages, \(status.embedded) with vectors, SQLite \(status.sqlite)"
            return Diagnosis("index", text)
        } catch IndexError.missing {
            return Diagnosis(
                "index", isWell: false, isOptional: true, "\(path): none yet", remedy: "docent index FOLDER")
        } catch IndexError.notAnIndex {
            return Diagnosis(
                "index", isWell: false, "\(path): not an index of Docent",
                remedy: "Name another file with --index.")
        } catch IndexError.damaged(_, let detail) {
            return Diagnosis(
                "index", isWell: false, "\(path): damaged (\(detail))",
                remedy: "Delete that file, then index the documents again: docent index FOLDER")
        } catch {
            return Diagnosis("index", isWell: false, "\(error)", remedy: "docent status --check")
        }
    }

    private static func endpoint(_ configuration: LanguageModelConfiguration?) -> Diagnosis {
        guard let configuration else {
            return Diagnosis(
                "language model", "none configured: answers are quoted",
                remedy: "To connect one, set OPENAI_API_KEY, AZURE_OPENAI_ENDPOINT or OLLAMA_HOST.")
        }
        let name = configuration.model ?? configuration.deployment ?? "the server's first model"
        return Diagnosis("language model", "\(name) at \(configuration.baseURL)")
    }

    private static func helpers() -> [Diagnosis] {
        let programs = [
            ("pdftotext", "PDF", "apt-get install poppler-utils"),
            (
                "soffice", "the numbering of DOC, the tables of PPT, and XLS older than Excel 97",
                "apt-get install libreoffice-core libreoffice-writer libreoffice-calc libreoffice-impress"
            ),
            ("tesseract", "scanned pages", "apt-get install tesseract-ocr"),
        ]
        return programs.map { program, purpose, remedy in
            let isThere = isOnPath(program)
            return Diagnosis(
                program, isWell: isThere, isOptional: true,
                isThere ? "reads \(purpose)" : "missing: \(purpose) cannot be read",
                remedy: isThere ? nil : remedy)
        }
    }

    private static func isOnPath(_ program: String) -> Bool {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
    }
}
