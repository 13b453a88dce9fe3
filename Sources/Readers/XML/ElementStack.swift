/// What holds within each open element; an element begins with what holds around it.
struct ElementStack<Value: Sendable>: Sendable {
    private var values: [Value]

    /// - Parameter outermost: what holds outside of all elements.
    init(_ outermost: Value) { values = [outermost] }

    /// What holds within the innermost open element.
    var innermost: Value {
        get { values[values.count - 1] }
        set { values[values.count - 1] = newValue }
    }

    /// Begins an element.
    mutating func begin() { values.append(innermost) }

    /// Ends the innermost element.
    ///
    /// - Returns: what held within it.
    mutating func end() -> Value { values.count > 1 ? values.removeLast() : innermost }
}
