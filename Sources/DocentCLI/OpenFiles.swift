import POSIX

/// How many files and connections the program may have open at once.
enum OpenFiles {
    /// Raises the bound to a number, or as near to it as the system lets it; never lowers it.
    ///
    /// Systems bound it at 1024 for the sake of programs that use select(2), and let each program raise it.
    static func allow(_ wanted: Int) {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var bound = rlimit()
        guard getrlimit(resource, &bound) == 0, bound.rlim_cur < rlim_t(wanted) else { return }
        bound.rlim_cur = min(rlim_t(wanted), bound.rlim_max)
        _ = setrlimit(resource, &bound)
    }
}
