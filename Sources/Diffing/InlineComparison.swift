import GuideModel

/// Links, pictures and footnote marks of a paired block, told apart by the text that they stand at.
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
        /// The file of the picture that it is around.
        var picture: String?

        var key: String { destination + "\u{0}" + text }

        func isAround(_ other: Link) -> Bool { text == other.text || picture != nil && picture == other.picture }
    }

    private func links(_ block: Block) -> [Link] {
        let bytes = Array(block.text.utf8)
        return block.inlines.enumerated().compactMap { index, inline in
            guard case .link(let destination, let title) = inline.kind else { return nil }
            var text = String(decoding: bytes[inline.start..<inline.end], as: UTF8.self)
            // Of a link around a picture that is what it is about; what is inside comes first.
            var picture: String?
            if text.isEmpty, index > 0, case .image(let source, let alt, _) = block.inlines[index - 1].kind {
                (text, picture) = (alt, source)
            }
            return Link(
                text: text, destination: destination, title: title, range: inline.start..<inline.end, picture: picture)
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
        straighten(&partner, &isTaken, old, new)
        if freeOld.count == freeNew.count {
            for (o, n) in zip(freeOld, freeNew) {
                partner[o] = n
                isTaken[n] = true
            }
        }
        report(old, new, partner, isTaken, map)
    }

    /// Links without words at one place each stand with what is in its place now: that they exchanged where they lead is all that shows.
    private func straighten(_ partner: inout [Int], _ isTaken: inout [Bool], _ old: [Link], _ new: [Link]) {
        let bare = old.indices.filter { old[$0].range.isEmpty && partner[$0] >= 0 && new[partner[$0]].range.isEmpty }
        let now = bare.map { partner[$0] }
        let isMoved = zip(bare, now).contains { !old[$0].isAround(new[$1]) }
        guard isMoved || zip(now, now.dropFirst()).contains(where: { $0 > $1 }) else { return }
        // A picture that has its link no more has lost it, wherever that is now.
        for (o, n) in zip(bare, now.sorted()) {
            let isSame = old[o].isAround(new[n]) || !isMoved
            partner[o] = isSame ? n : -1
            isTaken[n] = isSame
        }
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

    /// Where the links of a block that came or went whole lead, and what its pictures show: the text says neither.
    static func addresses(of block: Block, isNew: Bool) -> [AttributeChange] {
        guard !block.inlines.isEmpty else { return [] }
        let bytes = Array(block.text.utf8)
        return block.inlines.compactMap { inline in
            let (name, text, address): (AttributeChange.Name, String, String)
            switch inline.kind {
            case .link(let destination, _):
                let words = String(decoding: bytes[inline.start..<inline.end], as: UTF8.self)
                if destination == words || destination == "mailto:" + words { return nil }
                (name, text, address) = (.destination, words, destination)
            case .image(let source, let alt, _): (name, text, address) = (.source, alt, source)
            case .html(let html):
                guard let tag = HTMLTag.tags(in: html).first else { return nil }
                if tag.name == "a", let href = tag.attributes["href"] {
                    (name, text, address) = (.destination, "", href)
                } else if let source = tag.attributes["src"] ?? tag.attributes["data"] {
                    (name, text, address) = (.source, tag.attributes["alt"] ?? "", source)
                } else {
                    return nil
                }
            default: return nil
            }
            return AttributeChange(name: name, text: text, from: isNew ? nil : address, to: isNew ? address : nil)
        }
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
        // Pictures at one place that changed order show others where they stand.
        let places = Dictionary(grouping: partner.indices.filter { partner[$0] >= 0 }, by: { old[$0].place })
        for group in places.values where group.count > 1 {
            for (o, n) in zip(group.sorted(), group.map { partner[$0] }.sorted()) { partner[o] = n }
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
        func marks(_ block: Block) -> [(place: Int, name: String, note: String)] {
            block.inlines.compactMap {
                if case .footnote(let name, let note) = $0.kind { ($0.start, name, note) } else { nil }
            }
        }
        let (old, new) = (marks(before), marks(after))
        guard !old.isEmpty || !new.isEmpty else { return }
        /// What a reader is told of two notes that begin alike is more of them.
        func add(_ text: String, _ from: (name: String, note: String)?, _ to: (name: String, note: String)?) {
            // A mark in a note that nobody sees leads nowhere.
            if from?.name == "" || to?.name == "" { return }
            let isAlike = from?.name == to?.name
            func told(_ mark: (name: String, note: String)) -> String { isAlike ? "footnote: " + mark.note : mark.name }
            self.add(.destination, text, from.map(told), to.map(told))
        }
        var left = PlacedMarks(new.enumerated().lazy.map { ($0.element.place, "", $0.offset) })
        var isTaken = [Bool](repeating: false, count: new.count)
        for (place, name, note) in old {
            if let n = left.take("", in: map.places(of: place)) {
                let other = new[n]
                isTaken[n] = true
                // A note whose own text changed is told where it stands; here counts which of the known notes a mark leads to.
                if other.note != note, notes.old.contains(other.note) || notes.new.contains(note) {
                    add(after.words(1, before: other.place), (name, note), (other.name, other.note))
                }
            } else if !map.isGone(place) {
                add(before.words(1, before: place), (name, note), nil)
            }
        }
        let back = map.transposed
        for (n, (place, name, note)) in new.enumerated() where !isTaken[n] && !back.isGone(place) {
            add(after.words(1, before: place), nil, (name, note))
        }
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
