import Dispatch
import POSIX

/// What happens when a person presses Ctrl-C: by default the program ends, and says what becomes of the work.
///
/// What runs is not waited for: every change of an index is a transaction, so that stopping between two instructions
/// loses no more than what was not yet written.
struct Interruption {
    private let source: any DispatchSourceSignal

    /// Ends the program with 130 at the next interrupt, after a note on standard error.
    init(saying note: String) {
        self.init {
            Output.write("\r\u{1B}[K", to: isatty(STDERR_FILENO) == 1 ? STDERR_FILENO : -1)
            Output.note(note)
            Self.endProgram()
        }
    }

    /// Ends the program as an interrupt does.
    static func endProgram() -> Never { _exit(128 + SIGINT) }

    /// Does something at each interrupt instead of ending the program.
    init(doing action: @escaping @Sendable () -> Void) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global(qos: .userInteractive))
        source.setEventHandler(handler: action)
        source.resume()
    }

    /// Gives Ctrl-C its usual meaning back.
    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
