/// How a generator makes a heading's text into the fragment of its address.
package enum AnchorStyle: String, Hashable, Sendable, CaseIterable {
    case github, mkdocs, docc
    /// What `slugify:` of MkDocs may name instead of its own: Python-Markdown's with letters of all scripts, and those of PyMdown.
    case mkdocsUnicode = "mkdocs-unicode"
    /// With `separator: "_"`.
    case mkdocsUnderscores = "mkdocs-underscores"
    case pymdownx
    case pymdownxCased = "pymdownx-cased"
    /// What Quarto has.
    case pandoc

    /// What `anchors:` of `guide.yml` takes; the others are only implied.
    static let named: [AnchorStyle] = [.github, .mkdocs, .docc]

    /// Those of chapters that Python-Markdown reads, whatever makes its slugs.
    package static let ofMkDocs: [AnchorStyle] = [
        .mkdocs, .mkdocsUnicode, .mkdocsUnderscores, .pymdownx, .pymdownxCased,
    ]
    /// Whether `{…}` behind a heading is no part of it.
    package var hasAttributes: Bool { isMkDocs || self == .pandoc }
    package var isMkDocs: Bool { Self.ofMkDocs.contains(self) }

    package func slug(_ text: String) -> String {
        switch self {
        case .github: Self.githubSlug(text)
        case .mkdocs: Self.pythonMarkdownSlug(compatibilityDecomposed(text).unicodeScalars.filter(\.isASCII))
        case .mkdocsUnicode: Self.pythonMarkdownSlug(Array(text.unicodeScalars))
        case .mkdocsUnderscores:
            Self.pythonMarkdownSlug(compatibilityDecomposed(text).unicodeScalars.filter(\.isASCII), separator: "_")
        case .pymdownx: Self.pymdownSlug(text.lowercased())
        case .pymdownxCased: Self.pymdownSlug(text)
        case .docc: Self.doccFragment(text)
        case .pandoc: Self.pandocIdentifier(text)
        }
    }

    /// PyMdown's `slugs.slugify`: letters, digits, `_` and hyphens of any script stay, each blank becomes a hyphen.
    private static func pymdownSlug(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in canonicallyComposed(text.trimmingBlanks()).unicodeScalars {
            if scalar == " " || scalar == "-" { result.append("-") } else if isWord(scalar) { result.append(scalar) }
        }
        return String(result)
    }

    /// Pandoc's `auto_identifiers`: words of letters, digits, `_`, `-` and `.` joined by hyphens, from the first letter on.
    private static func pandocIdentifier(_ text: String) -> String {
        // Dashes and dots that pandoc makes signs of are none of the identifier's.
        let text = text.replacing("---", with: "—").replacing("--", with: "–").replacing("...", with: "…")
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).map { word in
            String(String.UnicodeScalarView(word.unicodeScalars.filter { isWord($0) || $0 == "-" || $0 == "." }))
        }
        let joined = words.filter { !$0.isEmpty }.joined(separator: "-").drop { !$0.isLetter }
        return joined.isEmpty ? "section" : String(joined)
    }

    /// github-slugger 2: lower case; letters, marks, decimal digits, connectors, blanks and hyphens stay; a blank becomes a hyphen.
    private static func githubSlug(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in lowercasedAsJavaScript(text).unicodeScalars {
            if scalar == " " {
                result.append("-")
            } else if scalar == "-" || isWord(scalar) {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_": true
            default: false
            }
        }
        if scalar.properties.isAlphabetic { return true }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: true
        default: false
        }
    }

    /// Python-Markdown's `toc.slugify`: runs of blanks and hyphens to one hyphen, without the other signs; by default ASCII alone.
    private static func pythonMarkdownSlug(_ text: [Unicode.Scalar], separator: Character = "-") -> String {
        var kept = ""
        for scalar in text {
            let isBlank =
                scalar.value == 0x20 || (9...13).contains(scalar.value) || (0x1C...0x1F).contains(scalar.value)
            if isWord(scalar) || scalar == "-" || isBlank { kept.unicodeScalars.append(isBlank ? " " : scalar) }
        }
        let trimmed = kept.trimmingBlanks().lowercased()
        var result = ""
        for character in trimmed {
            if character == " " || character == separator {
                if result.last != separator { result.append(separator) }
            } else {
                result.append(character)
            }
        }
        return result
    }

    /// DocC's readable fragment: case stays, blanks and dashes become one hyphen, other punctuation goes, also where it is a whole word:
    /// `C++ / C#` becomes `C++--C`.
    private static func doccFragment(_ text: String) -> String {
        var words: [String.UnicodeScalarView] = []
        var isBetween = true
        for scalar in text.unicodeScalars {
            let isSeparator =
                scalar == "\t" || scalar == "-" || scalar == "–" || scalar == "—"
                || scalar.properties.generalCategory == .spaceSeparator
            if !isSeparator, isBetween { words.append(.init()) }
            isBetween = isSeparator
            if isSeparator { continue }
            if scalar.isASCII {
                switch scalar {
                case "!"..."#", "%"..."*", ","..."/", ":", ";", "?", "@", "["..."]", "_", "`", "{", "}": continue
                default: words[words.count - 1].append(scalar)
                }
                continue
            }
            switch scalar.properties.generalCategory {
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
                .finalPunctuation, .otherPunctuation:
                continue
            default: words[words.count - 1].append(scalar)
            }
        }
        return words.map { String($0) }.joined(separator: "-")
    }
}

/// Gives each heading of one chapter an anchor that is its own.
package struct Slugger {
    private let style: AnchorStyle
    private var counts: [String: Int] = [:]

    package init(_ style: AnchorStyle) { self.style = style }

    /// What a line break in a heading is in its slug.
    package var lineBreak: String { style == .github ? "" : " " }

    /// The anchor for a heading's text: the slug, or with `-1`, `-2` (MkDocs: `_1`) behind it when that is taken.
    package mutating func anchor(for text: String) -> String { unique(style.slug(text)) }

    /// An explicit id is what it says, and taken from then on.
    package mutating func reserve(_ id: String) { counts[id] = counts[id] ?? 0 }

    private mutating func unique(_ slug: String) -> String {
        if style.isMkDocs { return uniqueForMkDocs(slug) }
        guard var count = counts[slug] else {
            counts[slug] = 0
            return slug
        }
        // One counter a slug keeps 200,000 equal headings linear.
        var candidate: String
        repeat {
            count += 1
            candidate = "\(slug)-\(count)"
        } while counts[candidate] != nil
        counts[slug] = count
        counts[candidate] = 0
        return candidate
    }

    private mutating func uniqueForMkDocs(_ slug: String) -> String {
        guard counts[slug] != nil || slug.isEmpty else {
            counts[slug] = 0
            return slug
        }
        var stem = slug
        var number = 0
        if let mark = slug.lastIndex(of: "_"), case let digits = slug[slug.index(after: mark)...], !digits.isEmpty,
            digits.allSatisfy(\.isASCIIDigit), let value = Int(digits), value < Int.max / 2
        {
            stem = String(slug[..<mark])
            number = value
        }
        number = max(number, counts[stem + "_"] ?? 0)
        var candidate: String
        repeat {
            number += 1
            candidate = "\(stem)_\(number)"
        } while counts[candidate] != nil
        counts[candidate] = 0
        counts[stem + "_"] = number
        return candidate
    }
}

extension Character {
    package var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension StringProtocol {
    /// Without blanks, tabs and line ends at both ends; other white space stays, as an address may hold it.
    package func trimmingASCIIBlanks() -> String {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        let bytes = Array(utf8)
        guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    /// Without white space at both ends.
    package func trimmingBlanks() -> String {
        // What begins and ends with a letter or a sign of ASCII has nothing to lose.
        let whole = String(self)
        if let first = whole.utf8.first, let last = whole.utf8.last, first > 0x20, first < 0x7F, last > 0x20,
            last < 0x7F
        {
            return whole
        }
        var slice = whole[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}

/// In small letters, with the sigma that ends a Greek word as `ς`: Swift knows the letter's place in the word no more than `lowercase`.
private func lowercasedAsJavaScript(_ text: String) -> String {
    guard text.unicodeScalars.contains("Σ") else { return text.lowercased() }
    let scalars = Array(text.unicodeScalars)
    func isLetter(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
        scalars.first { !$0.properties.isCaseIgnorable }?.properties.isCased ?? false
    }
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
        let isFinal =
            scalar == "Σ" && isLetter(scalars[..<index].reversed()) && !isLetter(scalars[(index + 1)...])
        result.append(contentsOf: isFinal ? "ς".unicodeScalars : scalar.properties.lowercaseMapping.unicodeScalars)
    }
    return String(result)
}
