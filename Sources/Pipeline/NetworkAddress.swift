#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An address of a host on the network.
struct NetworkAddress: Hashable, Sendable {
    let text: String
    private let bytes: [UInt8]

    /// Reads `192.0.2.1` or `2001:db8::1`; `nil` for anything else.
    init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if unsafe inet_pton(AF_INET, text, &four) == 1 {
            bytes = unsafe withUnsafeBytes(of: &four) { unsafe Array($0) }
        } else if unsafe inet_pton(AF_INET6, text, &six) == 1 {
            bytes = unsafe withUnsafeBytes(of: &six) { unsafe Array($0) }
        } else {
            return nil
        }
        self.text = text
    }

    /// Whether it belongs to this machine, a private network, or nobody: the special-purpose registries of IANA (RFC 6890).
    var isPrivate: Bool {
        guard bytes.count == 16 else { return Self.isPrivate(bytes) }
        // An IPv4 address inside IPv6: mapped, or through a translator.
        let mapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        let translated = Array(bytes[..<12]) == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if mapped || translated { return Self.isPrivate(Array(bytes[12...])) }
        let isZeroOrLoopback = bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] <= 1
        let isUniqueLocal = bytes[0] & 0xFE == 0xFC
        let isLinkLocal = bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
        let isSiteLocal = bytes[0] == 0xFE && bytes[1] & 0xC0 == 0xC0
        let isDocumentation = Array(bytes[..<4]) == [0x20, 0x01, 0x0D, 0xB8]
        return isZeroOrLoopback || isUniqueLocal || isLinkLocal || isSiteLocal || bytes[0] == 0xFF || isDocumentation
    }

    private static func isPrivate(_ four: [UInt8]) -> Bool {
        switch (four[0], four[1], four[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (169, 254, _), (192, 168, _), (192, 0, 0), (192, 0, 2), (198, 51, 100),
            (203, 0, 113):
            true
        case (100, let second, _): second & 0xC0 == 64
        case (172, let second, _): second & 0xF0 == 16
        case (198, let second, _): second & 0xFE == 18
        default: four[0] >= 224
        }
    }

    enum Failure: Error {
        /// The name does not exist.
        case unknown
        /// The resolver did not answer.
        case unavailable(String)
    }

    /// All addresses of a host, in the resolver's order.
    static func resolve(_ host: String) throws(Failure) -> [NetworkAddress] {
        if let own = NetworkAddress(host) { return [own] }
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, nil, &hints, &list)
        guard code == 0 else {
            if code == EAI_NONAME || code == EAI_NODATA { throw .unknown }
            throw .unavailable(unsafe String(cString: gai_strerror(code)))
        }
        defer { unsafe freeaddrinfo(list) }
        var result: [NetworkAddress] = []
        var next = unsafe list
        while let entry = unsafe next {
            var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            if unsafe getnameinfo(
                entry.pointee.ai_addr, entry.pointee.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
                == 0
            {
                let text = String(
                    decoding: name.prefix { $0 != 0 && $0 != 37 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                if let address = NetworkAddress(text), !result.contains(address) { result.append(address) }
            }
            unsafe next = entry.pointee.ai_next
        }
        if result.isEmpty { throw .unknown }
        return result
    }
}

private let EAI_NODATA: Int32 = -5
