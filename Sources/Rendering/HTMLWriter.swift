/// Builds HTML in which text stays text.
struct HTMLWriter {
    private(set) var text = ""

    /// Markup as written here, never from a guide.
    mutating func raw(_ markup: StaticString) { text += "\(markup)" }

    /// Text from anywhere: signs of markup are escaped, control characters show as pictures.
    mutating func escaped(_ string: some StringProtocol) {
        for scalar in TerminalStyle.safe(string).unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    /// ` name="value"`.
    mutating func attribute(_ name: StaticString, _ value: String) {
        text += " \(name)=\""
        escaped(value)
        text += "\""
    }

    /// An element with text only.
    mutating func element(_ name: StaticString, class names: String? = nil, _ content: some StringProtocol) {
        text += "<\(name)"
        if let names { attribute("class", names) }
        text += ">"
        escaped(content)
        text += "</\(name)>"
    }
}
