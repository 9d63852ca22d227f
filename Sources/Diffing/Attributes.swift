import CommonMark
import GuideModel

/// What changed in a paired block beside its words.
struct AttributeComparison {
    let before: Block
    let after: Block
    let spans: [Span]
    private(set) var changes: [AttributeChange] = []

    init(_ before: Block, _ after: Block, spans: [Span]) {
        self.before = before
        self.after = after
        self.spans = spans
        compareBlock()
        compareLinks()
        compareImages()
        compareEmphasis()
    }

    private mutating func add(_ name: AttributeChange.Name, _ text: String, _ from: String?, _ to: String?) {
        guard from != to else { return }
        changes.append(AttributeChange(name: name, text: text, from: from, to: to))
    }

    private mutating func compareBlock() {
        let text = String(after.text.prefix(80))
        if before.kind == .heading, after.kind == .heading {
            add(.level, after.text, "\(before.level)", "\(after.level)")
        }
        if before.kind == .item || after.kind == .item { add(.list, after.text, list(before), list(after)) }
        if before.kind == after.kind, after.kind != .row || after.isHeader {
            // An item's depth is that of its list, unless a quote came or went around it.
            let quotes = before.kind == .item && before.quoteDepth == after.quoteDepth ? 0 : 1
            add(
                .depth, after.text, "\(before.listDepth + quotes * before.quoteDepth)",
                "\(after.listDepth + quotes * after.quoteDepth)")
        }
        if before.kind == .code, after.kind == .code {
            add(
                .language, text, before.language.isEmpty ? nil : before.language,
                after.language.isEmpty ? nil : after.language)
        }
        if before.kind == .row, after.kind == .row, after.isHeader, before.alignments.count == after.alignments.count {
            for (index, (old, new)) in zip(before.alignments, after.alignments).enumerated()
            where index < after.cells.count {
                add(.align, after.cells[index], old == .none ? nil : old.rawValue, new == .none ? nil : new.rawValue)
            }
        }
    }

    /// The list that an item is of; a paragraph is of none.
    private func list(_ block: Block) -> String? {
        block.kind == .item ? block.isOrdered ? "ordered" : "bullet" : nil
    }

    private struct Link: Hashable {
        var text: String
        var destination: String
        var title: String
    }

    private func links(_ block: Block) -> [Link] {
        let bytes = Array(block.text.utf8)
        return block.inlines.compactMap { inline in
            guard case .link(let destination, let title) = inline.kind else { return nil }
            return Link(
                text: String(decoding: bytes[inline.start..<inline.end], as: UTF8.self), destination: destination,
                title: title)
        }
    }

    private mutating func compareLinks() {
        let (old, new) = (links(before), links(after))
        guard old != new else { return }
        let (pairs, gone, come) = paired(
            old, new, by: [{ $0.destination + "\u{0}" + $0.text }, { $0.destination }, { $0.text }])
        for (from, to) in pairs {
            add(.destination, to.text, from.destination, to.destination)
            add(.title, to.text, from.title.isEmpty ? nil : from.title, to.title.isEmpty ? nil : to.title)
        }
        for link in gone { add(.destination, link.text, link.destination, nil) }
        for link in come { add(.destination, link.text, nil, link.destination) }
    }

    private struct Image: Hashable {
        var source: String
        var alt: String
        var title: String
    }

    private func images(_ block: Block) -> [Image] {
        block.inlines.compactMap { inline in
            guard case .image(let source, let alt, let title) = inline.kind else { return nil }
            return Image(source: source, alt: alt, title: title)
        }
    }

    private mutating func compareImages() {
        let (old, new) = (images(before), images(after))
        guard old != new else { return }
        let (pairs, gone, come) = paired(old, new, by: [{ $0.source + "\u{0}" + $0.alt }, { $0.source }, { $0.alt }])
        for (from, to) in pairs {
            add(.source, to.alt, from.source, to.source)
            add(.alt, to.source, from.alt, to.alt)
            add(.title, to.alt, from.title.isEmpty ? nil : from.title, to.title.isEmpty ? nil : to.title)
        }
        for image in gone { add(.source, image.alt, image.source, nil) }
        for image in come { add(.source, image.alt, nil, image.source) }
    }

    /// Pairs what shares a key in order, one key after the other; what is left pairs by place when as many are left on both sides.
    private func paired<T>(_ old: [T], _ new: [T], by keys: [(T) -> String]) -> (pairs: [(T, T)], gone: [T], come: [T])
    {
        var (freeOld, freeNew) = (Array(old.indices), Array(new.indices))
        var pairs: [(Int, Int)] = []
        for key in keys {
            var waiting: [String: [Int]] = [:]
            for index in freeOld.reversed() { waiting[key(old[index]), default: []].append(index) }
            var used: Set<Int> = []
            freeNew = freeNew.filter { index in
                guard let match = waiting[key(new[index])]?.popLast() else { return true }
                pairs.append((match, index))
                used.insert(match)
                return false
            }
            freeOld = freeOld.filter { !used.contains($0) }
        }
        if freeOld.count == freeNew.count {
            pairs += zip(freeOld, freeNew).map { ($0, $1) }
            (freeOld, freeNew) = ([], [])
        }
        return (
            pairs.sorted { $0.1 < $1.1 }.map { (old[$0.0], new[$0.1]) }, freeOld.map { old[$0] },
            freeNew.map { new[$0] }
        )
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
        guard !(old.isEmpty && new.isEmpty), before.kind != .frontMatter else { return }
        if before.text == after.text, old == new { return }
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
                        add(.emphasis, text.trimmingBlanks(), Self.names(was & ~now), Self.names(now & ~was))
                    }
                    at = end
                }
                o += count
                n += count
            }
        }
        compareBreaks()
    }

    private static func names(_ mask: UInt8) -> String? {
        let names = marks.filter { mask & $0.0 != 0 }.map(\.1)
        return names.isEmpty ? nil : names.joined(separator: "+")
    }

    /// Hard line breaks, by the words before them.
    private mutating func compareBreaks() {
        func breaks(_ block: Block) -> [String] {
            let bytes = Array(block.text.utf8)
            return block.inlines.compactMap { inline in
                guard inline.kind == .lineBreak else { return nil }
                return String(decoding: bytes[..<inline.start], as: UTF8.self).split(separator: " ").suffix(3).joined(
                    separator: " ")
            }
        }
        let (old, new) = (breaks(before), breaks(after))
        var left = old
        for text in new {
            if let index = left.firstIndex(of: text) {
                left.remove(at: index)
            } else {
                add(.linebreak, text, nil, "linebreak")
            }
        }
        for text in left { add(.linebreak, text, "linebreak", nil) }
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
    var signal: Signal {
        switch name {
        case .destination, .title, .source: .link
        case .alt: .alt
        case .level: .level
        case .depth, .list: .structure
        case .language, .emphasis, .linebreak, .align: .markup
        case .key: .wording
        }
    }
}
