/// The names of HTML that mean something to the reader, of elements and attributes alike.
///
/// The raw value is the name's number in every tree made from HTML.
enum HTMLName: Int32, CaseIterable {
    // Elements.
    case html, head, body, title, base, link, meta, style, script, noscript, template, frameset, frame,
        noframes
    case address, article, aside, blockquote, center, details, dialog, dir, div, dl, fieldset, figcaption,
        figure
    case footer, header, hgroup, main, menu, nav, ol, p, search, section, summary, ul, li, dd, dt
    case h1, h2, h3, h4, h5, h6, pre, listing, plaintext, xmp, form, button, hr, br, wbr
    case a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u, span, sub, sup, q, abbr, cite
    case dfn, kbd, samp, `var`, mark, del, ins, bdo, bdi, time, data, label, output, progress, meter
    case table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th
    case select, option, optgroup, input, textarea, keygen, datalist, legend
    case img, image, area, map, embed, object, param, applet, marquee, iframe, noembed, video, audio, source,
        track
    case canvas, picture, ruby, rb, rt, rtc, rp, svg, math, desc, foreignobject, text, tspan
    case mi, mo, mn, ms, mtext, annotation, semantics, bgsound, basefont, slot
    case annotationXML
    /// A note of another vocabulary, shown below the text that refers to it.
    case footnote
    // Attributes.
    case `class`, id, href, role, lang, hidden, alt, name, content, property, charset, rel, type, value, start
    case colspan, rowspan, scope, reversed, encoding, datetime, width, height, open, color, src, face,
        checked, bgcolor, background, media
    case xmlLang, ariaHidden, ariaLabel, httpEquiv, ariaControls, ariaExpanded

    /// The spelling of each name at its number, in the order of the cases.
    ///
    /// They are written out because a case tells its own name by reflection, which took a worker 3 ms for all of them.
    static let spellings = """
        html head body title base link meta style script noscript template frameset frame noframes address
        article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header
        hgroup main menu nav ol p search section summary ul li dd dt h1 h2 h3 h4 h5 h6 pre listing plaintext
        xmp form button hr br wbr a b big code em font i nobr s small strike strong tt u span sub sup q abbr
        cite dfn kbd samp var mark del ins bdo bdi time data label output progress meter table caption
        colgroup col tbody thead tfoot tr td th select option optgroup input textarea keygen datalist legend
        img image area map embed object param applet marquee iframe noembed video audio source track canvas
        picture ruby rb rt rtc rp svg math desc foreignobject text tspan mi mo mn ms mtext annotation
        semantics bgsound basefont slot annotation-xml footnote class id href role lang hidden alt name
        content property charset rel type value start colspan rowspan scope reversed encoding datetime width
        height open color src face checked bgcolor background media xml:lang aria-hidden aria-label http-equiv
        aria-controls aria-expanded
        """.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) }
}

/// Finds the number of a name by its lower-case bytes; names that are not known are numbered as they come.
struct HTMLNames {
    private struct Slot {
        var key: UInt64 = 0
        var number: Int32 = -1
    }

    /// The spelling of each number.
    private(set) var spellings = HTMLName.spellings
    private var slots: [Slot]
    private var used: Int

    private static let prepared: (slots: [Slot], used: Int) = {
        var slots = [Slot](repeating: Slot(), count: 1_024)
        for (number, name) in HTMLName.spellings.enumerated() {
            let key = Self.key(of: name)
            var position = Self.place(key, slots.count)
            while slots[position].number >= 0 { position = (position + 1) & (slots.count - 1) }
            slots[position] = Slot(key: key, number: Int32(number))
        }
        return (slots, HTMLName.spellings.count)
    }()

    init() {
        (slots, used) = Self.prepared
    }

    /// The key of a name: its first eight bytes in lower case, mixed with the rest.
    static func key(of name: String) -> UInt64 {
        name.utf8.reduce(0) { Self.extend($0, $1) }
    }

    /// Adds a byte to a key, in lower case.
    @inline(__always)
    static func extend(_ key: UInt64, _ byte: UInt8) -> UInt64 {
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        return ((key << 8) | UInt64(lower)) ^ ((key >> 56) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// The number of the name that lies at a range of bytes and has the key.
    mutating func number(_ key: UInt64, _ bytes: [UInt8], _ range: Range<Int>) -> Int32 {
        var position = Self.place(key, slots.count)
        while slots[position].number >= 0 {
            let slot = slots[position]
            if slot.key == key, range.count <= 8 || matches(slot.number, bytes, range) { return slot.number }
            position = (position + 1) & (slots.count - 1)
        }
        return add(key, bytes, range)
    }

    private func matches(_ number: Int32, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let spelling = spellings[Int(number)].utf8
        guard spelling.count == range.count else { return false }
        return zip(spelling, bytes[range]).allSatisfy { $0 == ($1 &- 0x41 < 26 ? $1 | 0x20 : $1) }
    }

    private mutating func add(_ key: UInt64, _ bytes: [UInt8], _ range: Range<Int>) -> Int32 {
        let number = Int32(spellings.count)
        let lower = bytes[range].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        spellings.append(String(decoding: lower, as: UTF8.self))
        used += 1
        if used * 2 > slots.count { grow() }
        place(Slot(key: key, number: number))
        return number
    }

    private mutating func place(_ slot: Slot) {
        var position = Self.place(slot.key, slots.count)
        while slots[position].number >= 0 { position = (position + 1) & (slots.count - 1) }
        slots[position] = slot
    }

    private mutating func grow() {
        let old = slots.filter { $0.number >= 0 }
        slots = [Slot](repeating: Slot(), count: slots.count * 2)
        for slot in old { place(slot) }
    }

    private static func place(_ key: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
    }
}
