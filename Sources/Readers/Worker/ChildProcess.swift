import POSIX

/// A process that this one started.
enum ChildProcess {
    /// Whether it has ended; it is not waited for, so that its number stays its own.
    static func hasEnded(_ identifier: pid_t) -> Bool {
        var info = unsafe siginfo_t()
        let result = unsafe waitid(P_PID, id_t(identifier), &info, WEXITED | WNOHANG | WNOWAIT)
        // A child that somebody else has waited for is gone.
        return unsafe result == 0 ? info.si_signo != 0 : errno == ECHILD
    }
}
