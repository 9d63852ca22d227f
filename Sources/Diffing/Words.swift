/// A word, a number, an address or a sign, as a range of a text's UTF-8 bytes.
struct Token: Hashable {
    enum Kind: Hashable { case word, number, address, sign }
    var start: Int
    var end: Int
    var kind: Kind
    /// Whether a blank stands before it.
    var hasBlank: Bool
    var id: Int32
}

/// Gives equal texts equal small numbers.
struct Interner {
    private var slots = [Int32](repeating: -1, count: 1 << 12)
    private var hashes: [UInt64] = []
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    /// How much a word counts when texts are compared: stop words a quarter.
    private(set) var weights: [Double] = []
    private let stopWords: Set<String>

    init(stopWords: Set<String> = []) { self.stopWords = stopWords }

    mutating func id(_ text: ArraySlice<UInt8>) -> Int32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return id(text, hash ^ hash >> 31)
    }

    private mutating func id(_ text: ArraySlice<UInt8>, _ hash: UInt64) -> Int32 {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            let id = Int(slots[slot])
            if hashes[id] == hash, bytes[starts[id]..<starts[id + 1]].elementsEqual(text) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        let id = Int32(hashes.count)
        slots[slot] = id
        hashes.append(hash)
        bytes += text
        starts.append(bytes.count)
        weights.append(stopWords.contains(String(decoding: text, as: UTF8.self).lowercased()) ? 0.25 : 1)
        if hashes.count * 2 > slots.count { grow() }
        return id
    }

    /// Takes over all texts of another.
    ///
    /// - Returns: the number here of each of its numbers.
    mutating func adopt(_ other: Interner) -> [Int32] {
        other.hashes.indices.map { id(other.bytes[other.starts[$0]..<other.starts[$0 + 1]], other.hashes[$0]) }
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 4)
        let mask = slots.count - 1
        for (id, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(id)
        }
    }

    /// The words of a text as numbers, without signs.
    mutating func words(of text: String) -> [Int32] {
        var words: [Int32] = []
        words.reserveCapacity(text.utf8.count / 6 + 1)
        cut(Array(text.utf8)) { interner, range, kind, _ in
            // Signs have their numbers too, as all that is cut.
            let id = interner.id(range)
            if kind != .sign { words.append(id) }
        }
        return words
    }
}

extension Interner {
    /// Cuts a text at words: Unicode letters with their marks, numbers with their separators, addresses whole; Han, kana and Thai
    /// by character; every sign by itself. No token ends inside a grapheme.
    mutating func tokens(of text: String) -> [Token] {
        let bytes = Array(text.utf8)
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 5)
        cut(bytes) { interner, place, kind, hasBlank in
            tokens.append(
                Token(
                    start: place.startIndex, end: place.endIndex, kind: kind, hasBlank: hasBlank, id: interner.id(place)
                ))
        }
        return tokens
    }

    private mutating func cut(
        _ bytes: [UInt8], _ take: (inout Interner, ArraySlice<UInt8>, Token.Kind, _ hasBlank: Bool) -> Void
    ) {
        var at = 0
        var hasBlank = false
        while at < bytes.count {
            if bytes[at] == 0x20 {
                hasBlank = true
                at += 1
                continue
            }
            // A task's box is one sign.
            let isBox = at == 0 && (bytes.starts(with: "[ ] ".utf8) || bytes.starts(with: "[x] ".utf8))
            let (end, kind) = isBox ? (3, Token.Kind.sign) : Self.token(bytes, at)
            take(&self, bytes[at..<end], kind, hasBlank)
            hasBlank = false
            at = end
        }
    }

    private static func token(_ bytes: [UInt8], _ start: Int) -> (Int, Token.Kind) {
        switch bytes[start] {
        case UInt8(ascii: "h"), UInt8(ascii: "w"), UInt8(ascii: "m"):
            if let end = addressEnd(bytes, start) { return (end, .address) }
        default: break
        }
        if let digits = numberStart(bytes, start) {
            var at = digits + 1
            while at < bytes.count {
                if isDigit(bytes[at]) {
                    at += 1
                } else if at + 1 < bytes.count, isDigit(bytes[at + 1]), ".,:/-".utf8.contains(bytes[at]) {
                    at += 2
                } else {
                    break
                }
            }
            // `12e`, `3D`: letters stay with their number.
            if at < bytes.count, isLetter(bytes[at]) || bytes[at] >= 0x80, !isByCharacter(bytes, at) {
                let (end, _) = wordEnd(bytes, at)
                if end > at { return (graphemeEnd(bytes, end), .word) }
            }
            return (graphemeEnd(bytes, at), .number)
        }
        var (end, isWord) = wordEnd(bytes, start)
        if isWord {
            // `Package.swift`, `v1.2.3`: a name goes on behind its dot.
            while end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), end - start < 200,
                isDigit(bytes[end + 1]) && isDigit(bytes[end - 1])
                    || isLowercase(bytes[end + 1]) && isLetter(bytes[end - 1])
            {
                let (next, isMore) = wordEnd(bytes, end + 1)
                guard isMore else { break }
                end = next
            }
            // `info@wijk.nl`.
            if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "@"),
                isLetter(bytes[end + 1]) || isDigit(bytes[end + 1])
            {
                var at = end + 1
                while at < bytes.count, isLetter(bytes[at]) || isDigit(bytes[at]) || ".-_".utf8.contains(bytes[at]) {
                    at += 1
                }
                while ".-_".utf8.contains(bytes[at - 1]) { at -= 1 }
                return (at, .address)
            }
            return (end, .word)
        }
        return (graphemeEnd(bytes, start + scalarLength(bytes[start])), .sign)
    }

    /// The first digit of a number that starts here, behind a sign where one stands by itself: `-5`, `−5`.
    private static func numberStart(_ bytes: [UInt8], _ start: Int) -> Int? {
        if isDigit(bytes[start]) { return start }
        guard start == 0 || bytes[start - 1] == 0x20 || bytes[start - 1] == UInt8(ascii: "(") else { return nil }
        let minus = bytes[start...].starts(with: [0xE2, 0x88, 0x92])
        let next = start + (minus ? 3 : 1)
        guard minus || bytes[start] == UInt8(ascii: "-"), next < bytes.count, isDigit(bytes[next]) else { return nil }
        return next
    }

    private static func isByCharacter(_ bytes: [UInt8], _ at: Int) -> Bool {
        guard bytes[at] >= 0xE0 else { return false }
        let window = bytes[at..<min(bytes.count, at + 4)]
        return String(decoding: window, as: UTF8.self).unicodeScalars.first.map(isByCharacter) ?? false
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    private static func scalarLength(_ first: UInt8) -> Int {
        first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }

    /// `https://…` and `www.…` up to a blank, without the signs that end a sentence.
    private static func addressEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        let head = bytes[start...].prefix(10)
        guard
            head.starts(with: "http://".utf8) || head.starts(with: "https://".utf8) || head.starts(with: "www.".utf8)
                || head.starts(with: "mailto:".utf8)
        else { return nil }
        var end = start
        while end < bytes.count, bytes[end] > 0x20, !"<>\"".utf8.contains(bytes[end]) {
            guard bytes[end] >= 0x80 else {
                end += 1
                continue
            }
            // `https://nl.wikipedia.org/wiki/Café` has its letters; a quote or a sentence in Chinese behind it is none of it.
            let length = min(scalarLength(bytes[end]), bytes.count - end)
            let scalar = String(decoding: bytes[end..<(end + length)], as: UTF8.self).unicodeScalars.first
            guard let scalar, !isByCharacter(scalar), scalar.properties.isAlphabetic || isMark(scalar) else { break }
            end += length
        }
        while end > start + 4, ".,;:!?)'".utf8.contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    /// Letters, digits, marks; an apostrophe or hyphen between letters joins.
    private static func wordEnd(_ bytes: [UInt8], _ start: Int) -> (Int, Bool) {
        var at = start
        while at < bytes.count {
            let byte = bytes[at]
            if isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") {
                at += 1
                continue
            }
            if byte < 0x80 {
                let joins = byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
                guard joins, at > start, goesOn(bytes, at + 1) else { break }
                at += 1
                continue
            }
            let length = min(scalarLength(byte), bytes.count - at)
            // Latin letters with their marks are most of what is not ASCII; two signs stand among them.
            if length == 2, byte >= 0xC3, byte < 0xC9 {
                guard byte > 0xC3 || bytes[at + 1] != 0x97 && bytes[at + 1] != 0xB7 else { break }
                at += 2
                continue
            }
            guard let scalar = String(decoding: bytes[at..<(at + length)], as: UTF8.self).unicodeScalars.first else {
                break
            }
            if isByCharacter(scalar) {
                if at == start { return (graphemeEnd(bytes, at + length), true) }
                break
            }
            guard
                scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber || isMark(scalar)
                    || scalar == "\u{2019}" && at > start && goesOn(bytes, at + length)
            else { break }
            at += length
        }
        return (at, at > start)
    }

    /// Whether a letter follows the sign that may join two parts of a word.
    private static func goesOn(_ bytes: [UInt8], _ at: Int) -> Bool {
        at < bytes.count && (isLetter(bytes[at]) || bytes[at] >= 0xC3 && bytes[at] != 0xE2)
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: scalar.value == 0x200D
        }
    }

    /// Scripts written without blanks.
    static func isByCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xF900...0xFAFF,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// The end of the grapheme that a place stands in or at the end of.
    private static func graphemeEnd(_ bytes: [UInt8], _ end: Int) -> Int {
        guard end < bytes.count, bytes[end] >= 0x80 else { return end }
        // Only text that is not ASCII can go on; a window is enough for any real cluster.
        var start = end - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let window = bytes[start..<min(bytes.count, start + 64)]
        guard let first = String(decoding: window, as: UTF8.self).first else { return end }
        return max(end, start + first.utf8.count)
    }
}
