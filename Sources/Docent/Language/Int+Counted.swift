extension Int {
    /// So many of something, such as `1 passage` and `2 passages`.
    package func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
