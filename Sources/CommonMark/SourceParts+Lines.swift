/// What a line looks like, told from its bytes alone; `first` is where its text starts and `end` one past its last byte.
extension SourceParts.Scanner {
    static func isRun(
        _ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int, _ byte: UInt8, _ least: Int
    ) -> Bool {
        var run = first
        while run < end, unsafe bytes[run] == byte { run += 1 }
        return unsafe run - first >= least && isBlank(bytes, run, end)
    }

    static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
        for index in first..<end where unsafe bytes[index] != 0x20 && bytes[index] != 0x09 { return false }
        return true
    }

    static func contains(
        _ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int, _ byte: UInt8
    ) -> Bool {
        for index in first..<end where unsafe bytes[index] == byte { return true }
        return false
    }

    static func begins(
        _ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int, _ text: StaticString
    ) -> Bool {
        guard end - first >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount
        where unsafe bytes[first + index] != text.utf8Start[index] { return false }
        return true
    }

    /// Tags whose text is no Markdown up to their own end, whatever blank lines it holds.
    static func beginsVerbatim(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
        for name in ["script", "pre", "style", "textarea"] {
            let utf8 = Array(name.utf8)
            guard end - first > utf8.count else { continue }
            var isOne = true
            for index in utf8.indices where unsafe bytes[first + 1 + index] | 0x20 != utf8[index] { isOne = false }
            if isOne { return true }
        }
        return false
    }

    /// `<https:` and the like, which is text.
    static func beginsAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
        var index = first + 1
        while index < end,
            unsafe (bytes[index] | 0x20) >= UInt8(ascii: "a") && (bytes[index] | 0x20) <= UInt8(ascii: "z")
        {
            index += 1
        }
        return unsafe index > first + 2 && index < end && bytes[index] == UInt8(ascii: ":")
    }

    /// Whether a line's text, behind the marks of quotes and lists, begins with `[`.
    static func opensBracket(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
        var index = first
        while index < end {
            switch unsafe bytes[index] {
            case UInt8(ascii: "["): return true
            case 0x20, 0x09, UInt8(ascii: ">"): index += 1
            default:
                let mark = unsafe listMark(bytes, index, end)
                guard mark > 0 else { return false }
                index += mark
            }
        }
        return false
    }

    /// One past `-->`.
    static func commentEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Int? {
        var index = first
        while index + 3 <= end {
            if unsafe bytes[index] == UInt8(ascii: "-"), unsafe begins(bytes, index, end, "-->") {
                return index + 3
            }
            index += 1
        }
        return nil
    }

    static func isHeading(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
        var run = first
        while run < end, unsafe bytes[run] == UInt8(ascii: "#") { run += 1 }
        return unsafe run > first && run - first <= 6 && (run == end || bytes[run] == 0x20 || bytes[run] == 0x09)
    }

    /// The length of what may be the mark of a list's item, 0 for none; a rule of stars or hyphens looks like one.
    static func listMark(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Int {
        var index = first
        switch unsafe bytes[index] {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): index += 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            while index < end, unsafe bytes[index] >= UInt8(ascii: "0") && bytes[index] <= UInt8(ascii: "9") {
                index += 1
            }
            guard index < end, unsafe bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")") else {
                return 0
            }
            index += 1
        default: return 0
        }
        return unsafe index == end || bytes[index] == 0x20 || bytes[index] == 0x09 ? index - first : 0
    }
}
