import CommonMark
import GuideModel

/// Raw HTML of a paired block: tags among its words, and blocks of nothing else.
extension AttributeComparison {
    mutating func compareHTML(_ map: PlaceMap) {
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
        let end = ends[name].flatMap { places in places[places.partitioningIndex { $0 >= place }...].first }
        let inside = end.map { String(decoding: Array(block.text.utf8)[place..<$0], as: UTF8.self).trimmingBlanks() }
        let text = inside ?? block.excerpt
        if name == "img" {
            tell(.source, attributes["alt"] ?? block.excerpt, attributes["src"])
        } else if name == "a" {
            tell(.destination, text, attributes["href"])
            tell(.title, text, attributes["title"])
        } else if end.map({ $0 <= place || !map.kept(place..<$0).isEmpty }) ?? true {
            // A mark on words that went, or came, is told with them.
            let power = name == "sup" ? Self.power(inside, behind: place, block) : nil
            tell(.emphasis, power ?? text, Self.marks[name] ?? name)
        }
    }

    /// `10^6` where a raised number stands behind another one: there it is no mere mark.
    private static func power(_ raised: String?, behind place: Int, _ block: Block) -> String? {
        guard let raised, raised.contains(where: \.isNumber) else { return nil }
        let before = String(decoding: Array(block.text.utf8)[..<place], as: UTF8.self).reversed().prefix(
            while: \.isNumber)
        return before.isEmpty ? nil : String(before.reversed()) + "^" + raised
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
