/// Decodes `%41` once; what is no two hexadecimal digits stays.
package func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
        if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
            let value = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16),
            bytes[at + 1] != UInt8(ascii: "+")
        {
            result.append(value)
            at += 3
        } else {
            result.append(bytes[at])
            at += 1
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// Encodes the bytes of some characters as `%41`; all others stay, a percent sign too unless it is one of them.
package func percentEncoded(_ text: String, where mustBe: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: mustBe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        guard mustBe(scalar) else {
            result.unicodeScalars.append(scalar)
            continue
        }
        for byte in String(scalar).utf8 {
            result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
    }
    return result
}
