/// A program that a reading worker asks its launcher to start, as it goes over their socket.
struct HelperRequest: Hashable {
    /// The longest message; arguments are names of files and of options.
    static let maximumLength = 32_768
    /// The message that asks for the end of the program that runs.
    static let end: [UInt8] = [0]

    /// How the program is called.
    let name: String
    let arguments: [String]
    /// How long it may take.
    let seconds: Int

    init(name: String, arguments: [String], seconds: Int) {
        self.name = name
        self.arguments = arguments
        self.seconds = seconds
    }

    /// Reads a message; nil when it is none.
    init?(_ message: [UInt8]) {
        var frame = FrameReader(message)
        guard let seconds = frame.number(), let name = frame.bytes(), let count = frame.number(), count < 64
        else { return nil }
        var arguments: [String] = []
        for _ in 0..<max(count, 0) {
            guard let argument = frame.bytes() else { return nil }
            arguments.append(String(decoding: argument, as: UTF8.self))
        }
        self.init(
            name: String(decoding: name, as: UTF8.self), arguments: arguments,
            seconds: min(max(seconds, 1), 1 << 20))
    }

    var message: [UInt8] {
        var frame = FrameWriter()
        frame.number(seconds)
        frame.bytes(Array(name.utf8))
        frame.number(arguments.count)
        for argument in arguments { frame.bytes(Array(argument.utf8)) }
        return frame.result
    }
}
