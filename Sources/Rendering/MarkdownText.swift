/// Text from a guide in Markdown and HTML, where it stays text.
enum MarkdownText {
    private static let signs = Set("\\`*_{}[]|~^$#".unicodeScalars)
    private static let schemes = ["http", "https", "ftp"]
    /// What means something at the start of a line only.
    private static let firstSigns = Set("+-=.)".unicodeScalars)

    /// Every sign that could mean something is escaped, line ends become blanks, and nobody is mentioned.
    static func escaped(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var isStart = true
        // The last signs, for `https:` and `www.`.
        var last = ""
        for scalar in TerminalStyle.safe(text).unicodeScalars {
            let isAddress =
                scalar == ":" && Self.schemes.contains { last.hasSuffix($0) } || scalar == "." && last == "www"
            defer {
                let isLetter = scalar.isASCII && scalar.properties.isAlphabetic
                last = isLetter ? String((last + String(scalar)).lowercased().suffix(5)) : ""
            }
            switch scalar {
            case "\n": result.append(" ")
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            // A zero-width space keeps `@name` from calling anybody, and `#12` from naming an issue.
            case "@": result.append(contentsOf: "@\u{200B}".unicodeScalars)
            case "#": result.append(contentsOf: "\\#\u{200B}".unicodeScalars)
            // So does `GH-12`.
            case "-" where last == "gh": result.append(contentsOf: "-\u{200B}".unicodeScalars)
            // An address that the host makes a link of would lead where its escaped signs say.
            case ":" where isAddress: result.append(contentsOf: "&#58;".unicodeScalars)
            case "." where isAddress: result.append(contentsOf: "&#46;".unicodeScalars)
            default:
                if signs.contains(scalar) || isStart && firstSigns.contains(scalar) { result.append("\\") }
                result.append(scalar)
            }
            isStart = isStart && ("0"..."9" ~= scalar || scalar == " ")
        }
        return String(result)
    }

    /// For text between tags.
    static func html(_ text: some StringProtocol) -> String {
        var writer = HTMLWriter()
        writer.escaped(TerminalStyle.line(text))
        return writer.text.replacing("@", with: "@\u{200B}").replacing("#", with: "#\u{200B}")
            .replacing("&#\u{200B}", with: "&#")
    }

    /// For a code span: without what could end it.
    static func plain(_ text: String) -> String { TerminalStyle.line(text).filter { $0 != "`" } }

    /// What a host that limits comments counts.
    static func length(_ text: String) -> Int { text.utf16.count }
}
