import CCmark

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where libcmark's nodes live while one text is read: each is taken from the front of a piece of memory, and all are given back at once.
///
/// libcmark makes some thousand small things of a chapter, and freeing them one by one costs as much as making them. Every thread has an
/// arena of its own, because libcmark asks its allocator for sizes and tells it nothing else.
@safe final class NodeArena {
    /// What is in use when a text begins.
    @safe private struct Mark {
        let piece: Int
        let top: UnsafeMutableRawPointer
    }

    /// Each twice as large as the one before.
    private var pieces: [UnsafeMutableRawBufferPointer]
    private var piece = 0
    private var top: UnsafeMutableRawPointer
    private var end: UnsafeMutableRawPointer

    private static let firstSize = 256 << 10
    /// Pieces that stay for the next text: 8 MB together, or more where a text asked for more at once.
    private static let mostKept = 5
    /// Before each block: its size, for whoever wants it larger. As wide as the strictest alignment.
    private static let header = 16

    private init() {
        let first = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.firstSize, alignment: Self.header)
        unsafe pieces = [first]
        unsafe top = first.baseAddress!
        unsafe end = first.baseAddress! + first.count
    }

    deinit { unsafe pieces.forEach { unsafe $0.deallocate() } }

    /// Parses a text, lends the root of its tree, and takes back all that libcmark made of it.
    static func withTree(_ source: UnsafeRawBufferPointer, options: Int32, _ body: (OpaquePointer) -> Void) {
        let arena = ofThisThread
        let mark = unsafe Mark(piece: arena.piece, top: arena.top)
        defer { arena.giveBack(to: mark) }
        guard let parser = unsafe cmark_parser_new_with_mem(options, allocator) else { return }
        if let base = source.baseAddress {
            unsafe cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), source.count)
        }
        if let root = unsafe cmark_parser_finish(parser) { unsafe body(root) }
    }

    private func giveBack(to mark: Mark) {
        while unsafe pieces.count > max(mark.piece + 1, Self.mostKept) { unsafe pieces.removeLast().deallocate() }
        piece = mark.piece
        unsafe top = mark.top
        unsafe end = pieces[piece].baseAddress! + pieces[piece].count
    }

    private func take(_ size: Int) -> UnsafeMutableRawPointer {
        let wanted = Self.header + (size + Self.header - 1) / Self.header * Self.header
        while unsafe end - top < wanted {
            piece += 1
            if unsafe piece == pieces.count {
                let size = unsafe max(2 * pieces[piece - 1].count, wanted)
                unsafe pieces.append(.allocate(byteCount: size, alignment: Self.header))
            }
            unsafe top = pieces[piece].baseAddress!
            unsafe end = top + pieces[piece].count
        }
        unsafe top.storeBytes(of: size, as: Int.self)
        let block = unsafe top + Self.header
        unsafe top += wanted
        return unsafe block
    }

    /// The block that was taken last grows where it stands.
    private func resize(_ block: UnsafeMutableRawPointer, to size: Int) -> UnsafeMutableRawPointer {
        let old = unsafe (block - Self.header).load(as: Int.self)
        let isLast = unsafe block + (old + Self.header - 1) / Self.header * Self.header == top
        let room = (size + Self.header - 1) / Self.header * Self.header
        if isLast, unsafe end - block >= room {
            unsafe (block - Self.header).storeBytes(of: size, as: Int.self)
            unsafe top = block + room
            return unsafe block
        }
        let new = unsafe take(size)
        unsafe new.copyMemory(from: block, byteCount: min(old, size))
        return unsafe new
    }

    // MARK: - What libcmark calls

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        unsafe pthread_key_create(&key) { arena in
            if let arena = unsafe arena as UnsafeMutableRawPointer? {
                unsafe Unmanaged<NodeArena>.fromOpaque(arena).release()
            }
        }
        return key
    }()

    private static var ofThisThread: NodeArena {
        if let known = unsafe pthread_getspecific(key) {
            return unsafe Unmanaged<NodeArena>.fromOpaque(known).takeUnretainedValue()
        }
        let new = NodeArena()
        unsafe pthread_setspecific(key, Unmanaged.passRetained(new).toOpaque())
        return new
    }

    /// Made once, written never again, and never freed: parsers keep its address.
    nonisolated(unsafe) private static let allocator: UnsafeMutablePointer<cmark_mem> = {
        let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        unsafe functions.initialize(
            to: cmark_mem(
                calloc: { count, size in
                    let block = unsafe NodeArena.ofThisThread.take(count * size)
                    unsafe memset(block, 0, count * size)
                    return unsafe block
                },
                realloc: { block, size in
                    let arena = NodeArena.ofThisThread
                    return unsafe block.map { unsafe arena.resize($0, to: size) } ?? arena.take(size)
                },
                free: { _ in }))
        return unsafe functions
    }()
}
