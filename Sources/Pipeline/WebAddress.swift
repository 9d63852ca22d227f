import GuideModel

/// `https://host:port/path?query`, cut into what a request needs.
struct WebAddress: Hashable, Sendable {
    let isSecure: Bool
    /// Lower case, without port and brackets.
    let host: String
    let port: Int?
    /// With the query, percent-encoded; never empty.
    let path: String

    /// Reads an absolute http or https address; its fragment is the browser's business.
    init?(_ text: String) {
        let lower = text.prefix(8).lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return nil }
        isSecure = lower.hasPrefix("https://")
        let rest = text.dropFirst(isSecure ? 8 : 7).prefix { $0 != "#" }
        var authority = rest.prefix { $0 != "/" && $0 != "?" }
        let tail = rest.dropFirst(authority.count)
        if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
        var name = authority
        var number: Int?
        if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
            guard let value = Int(authority[authority.index(after: colon)...]), (1...65535).contains(value) else {
                return nil
            }
            number = value
            name = authority[..<colon]
        }
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        while name.hasSuffix(".") { name.removeLast() }
        guard !name.isEmpty, !name.contains(where: { $0 == " " || $0 == "%" || $0 == "\\" }) else { return nil }
        host = name.lowercased()
        port = number
        path = (tail.hasPrefix("/") ? "" : "/") + Self.encoded(tail)
    }

    private init(isSecure: Bool, host: String, port: Int?, path: String) {
        (self.isSecure, self.host, self.port, self.path) = (isSecure, host, port, path)
    }

    /// What may not stand in a request line as it is; what is encoded already stays.
    private static func encoded(_ text: Substring) -> String {
        text.utf8.map { byte -> String in
            if byte > 0x20, byte < 0x7F, !"\"<>\\^`{|}".utf8.contains(byte) { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }

    var text: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return (isSecure ? "https://" : "http://") + name + (port.map { ":\($0)" } ?? "") + path
    }

    /// The same over https; `nil` where another port is named.
    var secured: WebAddress? {
        isSecure || port != nil && port != 80 ? nil : WebAddress(isSecure: true, host: host, port: nil, path: path)
    }

    /// Where a `Location` header leads from here.
    func following(_ location: String) -> WebAddress? {
        if let whole = WebAddress(location) { return whole }
        if location.hasPrefix("//") { return WebAddress((isSecure ? "https:" : "http:") + location) }
        if location.contains("://") { return nil }
        let target = location.prefix { $0 != "#" }
        if target.hasPrefix("/") {
            return WebAddress(isSecure: isSecure, host: host, port: port, path: Self.encoded(target))
        }
        let own = path.prefix { $0 != "?" }
        if target.hasPrefix("?") {
            return WebAddress(isSecure: isSecure, host: host, port: port, path: own + Self.encoded(target))
        }
        let folder = own.lastIndex(of: "/").map { own[...$0] } ?? "/"
        let query = target.drop { $0 != "?" }
        let full = Path.normalized(String(folder) + target.dropLast(query.count)) ?? ""
        let isFolder = target.dropLast(query.count).hasSuffix("/")
        return WebAddress(
            isSecure: isSecure, host: host, port: port,
            path: "/" + Self.encoded(Substring(full)) + (isFolder && !full.isEmpty ? "/" : "") + Self.encoded(query))
    }
}
