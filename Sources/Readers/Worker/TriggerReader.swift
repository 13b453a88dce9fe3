#if DEBUG
package import Documents
import POSIX

/// Fails in the way that its source names, so that tests can see what a failing parser costs; debug builds only.
package enum TriggerReader: Reader {
    package static let format = Format(rawValue: "trigger")
    private static let mark = "docent-test-trigger:"

    package static func recognises(_ source: Source) -> Recognition {
        source.beginning.hasPrefix(mark) ? .certain : .no
    }

    package static func read(
        _ source: Source, into builder: inout DocumentBuilder, options: ReadingOptions
    ) throws(ReaderError) {
        switch source.beginning.dropFirst(mark.count).prefix(while: { $0.isLetter }) {
        case "segv": kill(getpid(), SIGSEGV)
        case "trap": kill(getpid(), SIGTRAP)
        case "abort": abort()
        case "loop": while getpid() > 0 {}
        case "memory": takeMemory()
        case "print": for _ in 0..<100_000 { unsafe puts(String(repeating: "noise ", count: 200)) }
        default: builder.append(.paragraph, "nothing happened")
        }
    }

    private static func takeMemory() {
        var blocks: [[UInt8]] = []
        while blocks.count < 64 {
            var block: [UInt8] = []
            block.reserveCapacity(256 << 20)
            blocks.append(block)
        }
    }
}
#endif
