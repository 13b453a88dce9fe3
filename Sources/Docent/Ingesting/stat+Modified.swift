import POSIX

extension stat {
    /// The time of the last modification, in nanoseconds since 1970.
    var modified: Int { st_mtim.tv_sec * 1_000_000_000 + st_mtim.tv_nsec }
}
