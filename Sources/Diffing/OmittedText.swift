import GuideModel
import Synchronization

/// Text that two states share and nobody took apart: who finds a block alone in what was read asks here whether there are copies
/// of it elsewhere.
package final class OmittedText: Sendable {
    private let texts: [[UInt8]]
    private let known = Mutex<Set<UInt64>?>(nil)
    private let starts = Mutex<[String: [Int]]>([:])

    package init(_ texts: [[UInt8]]) { self.texts = texts }

    /// Gets ready for the first question, on another thread than the one that will ask it.
    package func prepare() { _ = pieces() }

    /// Whether all that a block is made of stands somewhere in this text, with nothing before or behind it.
    func holds(_ block: Block, of chapter: Chapter) -> Bool {
        guard !texts.isEmpty else { return false }
        let starts = starts(chapter)
        let (first, last) = (block.lines.lowerBound, min(block.lines.upperBound, starts.count - 1))
        guard first >= 1, first <= last else { return false }
        let own = Self.pieces(chapter.bytes, starts[first - 1]..<starts[last])
        return !own.isEmpty && own.allSatisfy(pieces().contains)
    }

    private func starts(_ chapter: Chapter) -> [Int] {
        let key = chapter.path + "\0" + (chapter.source ?? "\(chapter.bytes.count)")
        return starts.withLock { starts in
            if let known = starts[key] { return known }
            var result = [0]
            for (index, byte) in chapter.bytes.enumerated() where byte == 0x0A { result.append(index + 1) }
            if result.last != chapter.bytes.count { result.append(chapter.bytes.count) }
            starts[key] = result
            return result
        }
    }

    private func pieces() -> Set<UInt64> {
        known.withLock { known in
            if let known { return known }
            var result: Set<UInt64> = []
            for text in texts { result.formUnion(Self.pieces(text, text.indices)) }
            known = result
            return result
        }
    }

    /// Hashes of the runs of lines between blank lines, fences and marks of lists, quotes and headings, without these.
    private static func pieces(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt64] {
        var result: [UInt64] = []
        let seed: UInt64 = 0xCBF2_9CE4_8422_2325
        var hash = seed
        func close() {
            if hash != seed { result.append(hash) }
            hash = seed
        }
        var start = range.lowerBound
        while start < range.upperBound {
            let next = bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            var end = next
            while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
            let text = textStart(bytes, start, end)
            if text.isMarked || text.place == end || isFence(bytes, text.place, end) { close() }
            if text.place < end, !isFence(bytes, text.place, end) {
                for byte in bytes[text.place..<end] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
                hash = (hash ^ 0x0A) &* 0x100_0000_01B3
            }
            start = next + 1
        }
        close()
        return result
    }

    private static func isFence(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        end - start >= 3 && (bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~"))
            && bytes[start + 1] == bytes[start] && bytes[start + 2] == bytes[start]
    }

    /// Where a line's text starts behind blanks and marks, and whether there is a mark.
    private static func textStart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (place: Int, isMarked: Bool) {
        var at = start
        var isMarked = false
        while at < end {
            var next = at
            switch bytes[at] {
            case 0x20, 0x09, UInt8(ascii: ">"):
                at += 1
                continue
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "#"):
                while next < end, bytes[next] == bytes[at] { next += 1 }
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                while next < end, bytes[next] >= UInt8(ascii: "0"), bytes[next] <= UInt8(ascii: "9") { next += 1 }
                guard next < end, bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ")") else {
                    return (at, isMarked)
                }
                next += 1
            default: return (at, isMarked)
            }
            guard next < end, bytes[next] == 0x20 else { return (at, isMarked) }
            at = next
            isMarked = true
        }
        return (at, isMarked)
    }
}
