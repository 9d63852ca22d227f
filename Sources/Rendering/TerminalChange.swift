import Diffing
import GuideModel

/// One change as lines for a terminal.
struct TerminalChange {
    let old: Guide
    let new: Guide
    let style: TerminalStyle
    let folding: Folding
    let isSideBySide: Bool

    /// Two columns need this many to be of use.
    static let leastSideBySide = 60
    /// Longer lines of prose are hard to read.
    private static let widest = 100
    private static let indent = "      "

    func lines(_ change: Change) -> [String] {
        let sign =
            switch change.kind {
            case .added: "+"
            case .removed: "-"
            case .changed: "~"
            case .moved: ">"
            case .split, .merged: "±"
            }
        let ink: TerminalStyle.Ink =
            switch change.kind {
            case .added: .green
            case .removed: .red
            case .changed: .yellow
            default: .magenta
            }
        let line = (change.to ?? change.from)?.line ?? 0
        let facts = RedlineWording.english.facts(change, name: blockName(change, old: old, new: new))
        var lines = prose(
            [
                InkedText(text: "\(sign) ", inks: [ink]), InkedText(text: "\(line): ", inks: [.dim]),
                InkedText(text: TerminalStyle.line(facts), inks: [.dim]),
            ], indent: "  ")
        lines += body(change)
        for attribute in change.toldAttributes { lines += self.attribute(attribute, isWhole: change.isWhole) }
        return lines
    }

    private func prose(_ pieces: [InkedText], indent: String = indent) -> [String] {
        let room = min(style.width, Self.widest) - TerminalStyle.columns(indent)
        return style.wrap(pieces, to: max(10, room)).map { indent + $0.text }
    }

    // MARK: - Text

    private func body(_ change: Change) -> [String] {
        switch change.kind {
        case .added: return whole(change, Span(.insert, change.to?.text ?? ""))
        case .removed: return whole(change, Span(.delete, change.from?.text ?? ""))
        default: break
        }
        if !change.cells.isEmpty { return change.cells.flatMap(cell) }
        // The keys that changed are listed as attributes.
        if change.block == .frontMatter { return [] }
        if change.block == .code {
            return code(change.spans.isEmpty ? [Span(.equal, change.to?.text ?? "")] : change.spans)
        }
        let cut = change.cutSpans
        guard !cut.isEmpty, change.spans.count + change.parts.count > 0 else {
            let text = TerminalStyle.safe(folding.excerpt(change))
            return text.isEmpty ? [] : prose([InkedText(text: text, inks: [])])
        }
        if isSideBySide { return sides(cut, change.kind) }
        return prose(folding.folded(cut).flatMap { inked($0) })
    }

    private func whole(_ change: Change, _ span: Span) -> [String] {
        if span.text.isEmpty { return [] }
        switch change.block {
        case .code, .html, .frontMatter: return code([span])
        default:
            let pieces = inked(CutSpan(span: span))
            guard isSideBySide else { return prose(pieces) }
            return span.operation == .insert ? columns([], pieces) : columns(pieces, [])
        }
    }

    private func inked(_ piece: CutSpan) -> [InkedText] {
        let text = TerminalStyle.safe(piece.span.text)
        let end = piece.endsPart ? [InkedText(text: " ¶", inks: [.magenta])] : []
        switch piece.span.operation {
        case .delete: return [InkedText(text: "[-\(text)-]", inks: [.red])] + end
        case .insert: return [InkedText(text: "{+\(text)+}", inks: [.green])] + end
        case .equal: return [InkedText(text: text, inks: [])] + end
        }
    }

    private func cell(_ cell: Change.Cell) -> [String] {
        let name = InkedText(text: "\(TerminalStyle.line(cell.title)): ", inks: [])
        if isSideBySide {
            return prose([name]) + sides(cell.cutSpans, .changed)
        }
        return prose([name] + folding.folded(cell.cutSpans).flatMap { inked($0) })
    }

    /// Code keeps its lines, each with a sign before it.
    private func code(_ spans: [Span]) -> [String] {
        let lines = Folding.lines(spans).map { line -> InkedText in
            guard let line else { return InkedText(text: "  …", inks: [.dim]) }
            let text = TerminalStyle.safe(line.text)
            return switch line.operation {
            case .equal: InkedText(text: "  \(text)", inks: [])
            case .delete: InkedText(text: "- \(text)", inks: [.red])
            case .insert: InkedText(text: "+ \(text)", inks: [.green])
            }
        }
        return lines.flatMap { style.wrap([$0], indent: Self.indent) }
    }

    /// - Parameter isWhole: whether its block came or went with it, so that it was, or is, nothing.
    private func attribute(_ attribute: AttributeChange, isWhole: Bool) -> [String] {
        let words = RedlineWording.english
        let name = words.name(attribute)
        let about =
            attribute.text.isEmpty
            ? "" : " “\(Folding(words: 6).reminder(TerminalStyle.line(words.subject(attribute))))”"
        func value(_ value: String?, _ open: String, _ close: String, _ ink: TerminalStyle.Ink) -> [InkedText] {
            guard let value, !value.isEmpty else { return [InkedText(text: words.nothing, inks: [.dim])] }
            let shown = TerminalStyle.line(words.value(value, of: attribute.name))
            return [InkedText(text: "\(open)\(shown)\(close)", inks: [ink])]
        }
        let shown = attribute.shown
        let (was, now) = (value(shown.from, "[-", "-]", .red), value(shown.to, "{+", "+}", .green))
        let both = was + [InkedText(text: " → ", inks: [.dim])] + now
        return prose(
            [InkedText(text: "\(name)\(about): ", inks: [.dim])]
                + (isWhole ? attribute.to == nil ? was : now : both))
    }

    // MARK: - Side by side

    /// The old text on the left, the new one on the right; each marks what the other has not.
    private func sides(_ spans: [CutSpan], _ kind: Change.Kind) -> [String] {
        func side(without gone: Span.Operation, hasParts: Bool) -> [InkedText] {
            let own = spans.filter { $0.span.operation != gone }.map {
                CutSpan(span: $0.span, endsPart: hasParts && $0.endsPart)
            }
            return folding.folded(own).flatMap { inked($0) }
        }
        return columns(
            side(without: .insert, hasParts: kind == .merged), side(without: .delete, hasParts: kind == .split))
    }

    private func columns(_ left: [InkedText], _ right: [InkedText]) -> [String] {
        let room = (style.width - Self.indent.count - 3) / 2
        let (first, second) = (style.wrap(left, to: room), style.wrap(right, to: room))
        return (0..<max(first.count, second.count)).map { index in
            let left = index < first.count ? first[index] : TerminalStyle.Line()
            let right = index < second.count ? second[index].text : ""
            let padding = String(repeating: " ", count: max(0, room - left.columns))
            return Self.indent + left.text + padding + style.paint(right.isEmpty ? " │" : " │ ", .dim) + right
        }
    }
}
