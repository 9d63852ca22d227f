import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A bar on stderr for work that takes over a second; it leaves nothing behind.
package final class ProgressBar: Sendable {
    private struct State {
        var done = 0
        var total = 0
        var isShown = false
        var lastTenth = -1
        var things = "chapters"
    }

    private let isEnabled: Bool
    private let delay: Int64
    private let start: Int64
    private let state = Mutex(State())

    /// - Parameter always: show it from the start, also where stderr is no terminal.
    package init(always: Bool, never: Bool) {
        isEnabled = always || !never && isatty(STDERR_FILENO) == 1
        delay = always ? 0 : 1_000
        start = Self.milliseconds
    }

    package static let none = ProgressBar(always: false, never: true)

    private static var milliseconds: Int64 {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// - Parameter things: what is counted; another kind begins a new bar.
    package func expect(_ count: Int, _ things: String = "chapters") {
        guard isEnabled else { return }
        state.withLock { state in
            if state.things != things { (state.done, state.total, state.things) = (0, 0, things) }
            state.total += count
        }
    }

    package func advance() {
        guard isEnabled else { return }
        state.withLock { state in
            state.done += 1
            guard Self.milliseconds - start >= delay, state.total > 0 else { return }
            let tenth = state.done * 40 / state.total
            guard tenth != state.lastTenth else { return }
            state.lastTenth = tenth
            state.isShown = true
            let bar = String(repeating: "#", count: tenth) + String(repeating: ".", count: max(0, 40 - tenth))
            Self.write("\r[\(bar)] \(state.done)/\(state.total) \(state.things)\u{1B}[K")
        }
    }

    /// Takes the bar away before anything else is said.
    package func finish() {
        state.withLock { state in
            if state.isShown { Self.write("\r\u{1B}[2K") }
            state.isShown = false
        }
    }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
