import CommonMark

/// The nearest of some words by letters typed wrong, when it is near enough to be meant.
///
/// - Parameter most: how many letters may be wrong at most.
package func nearest(_ word: String, in words: some Sequence<String>, within most: Int = .max) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars.prefix(100))
    let limit = min(most, wanted.count <= 3 ? 1 : max(2, wanted.count / 3))
    var best: (word: String, distance: Int)?
    for candidate in words where candidate != word {
        let other = Array(candidate.lowercased().unicodeScalars.prefix(100))
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
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
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

    /// - Parameter most: how many letters may be wrong at most.
    package func nearest(_ word: String, within most: Int = .max) -> String? {
        guard words.count > Self.few else { return GuideModel.nearest(word, in: words, within: most) }
        let place = words.partitioningIndex { $0 >= word }
        let near = words[max(0, place - Self.window)..<min(words.count, place + Self.window)]
        return GuideModel.nearest(word, in: near, within: most)
    }

    /// The first that is the same word, whatever its capitals.
    package func ignoringCase(_ word: String) -> String? { byLowercase[word.lowercased()] }
}
