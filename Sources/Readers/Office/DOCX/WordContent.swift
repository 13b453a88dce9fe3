/// What an open element of a word-processing part holds, for the elements and words in it.
enum WordContent: Sendable {
    /// Blocks, runs, and what lies around them.
    case blocks
    /// The words of a run.
    case words
    /// The code of a field.
    case instruction
    case paragraphProperties
    case runProperties
    case rowProperties
    /// The parts of an equation.
    case equation
    /// The words of an equation.
    case equationWords
    /// The shape of a watermark of Word.
    case watermark
    /// What is left out.
    case nothing

    var isEquation: Bool { self == .equation || self == .equationWords }
}
