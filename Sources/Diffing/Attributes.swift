import CommonMark
import GuideModel

/// What changed in a paired block beside its words.
struct AttributeComparison {
    let before: Block
    let after: Block
    let spans: [Span]
    /// The footnotes of all chapters that differ, by their text.
    let notes: (old: Set<String>, new: Set<String>)
    private(set) var changes: [AttributeChange] = []

    init(_ before: Block, _ after: Block, spans: [Span], notes: (old: Set<String>, new: Set<String>) = ([], [])) {
        self.before = before
        self.after = after
        self.spans = spans
        self.notes = notes
        compareBlock()
        guard !before.inlines.isEmpty || !after.inlines.isEmpty, before.kind != .frontMatter,
            before.text != after.text || before.inlines != after.inlines
        else { return }
        compareInlines()
        compareEmphasis()
        dropWrittenOtherwise()
    }

    /// `**zeer**` that became `<strong>zeer</strong>` is as strong as it was, and a link is one in either form.
    private mutating func dropWrittenOtherwise() {
        guard changes.count > 1 else { return }
        func hasTags(_ block: Block) -> Bool {
            block.inlines.contains { if case .html = $0.kind { true } else { false } }
        }
        let isRewritten = hasTags(before) != hasTags(after)
        /// What a change and its opposite have in common: all but the direction, which is the second or the first of it.
        func key(_ change: AttributeChange, isOpposite: Bool) -> [String?]? {
            var values = [change.from, change.to]
            if [.destination, .source, .title].contains(change.name), isRewritten {
                // A link or a picture in the other form: gone as one and come as the other.
                values = values.map { $0.map { _ in "" } }
                if isOpposite { values = values.map { $0 == nil ? "" : nil } }
            } else if change.name == .emphasis, isRewritten {
                if isOpposite { values.reverse() }
            } else {
                return nil
            }
            return [change.name.rawValue, change.text] + values
        }
        var waiting: [[String?]: [Int]] = [:]
        var result: [AttributeChange?] = []
        for change in changes {
            result.append(change)
            guard let own = key(change, isOpposite: false), let opposite = key(change, isOpposite: true) else {
                continue
            }
            if waiting[opposite]?.isEmpty == false, let first = waiting[opposite]?.removeFirst(),
                let earlier = result[first]
            {
                let (from, to) = (earlier.from ?? change.from, earlier.to ?? change.to)
                result[result.count - 1] = nil
                result[first] =
                    change.name == .emphasis || from == to
                    ? nil : AttributeChange(name: change.name, text: change.text, from: from, to: to)
            } else {
                waiting[own, default: []].append(result.count - 1)
            }
        }
        changes = result.compactMap(\.self)
    }

    mutating func add(_ name: AttributeChange.Name, _ text: String, _ from: String?, _ to: String?) {
        guard from != to else { return }
        changes.append(AttributeChange(name: name, text: text, from: from, to: to))
    }

    private mutating func compareBlock() {
        let text = String(after.text.prefix(80))
        add(.level, after.text, level(before), level(after))
        if before.kind == .item || after.kind == .item { add(.list, after.text, list(before), list(after)) }
        // A list that starts at another number shows other numbers; what an insertion pushes on is no change.
        if before.isListStart, after.isListStart, before.isOrdered, after.isOrdered {
            add(.start, after.text, "\(before.number)", "\(after.number)")
        }
        if before.kind == after.kind, after.kind != .row || after.isHeader {
            // An item's depth is that of its list, unless a quote came or went around it.
            let quotes = before.kind == .item && before.quoteDepth == after.quoteDepth ? 0 : 1
            add(
                .depth, after.text, "\(before.listDepth + quotes * before.quoteDepth)",
                "\(after.listDepth + quotes * after.quoteDepth)")
        }
        if (before.kind == .heading) != (after.kind == .heading), before.quoteDepth != after.quoteDepth {
            add(.depth, after.text, "\(before.quoteDepth)", "\(after.quoteDepth)")
        }
        if before.kind == .code, after.kind == .code {
            add(
                .language, text, before.language.isEmpty ? nil : before.language,
                after.language.isEmpty ? nil : after.language)
            add(.title, text, before.codeTitle, after.codeTitle)
        }
        if before.kind == .row, after.kind == .row, after.isHeader {
            for index in before.alignments.indices where index < after.cells.count && index < after.alignments.count {
                let (old, new) = (before.alignments[index], after.alignments[index])
                add(.align, after.cells[index], old == .none ? nil : old.rawValue, new == .none ? nil : new.rawValue)
            }
        }
    }

    /// A heading's level; a line of text has none.
    private func level(_ block: Block) -> String? { block.kind == .heading ? "\(block.level)" : nil }

    /// The list that an item is of; a paragraph is of none.
    private func list(_ block: Block) -> String? {
        block.kind == .item ? block.isOrdered ? "ordered" : "bullet" : nil
    }

    // MARK: - Emphasis

    private static let marks: [(UInt8, String)] = [(1, "strong"), (2, "emphasis"), (4, "code"), (8, "strikethrough")]

    private func masks(_ block: Block) -> [UInt8] {
        var masks = [UInt8](repeating: 0, count: block.text.utf8.count)
        for inline in block.inlines {
            let bit: UInt8
            switch inline.kind {
            case .strong: bit = 1
            case .emphasis: bit = 2
            case .code: bit = 4
            case .strikethrough: bit = 8
            default: continue
            }
            for index in inline.start..<min(inline.end, masks.count) { masks[index] |= bit }
        }
        return masks
    }

    /// Compares the marks of the text that both sides keep, byte by byte along the spans.
    private mutating func compareEmphasis() {
        let old = before.inlines.filter { $0.kind.isMark }
        let new = after.inlines.filter { $0.kind.isMark }
        guard !(old.isEmpty && new.isEmpty), before.text != after.text || old != new else { return }
        let (oldMasks, newMasks) = (masks(before), masks(after))
        let bytes = Array(after.text.utf8)
        let pieces = spans.isEmpty ? [Span(.equal, after.text)] : spans
        var (o, n) = (0, 0)
        for piece in pieces {
            let count = piece.text.utf8.count
            switch piece.operation {
            case .delete: o += count
            case .insert: n += count
            case .equal:
                var at = 0
                while at < count, o + at < oldMasks.count, n + at < newMasks.count {
                    let (was, now) = (oldMasks[o + at], newMasks[n + at])
                    var end = at + 1
                    while end < count, o + end < oldMasks.count, n + end < newMasks.count, oldMasks[o + end] == was,
                        newMasks[n + end] == now
                    {
                        end += 1
                    }
                    let text = String(decoding: bytes[(n + at)..<(n + end)], as: UTF8.self)
                    if was != now, text.contains(where: { !$0.isWhitespace }) {
                        addMarks(text.trimmingBlanks(), Self.names(was & ~now), Self.names(now & ~was))
                    }
                    at = end
                }
                o += count
                n += count
            }
        }
        compareBreaks()
    }

    private static func names(_ mask: UInt8) -> [String] { marks.filter { mask & $0.0 != 0 }.map(\.1) }

    /// A mark that became another is one change; each of the others is one of its own.
    private mutating func addMarks(_ text: String, _ from: [String], _ to: [String]) {
        for index in 0..<max(from.count, to.count) {
            add(
                .emphasis, text, index < from.count ? from[index] : nil, index < to.count ? to[index] : nil)
        }
    }

    /// Hard line breaks, by the words before them; one inside text that came or went is told with it.
    private mutating func compareBreaks() {
        func breaks(_ block: Block) -> [Int] { block.inlines.filter { $0.kind == .lineBreak }.map(\.start) }
        let (old, new) = (breaks(before), breaks(after))
        guard !old.isEmpty || !new.isEmpty else { return }
        let map = PlaceMap(spans, text: after.text)
        let back = map.transposed
        var left = new[...]
        for place in old {
            let places = map.places(of: place)
            while let first = left.first, first < places.lowerBound {
                if !back.isGone(first) { add(.linebreak, after.words(3, before: first), nil, "linebreak") }
                left.removeFirst()
            }
            if let first = left.first, places.contains(first) {
                left.removeFirst()
            } else if !map.isGone(place) {
                add(.linebreak, before.words(3, before: place), "linebreak", nil)
            }
        }
        for place in left where !back.isGone(place) { add(.linebreak, after.words(3, before: place), nil, "linebreak") }
    }
}

extension Block.Inline.Kind {
    var isMark: Bool {
        switch self {
        case .strong, .emphasis, .code, .strikethrough, .lineBreak: true
        default: false
        }
    }
}

extension AttributeChange {
    /// What it says of a change, by the kind of block that it is in.
    func signal(in kind: Block.Kind) -> Signal {
        switch name {
        // Above code stands a text of its own; elsewhere a title is shown with a link or picture.
        case .title where kind == .code: .wording
        // A picture that came or went is more than one that is another now.
        case .source where from == nil: .blockAdded
        case .source where to == nil: .blockRemoved
        case .destination, .title, .source: .link
        case .alt: .alt
        case .level: .level
        case .depth, .list: .structure
        case .start: .renumbered
        case .emphasis where text.contains("^") && (from == "sup" || to == "sup"): .number
        case .language, .emphasis, .linebreak, .align: .markup
        case .key: .wording
        }
    }
}
