import Foundation

/// The built program, run as a user would in a fresh folder.
struct DocentBinary {
    let folder: URL
    private let kept: Scratch

    /// A folder that goes when nothing refers to it any more.
    private final class Scratch {
        let folder: URL

        init(_ folder: URL) { self.folder = folder }

        deinit { try? FileManager.default.removeItem(at: folder) }
    }

    struct Result {
        let status: Int32
        let output: String
        let errors: String

        /// The output as JSON.
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]) ?? [:]
        }
    }

    /// Makes a fresh folder; the index of all commands lies in it.
    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "docent-cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        kept = Scratch(folder)
    }

    /// The program that was built beside the tests.
    static var program: URL {
        Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "docent")
            ?? URL(filePath: ".build/debug/docent")
    }

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    func write(_ text: String, to path: String) throws {
        try write(Data(text.utf8), to: path)
    }

    func write(_ data: Data, to path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    @discardableResult
    func run(
        _ arguments: String..., input: String? = nil, environment: [String: String] = [:],
        interruptedAfter seconds: Double? = nil, interruptedWhen isReady: (() -> Bool)? = nil
    ) throws -> Result {
        try run(
            arguments, input: input, environment: environment, interruptedAfter: seconds,
            interruptedWhen: isReady)
    }

    /// - Parameter shell: what a shell runs instead, with the program as `$0` and the arguments as `$@`.
    @discardableResult
    func run(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
        interruptedAfter seconds: Double? = nil, interruptedWhen isReady: (() -> Bool)? = nil,
        through shell: String? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        if let shell {
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", shell, Self.program.path] + arguments
        }
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment.filter { name, _ in
            !name.hasPrefix("OPENAI") && !name.hasPrefix("AZURE") && !name.hasPrefix("OLLAMA")
        }
        variables["DOCENT_INDEX"] = folder.appending(path: "index.sqlite").path
        variables.merge(environment) { $1 }
        process.environment = variables
        let output = folder.appending(path: ".output-\(UUID().uuidString)")
        let errors = folder.appending(path: ".errors-\(UUID().uuidString)")
        for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        if let input {
            let file = folder.appending(path: ".input-\(UUID().uuidString)")
            try Data(input.utf8).write(to: file)
            process.standardInput = try FileHandle(forReadingFrom: file)
        }
        try process.run()
        if let seconds {
            Thread.sleep(forTimeInterval: seconds)
            process.interrupt()
        }
        if let isReady {
            while process.isRunning, !isReady() { Thread.sleep(forTimeInterval: 0.05) }
            process.interrupt()
        }
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}
