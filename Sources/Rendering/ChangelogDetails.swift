import Diffing
import Editions
import GuideModel

/// What changed in a section, in a few words behind its name.
extension ChangelogRenderer {
    static let mostPairs = 6
    static let longestValue = 60

    /// Old and new values where they are short, and how many blocks of which kind came, went or changed.
    func details(_ changes: [Change]) -> [String] {
        var (pairs, cameOrWent) = ([String](), [String]())
        var rest: [Change] = []
        var hasMore = false
        for change in changes {
            let (own, quotes) = (values(change), quotes(change))
            // A figure is not all where other words or a link changed with it.
            let tellsAll = tells(own, quotes, allOf: change)
            // What only a commit calls weighty is told as the correction that it is.
            let slips = change.isRaised && change.kind != .added && change.kind != .removed ? slips(change).told : []
            if own.isEmpty, quotes.isEmpty, !slips.isEmpty {
                pairs += slips
            } else if own.isEmpty, quotes.isEmpty {
                rest.append(change)
            } else if change.kind != .changed, let became = became(change) {
                // What it said elsewhere, or as a part of another, is no older value of what stands here.
                let others = tellsAll ? "" : " \(wording.otherWords)"
                pairs.append("\(became): \((own + quotes).joined(separator: ", "))\(others)")
            } else {
                hasMore = hasMore || !tellsAll
                pairs += own
                cameOrWent += quotes
            }
        }
        var parts = listed(pairs) + listed(cameOrWent)
        if hasMore, let last = parts.popLast() { parts.append("\(last) \(wording.otherWords)") }
        let counts = counts(rest)
        if !counts.isEmpty { parts.append(counts) }
        return parts
    }

    /// `1 alinea verplaatst en gewijzigd, uit “Prijzen”`.
    private func became(_ change: Change) -> String? {
        guard let noun = wording.blocks[change.block], let became = wording.became[change.kind] else { return nil }
        return "\(noun.of(1)) \(became)" + (origin(change).map { ", \($0)" } ?? "")
    }

    /// The section that a text stood in, where it stands in another now.
    private func origin(_ change: Change) -> String? {
        guard change.kind == .moved, let from = change.from, let to = change.to else { return nil }
        let chapter = update.redline?.chapters.first { $0.path == to.path }
        let section = chapter?.sections.first { $0.anchor == to.anchor }
        let isSame =
            section.map { $0.fromPath == from.path && $0.fromAnchor == from.anchor }
            ?? (chapter?.fromPath == from.path && to.anchor == from.anchor)
        guard !isSame else { return nil }
        // Of another chapter its name says more than one that many of its sections share.
        let title = chapter?.fromPath == from.path ? oldTitles[from.path]?[from.anchor] : nil
        return wording.movedFrom.filling(["title": title.map { "“\(escaped($0))”" } ?? name(old: from.path)])
    }

    private func tells(_ values: [String], _ quotes: [String], allOf change: Change) -> Bool {
        guard change.cells.isEmpty else { return change.cells.allSatisfy(Self.isShort) }
        let isFigure = change.signals.contains(.number) || change.signals.contains(.date)
        if isFigure, !change.signals.contains(.modality), !change.signals.contains(.negation) {
            let figures = FigureChanges(change.spans, language: wording.code)
            return figures.others == quotes.count && figures.pairs.count == values.count
        }
        // What came in place of something is one with it.
        let places = change.spans.indices.filter {
            change.spans[$0].operation != .equal && ($0 == 0 || change.spans[$0 - 1].operation == .equal)
        }
        return places.count == values.count + quotes.count
    }

    private static func isShort(_ cell: Change.Cell) -> Bool { cell.from.count + cell.to.count <= 2 * longestValue }

    /// Whole sentences, and figures with the words around them, that came or went within a text.
    private func quotes(_ change: Change) -> [String] {
        guard [.changed, .moved].contains(change.kind), change.cells.isEmpty, change.block != .heading else {
            return []
        }
        let saysFigures = change.signals.contains(.number) || change.signals.contains(.date)
        let attached = saysFigures ? FigureChanges(change.spans, language: wording.code).attached : []
        return runs(change).compactMap { run in
            guard run.old.isEmpty != run.new.isEmpty else { return nil }
            let text = FigureChanges.bare(run.old + run.new)
            if attached.contains(text) { return nil }
            let isSentence = run.isSentence && text.split(separator: " ").count >= Self.shortWord
            // A figure that came behind another one belongs to that.
            guard isSentence || text.contains(where: \.isNumber) && text.contains(" "),
                let became = wording.became[run.old.isEmpty ? .added : .removed]
            else { return nil }
            return "\(became): \(quoted(isSentence ? run.old + run.new : text))"
        }
    }

    /// `40 → 43`: numbers and dates always, other words where they are all that changed in the block.
    private func values(_ change: Change) -> [String] {
        let isFigure = change.signals.contains(.number) || change.signals.contains(.date)
        let isDuty = change.signals.contains(.modality) || change.signals.contains(.negation)
        guard [.changed, .moved].contains(change.kind) || isFigure || isDuty else { return [] }
        if !change.cells.isEmpty {
            let row = (change.to?.text.prefix { $0 != "|" }).map { $0.trimmingBlanks() } ?? ""
            func value(_ cell: Change.Cell) -> String { "\(escaped(cell.from)) → \(escaped(cell.to))" }
            let short = change.cells.filter(Self.isShort)
            // A row is called by its first cell, as it was too where that is another.
            let name = short.first { $0.to == row }
            let cells = short.filter { $0.to != row }
            guard !cells.isEmpty else { return name.map { ["\(escaped($0.column)): \(value($0))"] } ?? [] }
            return cells.map { "\(name.map(value) ?? escaped(row)), \(escaped($0.column)): \(value($0))" }
        }
        if isFigure {
            // A figure for a figure, or a number in words for another; what else stands between them is told by counts.
            guard change.block != .code else { return [] }
            return FigureChanges(change.spans, language: wording.code).pairs
                .filter { $0.old.count <= Self.longestValue && $0.new.count <= Self.longestValue }
                .map { "\(escaped($0.old)) → \(escaped($0.new))" } + (isDuty ? duties(change, besideFigures: true) : [])
        }
        let pairs = replacements(change)
        if isDuty, case let duties = duties(change), !duties.isEmpty { return duties }
        let count = change.spans.filter { $0.operation != .equal }.count
        guard pairs.count == 1, count == 2, let run = runs(change).first else { return [] }
        var (old, new) = (pairs[0].old, pairs[0].new)
        if max(old.count, new.count) <= Self.shortWord {
            (old, new) = (
                folded(run.before + run.old + run.after).trimmingBlanks(),
                folded(run.before + run.new + run.after).trimmingBlanks()
            )
        }
        return ["“\(escaped(old))” → “\(escaped(new))”"]
    }

    /// What may or must be done, and what is not: the changed words with those beside them, for a `niet` that went says nothing alone.
    ///
    /// - Parameter besideFigures: whether runs that say figures are told already.
    private func duties(_ change: Change, besideFigures: Bool = false) -> [String] {
        runs(change).compactMap { run in
            if besideFigures,
                (run.old + " " + run.new).split(separator: " ").contains(where: {
                    saysFigure(FigureChanges.bare(String($0)), in: wording.code)
                })
            {
                return nil
            }
            guard [run.old, run.new].contains(where: { saysDuty($0, in: wording.code) }),
                run.old.count + run.new.count <= Self.longestValue
            else { return nil }
            let sides = [run.old, run.new].map { FigureChanges.bare(folded(run.before + $0 + run.after)) }
            // A sentence that came or went whole is counted.
            return sides.contains("") ? nil : "“\(escaped(sides[0]))” → “\(escaped(sides[1]))”"
        }
    }

    /// What a correction mended: the words, or where only a sign did with those beside it; where a link leads; how a picture is called.
    ///
    /// - Returns: what is short enough to be shown, and how many there are.
    func slips(_ change: Change) -> (told: [String], count: Int) {
        let words = runs(change).compactMap { run -> String? in
            guard run.old.count <= Self.longestValue, run.new.count <= Self.longestValue else { return nil }
            let (old, new) = (FigureChanges.bare(run.old), FigureChanges.bare(run.new))
            // `a` for `an` says nothing by itself.
            let isLong = max(old.count, new.count) > Self.shortWord
            if isLong, old != new, !old.isEmpty, !new.isEmpty { return "“\(escaped(old))” → “\(escaped(new))”" }
            let sides = [run.old, run.new].map { folded(run.before + $0 + run.after).trimmingBlanks() }
            return sides[0] == sides[1] || sides.contains("") ? nil : "“\(escaped(sides[0]))” → “\(escaped(sides[1]))”"
        }
        let attributes = change.attributes.filter {
            [.destination, .alt, .source, .title].contains($0.name) && $0.from?.isEmpty == false
                && $0.to?.isEmpty == false
        }
        let others = attributes.compactMap { attribute -> String? in
            let (from, to) = (attribute.from ?? "", attribute.to ?? "")
            let name = folded(attribute.text).trimmingBlanks()
            let what = name.isEmpty || name == from ? "" : quoted(name) + ": "
            guard from.count + to.count <= 2 * Self.longestValue else {
                return attribute.name == .destination && !what.isEmpty ? what + wording.otherAddress : nil
            }
            return what + "\(code(from)) → \(code(to))"
        }
        return (words + others, max(1, words.count + attributes.count))
    }

    /// A run of words that differs, with the words that stand right before and behind it.
    private struct Run {
        var before: String
        var old: String
        var new: String
        var after: String
        /// Whether it starts and ends where sentences do.
        var isSentence: Bool
    }

    private func runs(_ change: Change) -> [Run] {
        guard change.block != .code, change.block != .html else { return [] }
        var found: [Run] = []
        var index = 0
        while index < change.spans.count {
            guard change.spans[index].operation != .equal else {
                index += 1
                continue
            }
            var (old, new) = ("", "")
            let prior = index > 0 ? change.spans[index - 1].text : ""
            while index < change.spans.count, change.spans[index].operation != .equal {
                if change.spans[index].operation == .delete {
                    old += change.spans[index].text
                } else {
                    new += change.spans[index].text
                }
                index += 1
            }
            let after = index < change.spans.count ? Self.firstWord(change.spans[index].text) : ""
            found.append(
                Run(
                    before: Self.lastWord(prior), old: old, new: new, after: after,
                    isSentence: Self.endsSentence(prior) && Self.endsSentence(old + new)))
        }
        return found
    }

    private static func endsSentence(_ text: String) -> Bool {
        let end = text.last { !$0.isWhitespace && !"”’\"')".contains($0) }
        return end.map { ".!?…".contains($0) } ?? true
    }

    /// The word at the end of a text with the blank behind it, where both stand in one sentence with what follows.
    private static func lastWord(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        guard let word = text.split(separator: " ").last, let last = word.last, !".!?:;".contains(last) else {
            return " "
        }
        return " " + word + (text.hasSuffix(" ") ? " " : "")
    }

    private static func firstWord(_ text: String) -> String {
        guard let word = text.split(separator: " ").first else { return "" }
        return (text.hasPrefix(" ") ? " " : "") + word
    }

    /// Runs that one side has in place of the other's, where both are short.
    private func replacements(_ change: Change) -> [(old: String, new: String)] {
        guard change.block != .code else { return [] }
        var pairs: [(old: String, new: String)] = []
        for (index, span) in change.spans.enumerated()
        where span.operation == .delete && index + 1 < change.spans.count {
            let next = change.spans[index + 1]
            guard next.operation == .insert, span.text.count <= Self.longestValue,
                next.text.count <= Self.longestValue
            else { continue }
            let (old, new) = (FigureChanges.bare(span.text), FigureChanges.bare(next.text))
            if old != new, !old.isEmpty, !new.isEmpty { pairs.append((old, new)) }
        }
        return pairs
    }

    /// The first of some pairs, each once with how often it stands there, and how many more there are.
    func listed(_ pairs: [String]) -> [String] {
        var counts: [String: Int] = [:]
        for pair in pairs { counts[pair, default: 0] += 1 }
        var seen: Set<String> = []
        let shown = pairs.filter { seen.insert($0).inserted }.prefix(Self.mostPairs)
        let more = pairs.count - shown.reduce(0) { $0 + counts[$1, default: 1] }
        return shown.map { counts[$0, default: 1] > 1 ? "\($0), \(counts[$0, default: 1])×" : $0 }
            + (more > 0 ? [wording.andMore.filling(["count": "\(more)"])] : [])
    }

    /// `2 alinea’s nieuw, 1 punt vervallen`.
    private func counts(_ changes: [Change]) -> String {
        let order: [Change.Kind] = [.added, .removed, .changed, .moved, .split, .merged]
        var parts: [String] = []
        for kind in order {
            var numbers: [Block.Kind: Int] = [:]
            var seen: [Block.Kind] = []
            for change in changes where change.kind == kind {
                if numbers[change.block] == nil { seen.append(change.block) }
                numbers[change.block, default: 0] += 1
            }
            for block in seen {
                let own = changes.filter { $0.kind == kind && $0.block == block }
                let became =
                    kind == .moved && own.allSatisfy { $0.isRaised && $0.spans.allSatisfy { $0.operation == .equal } }
                    ? wording.onlyMoved : wording.became[kind]
                guard let noun = wording.blocks[block], let became else { continue }
                let count = numbers[block] ?? 0
                var part = "\(noun.of(count)) \(became)"
                let origins = Set(own.map(origin))
                if origins.count == 1, let origin = origins.first ?? nil { part += ", \(origin)" }
                // Of one or two that came or went their first words say what it is about.
                if count <= Self.mostQuotes, kind == .added || kind == .removed {
                    let quotes = own.compactMap(firstWords)
                    if !quotes.isEmpty { part += ": " + quotes.joined(separator: ", ") }
                }
                parts.append(part)
            }
        }
        return parts.joined(separator: ", ")
    }

    private static let mostQuotes = 2
    private static let shortWord = 3
    private static let mostQuotedWords = 8

    private func firstWords(_ change: Change) -> String? {
        guard [.paragraph, .item, .row, .column, .heading, .footnote].contains(change.block) else { return nil }
        let text = Self.withoutMarks(folded((change.to ?? change.from)?.text ?? ""))
        return text.trimmingBlanks().isEmpty ? nil : quoted(text)
    }

    /// Words as a reader has them: the box of a task is drawn, and of MkDocs' `tip "Bel eerst"` the title is shown.
    private static func withoutMarks(_ text: String) -> String {
        for box in ["[ ] ", "[x] "] where text.hasPrefix(box) { return String(text.dropFirst(box.count)) }
        guard text.hasSuffix("\""), let open = text.firstIndex(of: "\""), text.filter({ $0 == "\"" }).count == 2 else {
            return text
        }
        let kind = text[..<open].split(separator: " ")
        guard !kind.isEmpty, kind.allSatisfy({ $0.allSatisfy { $0.isLowercase || $0 == "-" } }) else { return text }
        return String(text[text.index(after: open)...].dropLast())
    }

    private func quoted(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        let shown = words.prefix(Self.mostQuotedWords).joined(separator: " ")
        return "“\(escaped(shown))\(words.count > Self.mostQuotedWords ? "…" : "")”"
    }
}
