#if DEBUG
package import Documents
import POSIX

/// Fails in the way that its source names, so that tests can see what a failing parser costs; debug builds only.
package enum FaultInjectionReader: Reader {
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
        case "rights": tryRights(&builder)
        case "print": for _ in 0..<100_000 { unsafe puts(String(repeating: "noise ", count: 200)) }
        default: builder.append(.paragraph, "nothing happened")
        }
    }

    /// Does what no reader has to do, and says what it could.
    private static func tryRights(_ builder: inout DocumentBuilder) {
        func report(_ deed: String, _ isDone: Bool) {
            builder.append(.paragraph, "\(deed): \(isDone ? "done" : "refused")")
        }
        for family in [AF_INET, AF_INET6, AF_UNIX, AF_NETLINK] {
            report("socket \(family)", socket(family, Int32(SOCK_STREAM.rawValue), 0) >= 0)
        }
        report("listing of the root", unsafe opendir("/") != nil)
        report("reading of a setting", unsafe open("/etc/hosts", O_RDONLY) >= 0)
        report("writing elsewhere", unsafe open("/var/tmp/docent-rights", O_WRONLY | O_CREAT, 0o600) >= 0)
        report(
            "writing beside",
            unsafe open(ScratchFolder.base + "/../docent-rights", O_WRONLY | O_CREAT, 0o600) >= 0)
        report("writing into the folder", (try? ScratchFolder().write([1], named: "a")) != nil)
        report("signal to the program", kill(getppid(), 0) == 0)
        var child = pid_t()
        let words = CStrings(["/bin/true"])
        report(
            "program", unsafe posix_spawn(&child, "/bin/true", nil, nil, words.pointers, words.pointers) == 0)
        report("other program in its place", unsafe execv("/bin/true", words.pointers) == 0)
        let variables = ScratchFolder(at: "/proc/self").read("environ") ?? []
        report("key of the program", String(decoding: variables, as: UTF8.self).contains("canary"))
        report("table of encodings", Iconv.decode([0xA4, 0xA2], "BIG5") != nil)
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
