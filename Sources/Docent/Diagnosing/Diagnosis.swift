import Embeddings
import FoundationEssentials
import Indexes
package import LanguageModels
import POSIX
import Readers

/// One thing that Docent leans on, and how it stands.
package struct Diagnosis: Sendable, Hashable, Codable {
    /// The thing.
    package let subject: String
    /// Whether all is well with it.
    package let isWell: Bool
    /// Whether Docent does its work without it, only less of it.
    package let isOptional: Bool
    /// How it stands.
    package let state: String
    /// What to do, when something can be done.
    package let remedy: String?

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

    /// What a person has set, and what is looked at therefore.
    package struct Settings: Sendable {
        /// Where the index is.
        package var indexPath: String
        /// The embedding model, by name or folder; nil for the one in use.
        package var embeddingModel: String?
        /// The model that reorders passages; nil for none.
        package var reranker: String?
        /// Where answers are logged; nil for nowhere.
        package var auditPath: String?
        /// Reads which language model is configured.
        package var languageModel: @Sendable () throws -> LanguageModelConfiguration?

        /// Makes settings.
        package init(
            indexPath: String, embeddingModel: String? = nil, reranker: String? = nil,
            auditPath: String? = nil,
            languageModel: @escaping @Sendable () throws -> LanguageModelConfiguration?
        ) {
            self.indexPath = indexPath
            self.embeddingModel = embeddingModel
            self.reranker = reranker
            self.auditPath = auditPath
            self.languageModel = languageModel
        }
    }

    /// Looks at the processor, the models, the index, the log, the helper programs and the model endpoint, which is asked for
    /// its models.
    package static func examine(_ settings: Settings) async -> [Diagnosis] {
        var findings = [processor(), embedding(settings.embeddingModel)]
        findings += settings.reranker.map { [reranker($0)] } ?? []
        findings.append(await index(at: settings.indexPath))
        findings += settings.auditPath.map { [log(at: $0)] } ?? []
        findings.append(await endpoint(settings.languageModel))
        return findings + [workers()] + helpers()
    }

    /// Looks at what no setting decides, where the settings themselves cannot be read.
    package static func examine(unreadableSettings reason: String) -> [Diagnosis] {
        [Diagnosis("settings", isWell: false, reason), processor(), workers()] + helpers()
    }

    private static func processor() -> Diagnosis {
        Diagnosis(
            "processor",
            "vector kernels for \(Precision.instructionSet), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores")
    }

    private static func embedding(_ chosen: String?) -> Diagnosis {
        let store = ModelStore()
        let name = chosen ?? store.current()
        guard chosen != nil || store.names().contains(name) else {
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
                "index", isWell: false, "\(path): not a Docent index",
                remedy: "Name another file with --index.")
        } catch IndexError.damaged(_, let detail) {
            return Diagnosis(
                "index", isWell: false, "\(path): damaged (\(detail))",
                remedy: "Delete that file, then index the documents again: docent index FOLDER")
        } catch {
            return Diagnosis("index", isWell: false, "\(error)", remedy: "docent status --check")
        }
    }

    private static func reranker(_ name: String) -> Diagnosis {
        do {
            _ = try Reranker(name)
            return Diagnosis("reranker", name)
        } catch {
            return Diagnosis(
                "reranker", isWell: false, "\(name): \(error)",
                remedy: "Name another model in DOCENT_RERANK_MODEL, or unset it.")
        }
    }

    /// Whether answers can be logged; what the log holds is not read.
    private static func log(at path: String) -> Diagnosis {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let place = access(path, F_OK) == 0 ? path : folder
        guard access(place, W_OK) == 0 else {
            return Diagnosis(
                "audit log", isWell: false, "\(path): \(String(cString: strerror(errno)))",
                remedy:
                    "Questions are answered only if they can be logged: name another file in DOCENT_AUDIT.")
        }
        return Diagnosis("audit log", path)
    }

    private static func endpoint(
        _ configured: () throws -> LanguageModelConfiguration?
    ) async -> Diagnosis {
        let subject = "language model"
        do {
            guard let configuration = try configured() else {
                return Diagnosis(
                    subject, "none configured: answers are quoted",
                    remedy: "To connect one, set OPENAI_API_KEY, AZURE_OPENAI_ENDPOINT or OLLAMA_HOST.")
            }
            _ = try configuration.makeModel()
            let name = configuration.model ?? configuration.deployment ?? "the server's first model"
            let fault = await fault(of: configuration)
            return Diagnosis(
                subject, isWell: fault == nil,
                "\(name) at \(configuration.baseURL)" + (fault.map { ": \($0)" } ?? ""),
                remedy: fault.map { _ in
                    "Start the server or correct its address. DOCENT_MODEL=none answers without a model."
                }
            )
        } catch {
            return Diagnosis(
                subject, isWell: false, "\(error)",
                remedy: "Correct the variable or the setting, or unset it.")
        }
    }

    /// What the endpoint answers when it is asked for its models; nil when that is well, or when it has no list of them.
    ///
    /// Azure OpenAI has none.
    private static func fault(of configuration: LanguageModelConfiguration) async -> LanguageModelsError? {
        guard configuration.provider != .azure else { return nil }
        do {
            _ = try await configuration.servedModels()
        } catch let error as LanguageModelsError {
            if case .refused(_, 401...403, _, _) = error { return error }
            return error.isOutage ? error : nil
        } catch {}
        return nil
    }

    /// How far the processes are confined that read files, which are always limited in memory and time.
    private static func workers() -> Diagnosis {
        let rights: [(Confinement, closed: String, open: String)] = [
            (
                .files, "no files except the system's and their own (Landlock)",
                "files (needs Landlock, Linux 5.13 or later)"
            ),
            (
                .calls, "no network, no other programs or processes (seccomp)",
                "network, programs and processes (needs seccomp)"
            ),
        ]
        let inForce = Confinement.probe()
        let closed = rights.filter { inForce.contains($0.0) }.map(\.closed)
        let left = rights.filter { !inForce.contains($0.0) }.map(\.open)
        let state =
            ["limited memory and time"] + closed
            + (left.isEmpty ? [] : ["not restricted on this system: " + left.joined(separator: "; ")])
        return Diagnosis(
            "reading workers", isWell: left.isEmpty, isOptional: true, state.joined(separator: "; "))
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
