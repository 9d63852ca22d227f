import Diffing

/// Figures and dates of a block that became others: `40 → 43`, `1 mei 2026 → 15 mei 2026`.
struct FigureChanges {
    /// What stood there and what stands there now, each as a reader would say it: a date whole, a figure with its sign.
    private(set) var pairs: [(old: String, new: String)] = []
    /// Runs of other words, and words that stand beside the figures of a long run: what the pairs do not say.
    private(set) var others = 0
    /// What came or went behind a figure that stayed, and is told with that: `tot 16` of `12 → 12 tot 16`.
    private(set) var attached: Set<String> = []

    private struct Part {
        var isEqual: Bool
        var old: String
        var new: String
    }

    private static let joints: Set<String> = ["", "en", "of", "and", "or"]
    /// Longer runs are no figure for a figure.
    private static let mostWords = 4
    private let language: String

    init(_ spans: [Span], language: String) {
        self.language = language
        let parts = joined(Self.parts(spans))
        for (index, part) in parts.enumerated() where !part.isEqual {
            let before = index > 0 ? dateAtEnd(of: parts[index - 1].old) : ""
            let after = index + 1 < parts.count ? dateAtStart(of: parts[index + 1].old) : ""
            var (old, new) = (before + part.old + after, before + part.new + after)
            if !namesDay(old), !namesDay(new) {
                let unit = index + 1 < parts.count ? Self.unit(before: parts[index + 1].old) : ""
                let currency = index > 0 ? Self.currency(at: parts[index - 1].old) : ""
                (old, new) = (currency + part.old + unit, currency + part.new + unit)
            }
            var (first, second) = (Self.bare(old), Self.bare(new))
            // `twee` that became `twee tot vier`: the figure that stayed belongs to it.
            if first.isEmpty != second.isEmpty, saysFigures(first + second) {
                let kept = index > 0 ? parts[index - 1].old.split(separator: " ").last.map(String.init) ?? "" : ""
                if saysFigures(kept), Self.bare(kept) == kept {
                    // With the signs of a list between them.
                    func behind(_ text: String) -> String {
                        Self.bare(
                            kept + (text.first.map { $0.isPunctuation || $0.isWhitespace } == true ? "" : " ") + text)
                    }
                    (first, second) = (behind(part.old), behind(part.new))
                }
            }
            // A comma that came is no other word, nor an `en` in its place.
            if first == second || [first, second].allSatisfy({ Self.joints.contains($0) }) { continue }
            guard !first.isEmpty, !second.isEmpty,
                let pair = figures(first, second)
            else {
                others += 1
                continue
            }
            pairs.append((pair.old, pair.new))
            let (gone, come) = (Self.bare(part.old), Self.bare(part.new))
            if gone.isEmpty != come.isEmpty { attached.insert(gone + come) }
            if !pair.isWhole { others += 1 }
        }
    }

    /// The two sides of a run where both say figures, in digits or in words, without the words around these where there are many.
    private func figures(_ old: String, _ new: String) -> (old: String, new: String, isWhole: Bool)? {
        let words = [old, new].map { $0.split(separator: " ").count }
        let hasDigits = [old, new].contains { $0.contains(where: \.isNumber) }
        guard saysFigures(old), saysFigures(new) else {
            guard saysFigures(old) || saysFigures(new) else { return nil }
            // `de helft` for `enkele`: a word of figures for another of two words.
            if !hasDigits, words.allSatisfy({ $0 <= 2 }) { return (old, new, true) }
            // `binnen 14 dagen` that became `zo snel mogelijk` is words for words.
            return words.allSatisfy { $0 <= Self.mostWords } ? ("“\(old)”", "“\(new)”", true) : nil
        }
        let isLong = words.contains { $0 > Self.mostWords }
        guard isLong || !hasDigits && words.contains(where: { $0 > 2 }) else { return (old, new, true) }
        let (from, to) = (trimmed(old), trimmed(new))
        return (from, to, from == old && to == new)
    }

    private func isFigure(_ word: Substring) -> Bool {
        word.contains(where: \.isNumber) || saysFigure(Self.bare(String(word)), in: language)
    }

    private func saysFigures(_ text: String) -> Bool { text.split(separator: " ").contains(where: isFigure) }

    private func trimmed(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard let first = words.firstIndex(where: isFigure), let last = words.lastIndex(where: isFigure) else {
            return text
        }
        return Self.bare(words[first...last].joined(separator: " "))
    }

    private static func parts(_ spans: [Span]) -> [Part] {
        var parts: [Part] = []
        for span in spans {
            let text = span.text
            switch (span.operation, parts.last?.isEqual) {
            case (.equal, _): parts.append(Part(isEqual: true, old: text, new: text))
            case (.delete, false): parts[parts.count - 1].old += text
            case (.insert, false): parts[parts.count - 1].new += text
            case (.delete, _): parts.append(Part(isEqual: false, old: text, new: ""))
            case (.insert, _): parts.append(Part(isEqual: false, old: "", new: text))
            }
        }
        return parts
    }

    /// Runs of one date as one: `1 May 2025` for `2 May 2026`.
    private func joined(_ parts: [Part]) -> [Part] {
        var result: [Part] = []
        for (index, part) in parts.enumerated() {
            guard var last = result.last, !last.isEqual else {
                result.append(part)
                continue
            }
            let words = part.old.split(separator: " ")
            let isWithin =
                part.isEqual && index + 1 < parts.count && (1...2).contains(words.count)
                && (words.allSatisfy { isDatePart($0) } || words == [","])
                && namesDay(last.old + part.old + parts[index + 1].old)
            guard isWithin || !part.isEqual else {
                result.append(part)
                continue
            }
            last.old += part.old
            last.new += part.new
            result[result.count - 1] = last
        }
        return result
    }

    private func dateAtEnd(of text: String) -> String {
        guard text.hasSuffix(" ") else { return "" }
        let words = text.split(separator: " ").suffix(2).reversed().prefix { isDatePart($0) }
        return words.last.map { String(text[$0.startIndex...]) } ?? ""
    }

    private func dateAtStart(of text: String) -> String {
        guard text.hasPrefix(" ") else { return "" }
        var end = text.startIndex
        for word in text.split(separator: " ").prefix(2) {
            let name = word.prefix { $0.isLetter || $0.isNumber }
            guard isDatePart(name) else { break }
            end = name.endIndex
            if name.count < word.count { break }
        }
        return String(text[..<end])
    }

    /// `%` right behind a figure, `€` right before it.
    private static func unit(before text: String) -> String { String(text.prefix { "%‰°".contains($0) }.prefix(1)) }
    private static func currency(at text: String) -> String {
        let end = text.hasSuffix(" ") ? text.dropLast() : text[...]
        return end.last.map { "€$£".contains($0) } == true ? String(text.suffix(text.hasSuffix(" ") ? 2 : 1)) : ""
    }

    private func isDatePart(_ word: Substring) -> Bool {
        !word.isEmpty && word.count <= 4 && word.allSatisfy(\.isNumber) || namesMonthOrDay(String(word), in: language)
    }

    private func namesDay(_ text: String) -> Bool {
        text.split { !$0.isLetter }.contains { namesMonthOrDay(String($0), in: language) }
    }

    /// Words without the signs around them, but for those of a figure; empty where there are no words.
    static func bare(_ text: String) -> String {
        func isEdge(_ character: Character) -> Bool {
            character.isWhitespace || character.isPunctuation && !"%‰€$&+".contains(character)
        }
        var slice = text[...]
        while let first = slice.first, isEdge(first) {
            if "-−".contains(first), slice.dropFirst().first?.isNumber == true { break }
            slice.removeFirst()
        }
        while let last = slice.last, isEdge(last) { slice.removeLast() }
        return String(slice)
    }
}
