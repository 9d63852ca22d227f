import GuideModel

/// Links, pictures, footnote marks and raw HTML of a paired block, told apart by the text that they stand at.
extension AttributeComparison {
    mutating func compareInlines() {
        let map = PlaceMap(spans, text: after.text)
        compareLinks(map)
        compareImages(map)
        compareFootnotes(map)
        compareHTML(map)
    }

    // MARK: - Links

    private struct Link {
        var text: String
        var destination: String
        var title: String
        var range: Range<Int>

        var key: String { destination + "\u{0}" + text }
    }

    private func links(_ block: Block) -> [Link] {
        let bytes = Array(block.text.utf8)
        return block.inlines.compactMap { inline in
            guard case .link(let destination, let title) = inline.kind else { return nil }
            return Link(
                text: String(decoding: bytes[inline.start..<inline.end], as: UTF8.self), destination: destination,
                title: title, range: inline.start..<inline.end)
        }
    }

    private mutating func compareLinks(_ map: PlaceMap) {
        let (old, new) = (links(before), links(after))
        guard !old.isEmpty || !new.isEmpty else { return }
        var partner = [Int](repeating: -1, count: old.count)
        var isTaken = [Bool](repeating: false, count: new.count)
        // The same words are the same link.
        var from = 0
        for (o, link) in old.enumerated() {
            let kept = map.kept(link.range)
            guard let first = kept.first, let last = kept.last else { continue }
            while from < new.count, new[from].range.upperBound <= first.lowerBound { from += 1 }
            var n = from
            while n < new.count, new[n].range.lowerBound < last.upperBound {
                if !isTaken[n], kept.contains(where: { $0.overlaps(new[n].range) }) {
                    partner[o] = n
                    isTaken[n] = true
                    break
                }
                n += 1
            }
        }
        // Words that stayed without their link have lost it; others may have gone elsewhere, or become other words.
        let back = map.transposed
        func keepsWords(_ range: Range<Int>, _ map: PlaceMap) -> Bool {
            !range.isEmpty && 2 * map.kept(range).reduce(0) { $0 + $1.count } >= range.count
        }
        var freeOld = old.indices.filter { partner[$0] < 0 && !keepsWords(old[$0].range, map) }
        var freeNew = new.indices.filter { !isTaken[$0] && !keepsWords(new[$0].range, back) }
        for key in [\Link.key, \Link.destination, \Link.text] {
            var waiting: [String: [Int]] = [:]
            for index in freeNew.reversed() { waiting[new[index][keyPath: key], default: []].append(index) }
            freeOld = freeOld.filter { index in
                guard let match = waiting[old[index][keyPath: key]]?.popLast() else { return true }
                partner[index] = match
                isTaken[match] = true
                return false
            }
            freeNew = freeNew.filter { !isTaken[$0] }
        }
        if freeOld.count == freeNew.count {
            for (o, n) in zip(freeOld, freeNew) {
                partner[o] = n
                isTaken[n] = true
            }
        }
        report(old, new, partner, isTaken, map)
    }

    private mutating func report(_ old: [Link], _ new: [Link], _ partner: [Int], _ isTaken: [Bool], _ map: PlaceMap) {
        var pairs: [(Int, Int)] = []
        var gone: [Link] = []
        let come = new.indices.filter { !isTaken[$0] }.map { new[$0] }
        for (o, link) in old.enumerated() {
            guard partner[o] >= 0 else {
                gone.append(link)
                continue
            }
            pairs.append((o, partner[o]))
        }
        for (o, n) in pairs.sorted(by: { $0.1 < $1.1 }) {
            let (from, to) = (old[o], new[n])
            if Self.address(from.destination) != Self.address(to.destination) {
                add(.destination, to.text, from.destination, to.destination)
            }
            add(.title, to.text, from.title.isEmpty ? nil : from.title, to.title.isEmpty ? nil : to.title)
            // The same link around more or fewer of the words that stayed: what is underlined is another.
            for (words, isLinked) in [
                (unlinked(to, by: from, map.transposed), true), (unlinked(from, by: to, map), false),
            ] {
                for text in words {
                    add(.destination, text, isLinked ? nil : from.destination, isLinked ? to.destination : nil)
                }
            }
        }
        for link in gone { add(.destination, link.text, link.destination, nil) }
        for link in come.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            add(.destination, link.text, nil, link.destination)
        }
    }

    /// A destination as pages have it, whatever of it was written with percent signs: `<mijn regels.md>` is `mijn%20regels.md`.
    private static func address(_ destination: String) -> String {
        percentEncoded(destination) {
            $0.value <= 0x20 || $0.value >= 0x7F || "\"<>\\^`{|}".unicodeScalars.contains($0)
        }
    }

    /// Words of a link that stand on the other side too, and there outside of it.
    private func unlinked(_ link: Link, by other: Link, _ map: PlaceMap) -> [String] {
        let bytes = Array(link.text.utf8)
        var at = 0
        return map.kept(link.range).compactMap { kept -> String? in
            // Kept stretches stand in the link in their order; their own bytes are found behind the last.
            let length = kept.count
            guard let start = Self.place(of: kept, in: link, from: at, map) else { return nil }
            at = start + length
            let outside = kept.clamped(to: 0..<other.range.lowerBound).count
            let behind = kept.clamped(to: other.range.upperBound..<max(other.range.upperBound, kept.upperBound)).count
            guard outside + behind > 0 else { return nil }
            let range = outside > 0 ? start..<(start + outside) : (start + length - behind)..<(start + length)
            let text = String(decoding: bytes[range], as: UTF8.self).split(separator: " ").joined(separator: " ")
            return text.contains(where: { $0.isLetter || $0.isNumber }) ? text : nil
        }
    }

    private static func place(of kept: Range<Int>, in link: Link, from: Int, _ map: PlaceMap) -> Int? {
        let start = map.origin(of: kept.lowerBound).map { $0 - link.range.lowerBound }
        return start.flatMap { $0 >= from && $0 + kept.count <= link.range.count ? $0 : nil }
    }

    // MARK: - Pictures

    private struct Image {
        var source: String
        var alt: String
        var title: String
        var place: Int

        var key: String { source + "\u{0}" + alt }
        var anything: String { "" }
    }

    private func images(_ block: Block) -> [Image] {
        block.inlines.compactMap { inline in
            guard case .image(let source, let alt, let title) = inline.kind else { return nil }
            return Image(source: source, alt: alt, title: title, place: inline.start)
        }
    }

    private mutating func compareImages(_ map: PlaceMap) {
        let (old, new) = (images(before), images(after))
        guard !old.isEmpty || !new.isEmpty else { return }
        var partner = [Int](repeating: -1, count: old.count)
        var isTaken = [Bool](repeating: false, count: new.count)
        // At one place first, then those of which the text around is another: by what they show.
        for key in [\Image.key, \Image.source, \Image.alt, \Image.anything] {
            let free = new.indices.lazy.filter { !isTaken[$0] }
            var marks = PlacedMarks(free.map { (new[$0].place, new[$0][keyPath: key], $0) })
            for (o, image) in old.enumerated() where partner[o] < 0 {
                guard let n = marks.take(image[keyPath: key], in: map.places(of: image.place)) else { continue }
                partner[o] = n
                isTaken[n] = true
            }
        }
        let pairs = partner.enumerated().filter { $0.element >= 0 }.map { ($0.offset, $0.element) }
        for (o, n) in pairs.sorted(by: { $0.1 < $1.1 }) {
            let (from, to) = (old[o], new[n])
            add(.source, to.alt, from.source, to.source)
            add(.alt, to.source, from.alt, to.alt)
            add(.title, to.alt, from.title.isEmpty ? nil : from.title, to.title.isEmpty ? nil : to.title)
        }
        for o in old.indices where partner[o] < 0 { add(.source, old[o].alt, old[o].source, nil) }
        for n in new.indices where !isTaken[n] { add(.source, new[n].alt, nil, new[n].source) }
    }

    // MARK: - Footnote marks

    private mutating func compareFootnotes(_ map: PlaceMap) {
        func marks(_ block: Block) -> [(place: Int, note: String)] {
            block.inlines.compactMap { if case .footnote(let note) = $0.kind { ($0.start, note) } else { nil } }
        }
        let (old, new) = (marks(before), marks(after))
        guard !old.isEmpty || !new.isEmpty else { return }
        // A note whose own text changed is told where it stands; here counts which of the known notes a mark leads to.
        let known = Set(old.map(\.note)).intersection(new.map(\.note))
        var left = PlacedMarks(new.enumerated().lazy.map { ($0.element.place, "", $0.offset) })
        var isTaken = [Bool](repeating: false, count: new.count)
        for (place, note) in old {
            if let n = left.take("", in: map.places(of: place)) {
                let other = new[n]
                isTaken[n] = true
                if other.note != note, known.contains(other.note) || known.contains(note) {
                    add(.destination, after.words(1, before: other.place), note, other.note)
                }
            } else if !map.isGone(place) {
                add(.destination, before.words(1, before: place), note, nil)
            }
        }
        let back = map.transposed
        for (n, (place, note)) in new.enumerated() where !isTaken[n] && !back.isGone(place) {
            add(.destination, after.words(1, before: place), nil, note)
        }
    }

    // MARK: - Raw HTML

    private mutating func compareHTML(_ map: PlaceMap) {
        /// `<a id="x">` is a place to link to, which no reader sees.
        func isAnchor(_ tag: String) -> Bool {
            let name = Self.name(tag)
            return tag.hasPrefix("</") || name == "a" && !tag.lowercased().contains("href")
        }
        func tags(_ block: Block) -> [(place: Int, tag: String)] {
            block.inlines.compactMap {
                if case .html(let tag) = $0.kind, !isAnchor(tag) { ($0.start, tag) } else { nil }
            }
        }
        let (old, new) = (tags(before), tags(after))
        guard old.map(\.tag) != new.map(\.tag) || before.text == after.text && old.map(\.place) != new.map(\.place)
        else { return }
        var left = PlacedMarks(new.enumerated().lazy.map { ($0.element.place, Self.name($0.element.tag), $0.offset) })
        var isTaken = [Bool](repeating: false, count: new.count)
        var gone: [(place: Int, tag: String)] = []
        for (place, tag) in old {
            if let n = left.take(Self.name(tag), in: map.places(of: place)) {
                isTaken[n] = true
                if tag != new[n].tag { compareTags(tag, new[n].tag) }
            } else {
                gone.append((place, tag))
            }
        }
        let came = new.indices.lazy.filter { !isTaken[$0] }.map { new[$0] }
        let (endsBefore, endsAfter) = (gone.isEmpty ? [:] : ends(before), came.isEmpty ? [:] : ends(after))
        for (place, tag) in gone { addTag(tag, place, before, endsBefore, map) { ($0, nil) } }
        let back = map.transposed
        for (place, tag) in came { addTag(tag, place, after, endsAfter, back) { (nil, $0) } }
    }

    /// Where the closing tags of each name stand, in their order.
    private func ends(_ block: Block) -> [String: [Int]] {
        var result: [String: [Int]] = [:]
        for inline in block.inlines {
            guard case .html(let tag) = inline.kind, tag.hasPrefix("</") else { continue }
            result[String(Self.name(tag).dropFirst()), default: []].append(inline.start)
        }
        return result
    }

    /// A tag that came or went, with the words up to its end: a link by where it leads, a mark by what Markdown has for it.
    ///
    /// - Parameters:
    ///   - ends: where the block's closing tags are, by name.
    ///   - map: from the block's side to the other.
    private mutating func addTag(
        _ tag: String, _ place: Int, _ block: Block, _ ends: [String: [Int]], _ map: PlaceMap,
        _ sides: (String?) -> (String?, String?)
    ) {
        let name = Self.name(tag)
        let attributes = HTMLTag.tags(in: tag).first?.attributes ?? [:]
        func tell(_ attribute: AttributeChange.Name, _ text: String, _ value: String?) {
            let (from, to) = sides(value)
            add(attribute, text, from, to)
        }
        let end = ends[name].flatMap { $0.first(atOrBehind: place) }
        let inside = end.map { String(decoding: Array(block.text.utf8)[place..<$0], as: UTF8.self).trimmingBlanks() }
        let text = inside ?? block.excerpt
        if name == "img" {
            tell(.source, attributes["alt"] ?? block.excerpt, attributes["src"])
        } else if name == "a" {
            tell(.destination, text, attributes["href"])
            tell(.title, text, attributes["title"])
        } else if end.map({ $0 <= place || !map.kept(place..<$0).isEmpty }) ?? true {
            // A mark on words that went, or came, is told with them.
            tell(.emphasis, text, Self.marks[name] ?? name)
        }
    }

    private static let marks = [
        "b": "strong", "i": "emphasis", "em": "emphasis", "s": "strikethrough", "del": "strikethrough",
        "strike": "strikethrough",
    ]

    private static func name(_ tag: String) -> String {
        String(tag.dropFirst().prefix { !$0.isWhitespace && $0 != ">" }.lowercased())
    }

    /// What a reader notices of a tag: where it leads, what it shows and says.
    mutating func compareTags(_ from: String, _ to: String) {
        guard let old = HTMLTag.tags(in: from).first, let new = HTMLTag.tags(in: to).first else { return }
        compareTags(old, new)
    }

    mutating func compareTags(_ old: HTMLTag, _ new: HTMLTag) {
        let label = new.attributes["alt"] ?? new.attributes["title"] ?? after.excerpt
        add(.destination, label, old.attributes["href"], new.attributes["href"])
        add(.source, label, old.attributes["src"], new.attributes["src"])
        add(.alt, new.attributes["src"] ?? label, old.attributes["alt"], new.attributes["alt"])
        add(.title, label, old.attributes["title"], new.attributes["title"])
    }

    /// The tags of two pieces of raw HTML, in order by their names.
    mutating func compareMarkup() {
        let (old, new) = (HTMLTag.tags(in: before.text), HTMLTag.tags(in: after.text))
        var left = new[...]
        func came(_ tags: ArraySlice<HTMLTag>) {
            for tag in tags {
                add(.destination, after.excerpt, nil, tag.attributes["href"])
                add(.source, tag.attributes["alt"] ?? after.excerpt, nil, tag.attributes["src"])
            }
        }
        for tag in old {
            guard let n = left.firstIndex(where: { $0.name == tag.name }) else {
                add(.destination, before.excerpt, tag.attributes["href"], nil)
                add(.source, tag.attributes["alt"] ?? before.excerpt, tag.attributes["src"], nil)
                continue
            }
            came(left[..<n])
            compareTags(tag, left[n])
            left = left[(n + 1)...]
        }
        came(left)
    }
}

extension Block {
    /// The beginning of its text, to name it by.
    var excerpt: String { String(text.prefix(80)) }

    /// The last words before a place in its text, read from their end: a poem has a break in every line.
    func words(_ count: Int, before place: Int) -> String {
        let text = text.utf8.prefix(place)
        var (start, blanks) = (text.endIndex, 0)
        while start > text.startIndex, blanks < count {
            let before = text.index(before: start)
            if text[before] == 0x20, start != text.endIndex { blanks += 1 }
            if blanks < count { start = before }
        }
        return String(Substring(text[start...])).trimmingBlanks()
    }
}

extension [Int] {
    /// Of sorted numbers the first that is at least another.
    fileprivate func first(atOrBehind place: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low < count ? self[low] : nil
    }
}
