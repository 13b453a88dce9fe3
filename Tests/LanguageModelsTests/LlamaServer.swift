import Foundation

@testable import LanguageModels

/// llama.cpp's own server with a tiny model of random weights, whose tokens are bytes.
final class LlamaServer {
    static let mayRun = RealServer.isInstalled || RealServer.isRequired
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Scripts/llama-server").standardizedFileURL

    let url: String
    private let process = Process()
    private let (input, output) = (Pipe(), Pipe())

    /// Starts the server; it ends with this object.
    init(context: Int) throws {
        process.executableURL = RealServer.environment.appending(path: "venv/bin/python")
        process.arguments = [Self.script.path, "--context", "\(context)"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        url = line.trimmingCharacters(in: .newlines)
        guard url.hasPrefix("http://") else { throw CocoaError(.executableLoad) }
    }

    deinit { end() }

    func end() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func model(_ name: String? = nil) throws -> any LanguageModel {
        try LanguageModelConfiguration(provider: .openAI, model: name, baseURL: url + "/v1").makeModel()
    }

    /// The tokens of a prompt: one that begins it, then one a byte of what the chat template makes of its messages.
    static func tokens(of messages: [ChatMessage]) -> Int {
        let turns = messages.map { "\($0.role.rawValue): \($0.content)\n" }.joined()
        return 1 + (turns + "assistant: ").utf8.count
    }
}
