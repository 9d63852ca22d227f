import CommonMark
import Foundation

/// The nearest of some words by letters typed wrong, when it is near enough to be meant. Accents count for nothing.
///
/// - Parameters:
///   - most: how many letters may be wrong at most.
///   - isMeant: whether a word may be the one.
package func nearest(
    _ word: String, in words: some Sequence<String>, within most: Int = .max,
    where isMeant: (String) -> Bool = { _ in true }
) -> String? {
    let wanted = plainLetters(word)
    // Any letter is as near to a single one as any other.
    guard wanted.count > 1 else { return nil }
    let limit = min(most, wanted.count <= 3 ? 1 : max(2, wanted.count / 3))
    var best: (word: String, distance: Int)?
    for candidate in words where candidate != word {
        let other = plainLetters(candidate)
        guard abs(other.count - wanted.count) <= limit else { continue }
        var row = Array(0...other.count)
        for (i, a) in wanted.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            var least = row[0]
            for (j, b) in other.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                least = min(least, row[j + 1])
                diagonal = above
            }
            // It does not get nearer from here.
            if least > limit { break }
        }
        let distance = row[other.count]
        if distance <= limit, distance < best?.distance ?? .max, isMeant(candidate) { best = (candidate, distance) }
    }
    return best?.word
}

/// The first letters of a word, in lower case and without accents.
private func plainLetters(_ word: String) -> [Unicode.Scalar] {
    let lower = word.lowercased()
    guard lower.utf8.contains(where: { $0 >= 0x80 }) else { return Array(lower.unicodeScalars.prefix(100)) }
    return Array(
        lower.decomposedStringWithCanonicalMapping.unicodeScalars.lazy
            .filter { $0.properties.canonicalCombiningClass == .notReordered }.prefix(100))
}

/// Words among which the meant one is looked for, again and again. Of very many only those that begin alike are compared, so that a
/// thousand mistakes cost a thousand times what one does.
package struct Spellings: Sendable {
    private let words: [String]
    private let byLowercase: [String: String]

    private static let few = 1000
    private static let window = 25

    /// - Parameter words: of equally near ones the first is taken.
    package init(_ words: some Collection<String>) {
        self.words = words.count > Self.few ? words.sorted() : Array(words)
        byLowercase = Dictionary(self.words.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameters:
    ///   - most: how many letters may be wrong at most.
    ///   - isMeant: whether a word may be the one.
    package func nearest(
        _ word: String, within most: Int = .max, where isMeant: (String) -> Bool = { _ in true }
    ) -> String? {
        GuideModel.nearest(word, in: near(word), within: most, where: isMeant)
    }

    /// The only word that goes on where this one ends, or that this one goes on from: `meten-en-volgen` for `meten`.
    package func continuing(_ word: String, where isMeant: (String) -> Bool = { _ in true }) -> String? {
        func goesOn(_ long: String, from short: String) -> Bool {
            long.hasPrefix(short) && "-_".contains(long.dropFirst(short.count).first ?? " ")
        }
        let found = near(word).filter { (goesOn($0, from: word) || goesOn(word, from: $0)) && isMeant($0) }
        return found.count == 1 ? found[0] : nil
    }

    private func near(_ word: String) -> ArraySlice<String> {
        guard words.count > Self.few else { return words[...] }
        let place = words.partitioningIndex { $0 >= word }
        return words[max(0, place - Self.window)..<min(words.count, place + Self.window)]
    }

    /// The first that is the same word, whatever its capitals.
    package func ignoringCase(_ word: String) -> String? { byLowercase[word.lowercased()] }
}
