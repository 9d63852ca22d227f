import Diffing

/// Unchanged words far from a change become an ellipsis.
struct Folding {
    /// How many unchanged words stay on each side of a change; for code, lines: three.
    let words: Int
    private static let lines = 3
    private static let mostPieces = 20

    /// The spans with their unchanged stretches shortened.
    func folded(_ spans: [CutSpan]) -> [CutSpan] {
        spans.enumerated().map { index, piece in
            guard piece.span.operation == .equal else { return piece }
            let text =
                spans.count == 1
                ? reminder(piece.span.text)
                : fold(piece.span.text, isFirst: index == 0, isLast: index == spans.count - 1)
            return CutSpan(span: Span(.equal, text), endsPart: piece.endsPart)
        }
    }

    /// A text without changes, as a reminder of which one it is.
    func reminder(_ text: String) -> String {
        let words = text.split(separator: " ")
        return words.count > 2 * self.words ? words.prefix(2 * self.words).joined(separator: " ") + " …" : text
    }

    private func fold(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let all = text.split(separator: " ", omittingEmptySubsequences: false)
        // A blank at an end parts the text from its change, and is no word.
        let (before, after) = (words + (text.hasPrefix(" ") ? 1 : 0), words + (text.hasSuffix(" ") ? 1 : 0))
        guard all.count > (isFirst ? 0 : before) + (isLast ? 0 : after) + 1 else { return text }
        let head = isFirst ? "…" : all.prefix(before).joined(separator: " ") + " …"
        return isLast ? head : head + " " + all.suffix(after).joined(separator: " ")
    }

    /// The text of a change that kept its words: those around what changed beside them, a link or an emphasis.
    func excerpt(_ change: Change) -> String {
        let text = change.to?.text ?? ""
        var pieces: [String] = []
        var rest = text[...]
        for attribute in change.attributes.prefix(Self.mostPieces) {
            let about = attribute.text
            guard !about.isEmpty, about.split(separator: " ").count <= 2 * words + 1,
                let place = rest.firstRange(of: about)
            else { continue }
            pieces += [String(rest[..<place.lowerBound]), String(rest[place])]
            rest = rest[place.upperBound...]
        }
        guard !pieces.isEmpty else { return reminder(text) }
        pieces.append(String(rest))
        return pieces.enumerated().map { index, piece in
            index % 2 == 1 ? piece : fold(piece, isFirst: index == 0, isLast: index == pieces.count - 1)
        }.joined()
    }

    /// Lines that differ in blanks alone with signs for these: a tab, and what stands at an end.
    private static func showingBlanks(_ spans: [Span]) -> [Span] {
        func letters(_ operation: Span.Operation) -> [Character] {
            spans.filter { $0.operation == operation }.flatMap { $0.text.filter { !$0.isWhitespace } }
        }
        guard spans.contains(where: { $0.operation == .delete }), letters(.delete) == letters(.insert) else {
            return spans
        }
        return spans.map { span in
            guard span.operation != .equal else { return span }
            let lines = span.text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
                let end = line.reversed().prefix { $0 == " " || $0 == "\t" }.count
                let body = line.dropLast(end).map { $0 == "\t" ? "→   " : String($0) }.joined()
                return body + line.suffix(end).map { $0 == "\t" ? "→" : "·" }.joined()
            }
            return Span(span.operation, lines.joined(separator: "\n"))
        }
    }

    /// Code as lines, each whole, came or gone; long unchanged stretches become one `nil`, and of code without a change the first
    /// lines say which it is.
    static func lines(_ spans: [Span]) -> [(operation: Span.Operation, text: String)?] {
        var result: [(Span.Operation, String)?] = []
        let spans = showingBlanks(spans)
        for (index, span) in spans.enumerated() {
            var lines = span.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
            guard span.operation == .equal else {
                result += lines.map { (span.operation, $0) }
                continue
            }
            let (before, after) =
                spans.count == 1
                ? (2 * Self.lines, 0) : (index == 0 ? 0 : Self.lines, index == spans.count - 1 ? 0 : Self.lines)
            guard lines.count > before + after + 1 else {
                result += lines.map { (.equal, $0) }
                continue
            }
            result += lines.prefix(before).map { (.equal, $0) } + [nil] + lines.suffix(after).map { (.equal, $0) }
        }
        return result
    }
}
