import GuideModel

/// One paired, split or merged block as a change.
extension Comparison {
    mutating func split(_ o: Int, _ parts: [Int]) -> Change {
        var change = Change(.split, old[o].kind)
        change.from = old.place(o)
        change.parts = parts.map { new.place($0) }
        let whole = joined(parts, new)
        change.to = new.place(parts[0], text: whole.text)
        finishText(&change, old[o].text, whole.text)
        forgiveJoints(&change, parts.count - 1)
        finishAttributes(&change, old[o], whole)
        change.signals.append(.structure)
        if moves.parted.contains(parts[0]) { change.signals.append(.order) }
        settle(&change)
        return change
    }

    mutating func merged(_ parts: [Int], _ n: Int) -> Change {
        var change = Change(.merged, new[n].kind)
        change.to = new.place(n)
        change.parts = parts.map { old.place($0) }
        let whole = joined(parts, old)
        change.from = old.place(parts[0], text: whole.text)
        finishText(&change, whole.text, new[n].text)
        forgiveJoints(&change, parts.count - 1)
        finishAttributes(&change, whole, new[n])
        change.signals.append(.structure)
        if moves.parted.contains(n) { change.signals.append(.order) }
        settle(&change)
        return change
    }

    /// Several blocks as one, their texts joined by a blank.
    private func joined(_ parts: [Int], _ side: Side) -> Block {
        var whole = side[parts[0]]
        for part in parts.dropFirst() {
            let block = side[part]
            let shift = whole.text.utf8.count + 1
            whole.text += " " + block.text
            whole.inlines += block.inlines.map {
                Block.Inline(kind: $0.kind, start: $0.start + shift, end: $0.end + shift)
            }
        }
        return whole
    }

    /// What changed beside the words of a paired, split or merged block.
    private func finishAttributes(
        _ change: inout Change, _ before: Block, _ after: Block
    ) {
        change.attributes += AttributeComparison(before, after, spans: change.spans, notes: notes).changes
            .filter { !leadsToTheSame($0, change) }
        // Code that only changed places with its sentence is the same.
        // Spans of a row whose columns differ are of what is left of it.
        let isWhole = before.kind != .row || change.from?.text == before.text && change.to?.text == after.text
        if change.signals != [.order], isWhole, touchesCode(before, after, change.spans) {
            change.signals.append(.code)
        }
        change.signals += change.attributes.map { $0.signal(in: after.kind) }
    }

    /// Whether an address was only written anew because its text stands in another folder: `b.md`, and `../b.md` from there.
    private func leadsToTheSame(_ attribute: AttributeChange, _ change: Change) -> Bool {
        guard attribute.name == .destination || attribute.name == .source, let from = attribute.from,
            let to = attribute.to, let before = change.from.map({ Path.folder(of: $0.path) }),
            let after = change.to.map({ Path.folder(of: $0.path) }), before != after
        else { return false }
        func whole(_ address: String, in folder: String) -> String? {
            let path = address.prefix { $0 != "#" && $0 != "?" }
            guard !path.isEmpty, !path.hasPrefix("/"), !path.contains(":") else { return nil }
            return Path.normalized(Path.join(folder, String(path))).map { $0 + address.dropFirst(path.count) }
        }
        return whole(from, in: before).map { $0 == whole(to, in: after) } ?? false
    }

    /// The blank between the parts is ours: in scripts without blanks it is no change.
    private func forgiveJoints(_ change: inout Change, _ joints: Int) {
        let blanks = change.spans.filter { $0.operation != .equal && $0.text == " " }.count
        // A blank that is written away elsewhere is no joint: `wijk feest` as `wijkfeest`.
        let others = change.spans.contains { $0.operation != .equal && $0.text != " " && $0.text.contains(" ") }
        if blanks <= joints, !others { change.signals.removeAll { $0 == .spacing } }
    }

    /// Weaves two texts into spans with their signals, when they differ.
    mutating func finishText(_ change: inout Change, _ before: String, _ after: String) {
        guard before != after else { return }
        let order =
            SentenceOrder(before, after)
            ?? SentenceOrder(edited: before, after) { WordDiff($0, $1, &matcher.interner, language: language) }
        if let order {
            change.spans = order.spans
            change.signals.append(.order)
            change.signals += order.edits.flatMap { $0.signals(language) }
            return
        }
        let diff = WordDiff(before, after, &matcher.interner, language: language)
        change.spans = diff.spans
        change.isCoarse = diff.isCoarse
        change.signals += diff.signals(language).sorted()
    }

    mutating func settle(_ change: inout Change) {
        change.signals = Array(Set(change.signals)).sorted()
        change.significance = change.signals.map(\.significance).max() ?? .formatting
    }

    /// - Parameter table: that the new row stands in, where it is one on both sides.
    mutating func pairedChange(_ o: Int, _ n: Int, _ table: Int?) -> Change? {
        // A row that came from another table had the columns of that one.
        let pair = table.map { matcher.tables[$0] }.flatMap { $0.oldPlace.contains(o) ? $0 : nil }
        let (before, after) = (old[o], new[n])
        // A line that was a heading, or became one, is told as that heading in both directions.
        let kind = before.kind == .heading ? before.kind : after.kind
        var change = Change(moves.blocks.contains(n) ? .moved : .changed, kind)
        change.from = old.place(o)
        change.to = new.place(n)
        switch after.kind {
        case .frontMatter:
            frontMatter(&change, o, n)
            if change.attributes.isEmpty { return nil }
        case .code:
            if before.text != after.text {
                let (spans, isCoarse) = lineSpans(before.text, after.text, &matcher.interner)
                change.spans = spans
                change.isCoarse = isCoarse
                change.signals.append(.code)
            }
        case .html: html(&change, before, after)
        case .row:
            if let own = pair ?? likeTables(o, n) {
                row(&change, before, after, own)
            } else {
                finishText(&change, before.text, after.text)
            }
        default:
            finishText(&change, before.text, after.text)
            // What readers see of `<doc:Page>` is the title of that page.
            if !change.spans.isEmpty, let was = before.withoutPageLinks, was == after.withoutPageLinks {
                change.signals.removeAll { $0 != .order }
            }
            if after.kind == .heading, !change.spans.isEmpty, let rests = renumbered(o, n) {
                change.signals = [.renumbered]
                if rests.old != rests.new {
                    let rest = WordDiff(rests.old, rests.new, &matcher.interner, language: language)
                    change.signals += rest.signals(language).sorted()
                }
            }
        }
        if after.kind != .frontMatter {
            if after.kind == .row, let own = pair, !own.hasSameColumns {
                finishAttributes(
                    &change, before.keeping(own.columns.map(\.old)), after.keeping(own.columns.map(\.new)))
            } else {
                finishAttributes(&change, before, after)
            }
            pictures(&change, o, n)
            if let number = restarted(o, n) {
                change.attributes.append(number)
                change.signals.append(number.signal(in: after.kind))
            }
        }
        if change.kind == .moved { change.signals.append(.order) }
        guard change.kind == .moved || !change.spans.isEmpty || !change.attributes.isEmpty || !change.cells.isEmpty
        else { return nil }
        settle(&change)
        return change
    }

    /// The number of an item that has begun a list of its own, or ends up in that of the item before it, where it counts otherwise now.
    private func restarted(_ o: Int, _ n: Int) -> AttributeChange? {
        let (before, after) = (old[o], new[n])
        guard after.kind == .item, after.isOrdered, before.kind == .item, before.isOrdered,
            after.isListStart != before.isListStart, !moves.blocks.contains(n),
            after.isListStart
                ? isCut(o, old, pairing.newOfOld, n, new) : isCut(n, new, pairing.oldOfNew, o, old)
        else { return nil }
        // An item that went from one list to the next makes no list.
        let (was, now) = (lists.old[old.items[o].chapter], lists.new[new.items[n].chapter])
        guard after.isListStart ? now > was : was > now else { return nil }
        return AttributeChange(name: .start, text: after.text, from: "\(before.number)", to: "\(after.number)")
    }

    /// Whether an item that stood behind another in one list begins a list on the other side, behind that one too, with another number.
    private func isCut(_ whole: Int, _ side: Side, _ partners: [Int], _ part: Int, _ other: Side) -> Bool {
        func isSibling(_ item: Int, _ own: Int, _ side: Side) -> Bool {
            side[item].kind == .item && side[item].isOrdered && side[item].listDepth == side[own].listDepth
        }
        let first = side.range(side.items[whole].chapter).lowerBound
        let before = max(first, whole - Self.longestItem)..<whole
        guard let last = before.last(where: { isSibling($0, whole, side) }) else { return false }
        let now = partners[last]
        return now >= 0 && now < part && isSibling(now, part, other)
            && other.items[now].chapter == other.items[part].chapter && other[part].number != other[now].number + 1
    }

    /// How many blocks an item may hold for the one after it to be found.
    private static let longestItem = 100

    /// Raw HTML by its words: tags count by what a reader notices of them.
    private mutating func html(_ change: inout Change, _ before: Block, _ after: Block) {
        guard before.text != after.text else { return }
        let diff = WordDiff(before.text, after.text, &matcher.interner, language: language)
        change.spans = diff.spans
        change.isCoarse = diff.isCoarse
        let (shown, shownNow) = (HTMLTag.visibleText(in: before.text), HTMLTag.visibleText(in: after.text))
        if shown != shownNow {
            change.signals += WordDiff(shown, shownNow, &matcher.interner, language: language).signals(language)
                .sorted()
        }
        var tags = AttributeComparison(before, after, spans: change.spans)
        tags.compareMarkup()
        change.attributes += tags.changes
        if change.signals.isEmpty, change.attributes.isEmpty { change.signals = [.markup] }
    }

    /// Whether a change is about code within the text: what is typed counts to the letter.
    private func touchesCode(_ before: Block, _ after: Block, _ spans: [Span]) -> Bool {
        guard !spans.isEmpty, before.kind != .code else { return false }
        func code(_ block: Block) -> [Range<Int>] {
            block.inlines.filter { $0.kind == .code && $0.start < $0.end }.map { $0.start..<$0.end }
        }
        let (old, new) = (code(before), code(after))
        guard !old.isEmpty || !new.isEmpty else { return false }
        let map = PlaceMap(spans, text: after.text)
        return map.touches(old) || map.transposed.touches(new)
    }

    /// A picture of the same name that shows something else is a change, although the chapter's text is the same.
    func pictures(_ change: inout Change, _ o: Int, _ n: Int) {
        guard !changedPictures.isEmpty else { return }
        let before = Set(old[o].shownPictures.flatMap { pictureFiles($0.source, old.chapter(o)) })
        for (source, alt) in new[n].shownPictures {
            guard
                let path = pictureFiles(source, new.chapter(n)).first(where: {
                    before.contains($0) && changedPictures[$0] != nil
                }),
                let ids = changedPictures[path]
            else { continue }
            change.attributes.append(
                AttributeChange(
                    name: .source, text: alt.isEmpty ? source : alt, from: "\(source) (\(ids.from.prefix(7)))",
                    to: "\(source) (\(ids.to.prefix(7)))"))
            change.signals.append(.wording)
        }
    }

    /// The files that a picture may be: with DocC one name stands for several sizes and appearances.
    private func pictureFiles(_ source: String, _ chapter: Chapter) -> [String] {
        if let assets, let files = assets[Path.assetName(source)] { return files }
        return chapter.picture(source).map { [$0] } ?? []
    }

    /// Keys that came, went or have another value; their order and quotes say nothing.
    mutating func frontMatter(_ change: inout Change, _ o: Int, _ n: Int) {
        let (before, after) = (old.chapter(o).frontMatter, new.chapter(n).frontMatter)
        if before?.isUnread == true || after?.isUnread == true {
            guard old[o].text != new[n].text else { return }
            change.attributes = [
                AttributeChange(name: .key, text: "---", from: old[o].text, to: new[n].text)
            ]
            change.signals = [.wording]
        }
        func values(_ matter: FrontMatter?) -> [(key: String, value: String)] {
            (matter?.members ?? []).map { ($0.key, FrontMatter.text($0.value)) }
        }
        let (old, new) = (values(before), values(after))
        for (key, value) in new {
            let was = old.last { $0.key == key }?.value
            guard was != value else { continue }
            change.attributes.append(AttributeChange(name: .key, text: key, from: was, to: value))
            if let was {
                change.signals +=
                    Self.place(key, was, value).map { [$0] }
                    ?? WordDiff(was, value, &matcher.interner, language: language).signals(language).sorted()
            } else {
                change.signals.append(.wording)
            }
        }
        for (key, value) in old where !new.contains(where: { $0.key == key }) {
            change.attributes.append(AttributeChange(name: .key, text: key, from: value, to: nil))
            change.signals.append(.wording)
        }
        guard !change.attributes.isEmpty, change.from?.text != change.to?.text else { return }
        let spans = lineSpans((change.from?.text ?? "") + "\n", (change.to?.text ?? "") + "\n", &matcher.interner).spans
        change.spans = Self.withoutLastLineEnd(spans)
    }

    /// Takes the line ends off that made the last lines of two texts equal: a line that came behind the last one brings its own.
    static func withoutLastLineEnd(_ spans: [Span]) -> [Span] {
        var spans = spans
        guard let last = spans.lastIndex(where: { $0.operation == .equal }) else {
            return spans.map { Span($0.operation, String($0.text.dropLast())) }
        }
        let behind = spans.indices.suffix(from: last + 1)
        if behind.count < 2 {
            // The kept line has its end only because another follows, on one side.
            spans[last].text.removeLast()
            for index in behind { spans[index].text = "\n" + spans[index].text.dropLast() }
        } else {
            for index in behind { spans[index].text.removeLast() }
        }
        return spans.filter { !$0.text.isEmpty }
    }

    /// What a key says that gives a page its place among the others: `nav_order: 3`, `title: 3. Wonen`.
    private static func place(_ key: String, _ was: String, _ value: String) -> Signal? {
        if ["nav_order", "weight", "order", "sidebar_position", "position"].contains(key) {
            return Int(was) != nil && Int(value) != nil ? .order : nil
        }
        guard key == "title", let one = HeadingNumber(was), let two = HeadingNumber(value), one.isMarked, two.isMarked,
            one.kind == two.kind, one.number != two.number, one.rest == two.rest
        else { return nil }
        return .renumbered
    }
}

extension Block {
    /// The text with one sign for each of DocC's `<doc:Page>`; `nil` where there is none.
    fileprivate var withoutPageLinks: String? {
        var result: [UInt8] = []
        var copied = 0
        let bytes = Array(text.utf8)
        for inline in inlines where inline.start >= copied && inline.end <= bytes.count {
            guard case .link(let destination, _) = inline.kind, destination.hasPrefix("doc:"),
                bytes[inline.start..<inline.end].elementsEqual(destination.utf8)
            else { continue }
            result += bytes[copied..<inline.start] + [1]
            copied = inline.end
        }
        guard copied > 0 else { return nil }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
    }
}
