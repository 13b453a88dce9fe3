import Documents

/// Runs of text, and the signs within them.
extension WordFlow {
    private var top: Int { scopes.count - 1 }

    mutating func startRunProperty(_ name: Name, _ attributes: XMLAttributes<Name>) {
        switch name {
        case .bold: run.isBold = attributes.flag(.value) ?? true
        case .vanish: run.isHidden = attributes.flag(.value) ?? true
        case .strike, .doubleStrike: run.marks.isStruck = attributes.flag(.value) ?? true
        case .verticalAlignment: run.marks.script = Script(verticalAlignment: attributes[.value])
        case .runStyle: run.style = attributes[.value]
        case .color: run.isWhite = attributes[.value]?.uppercased() == "FFFFFF"
        case .highlight: run.isShaded = true
        case .shading: run.isShaded = Self.isDark(attributes)
        case .size:
            run.size = attributes.integer(.value) ?? 0
            run.isTiny = run.size <= 4 && run.size > 0
        case .runPropertiesChange: skipped = 1
        default: break
        }
    }

    /// Adds the words of a run where they belong: shown, or hidden.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard scopes[top].paragraph != nil, !isInFieldCode else { return }
        if isHidden {
            unsafe scopes[top].paragraph?.hidden.append(utf8: bytes)
            return
        }
        if scopes[top].paragraph?.role == .code {
            unsafe scopes[top].paragraph?.text.appendVerbatim(String(decoding: bytes, as: UTF8.self))
        } else {
            let marks = marks
            unsafe scopes[top].paragraph?.text.append(utf8: bytes, marks)
        }
        scopes[top].paragraph?.hasOnlyMath = false
        unsafe noteWeight(bytes)
    }

    private mutating func noteWeight(_ bytes: UnsafeRawBufferPointer) {
        guard unsafe bytes.contains(where: { $0 > 0x20 }) else { return }
        if isBold {
            scopes[top].paragraph?.hasBoldText = true
            if run.size > scopes[top].paragraph?.size ?? 0 { scopes[top].paragraph?.size = run.size }
        } else {
            scopes[top].paragraph?.hasPlainText = true
        }
    }

    private var marks: RunMarks {
        mutating get {
            guard let style = run.style else { return run.marks }
            let inherited = resolve(style).marks
            return RunMarks(
                script: run.marks.script ?? inherited.script,
                isStruck: run.marks.isStruck || inherited.isStruck)
        }
    }

    private var isBold: Bool {
        mutating get {
            if let own = run.isBold { return own }
            if let style = run.style, resolve(style).isBold { return true }
            guard let style = scopes[top].paragraph?.style else { return false }
            return resolve(style).isBold
        }
    }

    /// Whether the words are hidden: marked so, a prompt, too small to see, or white on a plain page.
    private var isHidden: Bool {
        mutating get {
            if controls.contains(where: \.isPlaceholder) { return true }
            if let own = run.isHidden { return own }
            if let style = run.style, resolve(style).isHidden { return true }
            let isOnPage = scopes.count == 1 && scopes[0].tables.isEmpty
            let isShaded = run.isShaded || scopes[top].paragraph?.isShaded == true
            return run.isTiny || (run.isWhite && isOnPage && !isShaded)
        }
    }

    mutating func appendText(_ text: String) {
        var text = text
        text.withUTF8 { unsafe append(UnsafeRawBufferPointer($0)) }
    }

    mutating func appendSign(_ name: Name, _ attributes: XMLAttributes<Name>) {
        let isCode = scopes[top].paragraph?.role == .code
        switch name {
        case .lineBreak, .carriageReturn:
            if isCode {
                appendText("\n")
            } else if !isInFieldCode, !isHidden {
                scopes[top].paragraph?.text.lineBreak()
            }
        case .noBreakHyphen: appendText("-")
        case .symbol: appendText(WordSymbol.shown(attributes[.character], font: attributes[.font]))
        default: appendText(isCode ? "\t" : " ")
        }
    }
}

/// Characters that `w:sym` takes from symbol fonts.
enum WordSymbol {
    /// A character as a person sees it; nothing when only its font could show it.
    static func shown(_ code: String?, font: String?) -> String {
        guard let code, let value = UInt32(code, radix: 16) else { return "" }
        if let sign = signs[value & 0xFF],
            (0xF000...0xF0FF).contains(value) || font?.hasPrefix("Wingdings") == true
        {
            return sign
        }
        if (0xF020...0xF07E).contains(value), font == "Symbol", let greek = greek[value & 0xFF] {
            return greek
        }
        guard !(0xE000...0xF8FF).contains(value), let scalar = Unicode.Scalar(value), value >= 0x20 else {
            return ""
        }
        return String(Character(scalar))
    }

    private static let signs: [UInt32: String] = [
        0xFC: "✓", 0xFE: "☑", 0xFD: "☒", 0xFB: "✗", 0xA8: "☐", 0x6F: "☐", 0xE0: "→", 0xDF: "←", 0xF0: "⇨",
        0xB7: "•", 0xA7: "▪", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0xAB: "★",
    ]

    private static let greek: [UInt32: String] = [
        0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x65: "ε", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x72: "ρ",
        0x73: "σ", 0x74: "τ", 0x66: "φ", 0x77: "ω", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
    ]
}
