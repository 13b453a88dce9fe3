extension ContinuousClock.Instant {
    /// The milliseconds that have passed since.
    var millisecondsSince: Double {
        let passed = (ContinuousClock.now - self).components
        return Double(passed.seconds) * 1e3 + Double(passed.attoseconds) * 1e-15
    }
}
