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
        case .color: run.ink = Self.ink(attributes)
        case .highlight:
            run.isShaded = true
            run.fill = ["black": "000000", "white": "FFFFFF"][attributes[.value] ?? ""]
        case .shading:
            run.isShaded = Self.isDark(attributes)
            run.fill = attributes[.fill]?.uppercased()
        case .fonts:
            run.signs = (attributes[.ascii] ?? attributes[.highAnsi]).flatMap { SymbolFont(named: $0) }
        case .size:
            run.size = attributes.integer(.value) ?? 0
        case .runPropertiesChange: content = .nothing
        default: break
        }
    }

    /// The colour of words: its digits, or white where it is that of the page, which the theme names.
    static func ink(_ attributes: XMLAttributes<Name>) -> String? {
        let written = attributes[.value]?.uppercased()
        guard written == nil || written == "AUTO", attributes[.themeShade] == nil,
            ["background1", "light1"].contains(attributes[.themeColor])
        else { return written }
        return "FFFFFF"
    }

    /// Adds the words of a run where they belong: shown, or hidden.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard scopes[top].paragraph != nil, !fields.areAtCode else { return }
        if unsafe run.signs != nil || bytes.contains(0xEF), let signs = unsafe signs(of: bytes) {
            return appendSigns(signs)
        }
        unsafe appendWords(bytes)
    }

    /// The signs that the words of a run are in its font; nil for words.
    private mutating func signs(of bytes: UnsafeRawBufferPointer) -> String? {
        guard let shown = unsafe SymbolFont.shown(String(decoding: bytes, as: UTF8.self), in: run.signs)
        else { return nil }
        if !shown.isWhole { loseSign() }
        return shown.text
    }

    private mutating func loseSign() {
        guard !losses.contains(where: { $0.code == "symbol" }) else { return }
        losses.append(
            Loss(
                code: "symbol",
                message: "Signs of fonts that only show pictures stand as \(SymbolFont.unknown)."))
    }

    private mutating func appendSigns(_ signs: String) {
        var signs = signs
        signs.withUTF8 { unsafe appendWords(UnsafeRawBufferPointer($0)) }
    }

    private mutating func appendWords(_ bytes: UnsafeRawBufferPointer) {
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
            return isTiny || hasColourOfGround
        }
    }

    private var isTiny: Bool {
        mutating get {
            if run.size > 0 { return run.size <= 4 }
            let size = run.style.flatMap { resolve($0).size } ?? resolve(scopes[top].paragraph?.style).size
            return size.map { $0 > 0 && $0 <= 4 } ?? false
        }
    }

    /// Whether words have the colour of what the run lays behind them, or are white on a white page.
    private var hasColourOfGround: Bool {
        mutating get {
            if let ink = run.ink, ink != "AUTO", ink == run.fill { return true }
            guard ink == "FFFFFF", !hasPageColour, scopes.count == 1 else { return false }
            return scopes[0].tables.allSatisfy(\.isOnPage) && !isShaded
        }
    }

    /// The colour of words; of a heading's style it says nothing, since covers have theirs on a picture.
    private var ink: String? {
        mutating get {
            if let own = run.ink ?? run.style.flatMap({ resolve($0).ink }) { return own }
            let style = resolve(scopes[top].paragraph?.style)
            switch style.role {
            case .heading, .title: return nil
            default: return style.ink
            }
        }
    }

    private var isShaded: Bool {
        mutating get {
            if run.isShaded || scopes[top].paragraph?.isShaded == true { return true }
            if let style = run.style, resolve(style).isShaded { return true }
            return resolve(scopes[top].paragraph?.style).isShaded
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
            } else if !fields.areAtCode, !isHidden {
                scopes[top].paragraph?.text.lineBreak()
            }
        case .noBreakHyphen: appendText("-")
        case .symbol: appendSymbol(attributes[.character], font: attributes[.font])
        default: appendText(isCode ? "\t" : " ")
        }
    }

    /// Adds a character that is taken from a font by its code.
    private mutating func appendSymbol(_ code: String?, font: String?) {
        guard scopes[top].paragraph != nil, !fields.areAtCode, let code,
            let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init), scalar.value >= 0x20
        else { return }
        let sign = SymbolFont.shown(scalar, in: font.flatMap { SymbolFont(named: $0) })
        if sign == nil { loseSign() }
        appendSigns(String(sign ?? SymbolFont.unknown))
    }
}
