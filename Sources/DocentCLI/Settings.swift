import Configuration
import Docent
import FoundationEssentials
import SystemPackage

/// What flags leave open: from the environment, else from the configuration file, else the usual value.
///
/// The file is `$XDG_CONFIG_HOME/docent/config.json`, or what `DOCENT_CONFIG` names. Its keys are those of the
/// environment variables in lower case with dots: `DOCENT_INDEX` is `{"docent": {"index": …}}`.
struct Settings: Sendable {
    let environment: [String: String]
    private let reader: ConfigReader

    /// Reads the environment and the file, if there is one.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) async throws {
        self.environment = environment
        try Self.checkKernels(environment)
        var providers: [any ConfigProvider] = [
            EnvironmentVariablesProvider(environmentVariables: environment)
        ]
        let path =
            Self.named("DOCENT_CONFIG", environment) ?? Self.folder("XDG_CONFIG_HOME", ".config", environment)
            + "/config.json"
        if let named = Self.named("DOCENT_CONFIG", environment),
            !FileManager.default.fileExists(atPath: named)
        {
            throw CommandFailure(
                .configuration, "\(named): no such file. Mend DOCENT_CONFIG, which names it, or unset it.")
        }
        if FileManager.default.fileExists(atPath: path) {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(path)))
            } catch {
                throw CommandFailure(
                    .configuration, "\(path): not a JSON object of settings. Mend it, or remove it.")
            }
        }
        reader = ConfigReader(providers: providers)
    }

    /// Refuses a set of kernels that is not there: if skipped, it would seem to be in use.
    private static func checkKernels(_ environment: [String: String]) throws {
        guard let wanted = named("DOCENT_KERNELS", environment), !Precision.instructionSets.contains(wanted)
        else { return }
        throw CommandFailure(
            .configuration,
            "DOCENT_KERNELS is \(wanted.prefix(40)); this processor runs \(Precision.instructionSets.joined(separator: ", "))."
        )
    }

    /// The path of the index: the flag, else `DOCENT_INDEX`, else the user's data folder.
    func indexPath(_ flag: String?) -> String {
        flag ?? string("docent.index") ?? Self.folder("XDG_DATA_HOME", ".local/share", environment)
            + "/index.sqlite"
    }

    /// Makes the user's data folder, closed to others, where nothing else says where the index is.
    func makeDataFolder(for flag: String?) throws {
        guard flag == nil, string("docent.index") == nil else { return }
        let folder = Self.folder("XDG_DATA_HOME", ".local/share", environment)
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(
                .cannotCreate, "\(folder): cannot be made. Name the index with --index or DOCENT_INDEX.")
        }
    }

    /// A setting by its dotted name.
    func string(_ key: String) -> String? {
        reader.string(forKey: ConfigKey(stringLiteral: key)).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The variables that choose a language model, the file's filled in below the environment's.
    var modelVariables: [String: String] {
        var variables = environment
        for name in Self.modelNames where variables[name] == nil {
            variables[name] = string(name.lowercased().replacing("_", with: "."))
        }
        return variables
    }

    private static let modelNames = [
        "OPENAI_BASE_URL", "OPENAI_MODEL", "AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_DEPLOYMENT",
        "OPENAI_API_VERSION", "OLLAMA_HOST", "OLLAMA_MODEL", "DOCENT_MODEL", "DOCENT_PROVIDER",
        "DOCENT_CONTEXT_LENGTH", "OPENAI_API_KEY_FILE",
    ]

    private static func folder(_ variable: String, _ fallback: String, _ environment: [String: String])
        -> String
    {
        let base = named(variable, environment) ?? (environment["HOME"] ?? ".") + "/" + fallback
        return base + "/docent"
    }

    /// What a variable says; one that is set to nothing says nothing.
    private static func named(_ variable: String, _ environment: [String: String]) -> String? {
        environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
}
