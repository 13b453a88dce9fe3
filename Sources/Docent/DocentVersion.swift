/// Which Docent this is.
public enum DocentVersion {
    /// The version, as `docent --version` prints it (semver.org).
    public static let current = "0.1.0"
}
