import AsyncHTTPClient
import Checking
import Dispatch
import GuideModel
import NIOCore
import NIOHTTP1
import Synchronization

/// Asks external addresses whether they are there: the only file that knows the HTTP client.
///
/// Polite: few questions to a host at a time, `HEAD` before `GET`, waits as long as `Retry-After` says, and believes the answers of
/// the last days. Careful: a name is resolved here and the client connects to just that address, at every hop, so no redirect and no
/// second answer of a name server leads into a private network.
struct LinkProbe {
    private let settings: ExternalSettings
    private let cache: LinkCache
    private let now: Int64
    private let progress: ProgressBar

    private static let hostsAtATime = 12
    private static let mostRedirects = 8
    private static let longestWait = 60

    init(_ settings: ExternalSettings, cache: LinkCache, now: Int64, progress: ProgressBar) {
        (self.settings, self.cache, self.now, self.progress) = (settings, cache, now, progress)
    }

    /// Answers for all targets; waits until the last one is in.
    ///
    /// - Throws: `CheckupError.noNetwork` when nothing at all could be asked.
    func answers(_ targets: [String]) throws -> [String: ExternalAnswer] {
        let box = Mutex<[String: ExternalAnswer]>([:])
        let done = DispatchSemaphore(value: 0)
        progress.expect(targets.count, "links")
        let probe = self
        Task.detached {
            let answers = await probe.ask(targets)
            box.withLock { $0 = answers }
            done.signal()
        }
        done.wait()
        progress.finish()
        let answers = box.withLock { $0 }
        let failures = answers.values.compactMap { answer -> String? in
            if case .skipped(let why) = answer.outcome, why.hasPrefix(Self.unavailable) { why } else { nil }
        }
        if let first = failures.first, failures.count == answers.count { throw CheckupError.noNetwork(first) }
        cache.save(now: now)
        return answers
    }

    private static let unavailable = "the name server did not answer"

    // MARK: - Whom to ask when

    private func ask(_ targets: [String]) async -> [String: ExternalAnswer] {
        var answers: [String: ExternalAnswer] = [:]
        var byHost: [(host: String, targets: [String])] = []
        for target in targets {
            if let excluded = settings.excluded.first(where: { Path.matches(target, $0) }) {
                answers[target] = ExternalAnswer(.skipped("excluded by '\(excluded)'"))
            } else if let known = cache.answer(target, now: now, maximumAge: settings.maximumAge) {
                answers[target] = known
            } else if let host = WebAddress(target)?.host {
                if let index = byHost.firstIndex(where: { $0.host == host }) {
                    byHost[index].targets.append(target)
                } else {
                    byHost.append((host, [target]))
                }
                continue
            } else {
                answers[target] = ExternalAnswer(.dead("it is no address that a browser can ask for"))
            }
            progress.advance()
        }
        await withTaskGroup(of: [(String, ExternalAnswer)].self) { group in
            var waiting = byHost[...]
            func start() {
                guard let next = waiting.popFirst() else { return }
                group.addTask { await askHost(next.targets) }
            }
            for _ in 0..<Self.hostsAtATime { start() }
            for await list in group {
                for (target, answer) in list { answers[target] = answer }
                start()
            }
        }
        for (target, answer) in answers { cache.keep(answer, of: target, now: now) }
        return answers
    }

    /// The targets of one host, a few at a time.
    private func askHost(_ targets: [String]) async -> [(String, ExternalAnswer)] {
        await withTaskGroup(of: (String, ExternalAnswer).self) { group in
            var waiting = targets[...]
            func start() {
                guard let next = waiting.popFirst() else { return }
                group.addTask {
                    let answer = await answer(next)
                    progress.advance()
                    return (next, answer)
                }
            }
            for _ in 0..<settings.perHost { start() }
            var result: [(String, ExternalAnswer)] = []
            for await answer in group {
                result.append(answer)
                start()
            }
            return result
        }
    }

    // MARK: - One address

    private func answer(_ target: String) async -> ExternalAnswer {
        guard let start = WebAddress(target) else { return ExternalAnswer(.dead("it is no web address")) }
        func fragment(_ text: String) -> String? { text.firstIndex(of: "#").map { String(text[$0...]) } }
        var address = start
        // Where it lives for good: as far as all hops say so, with the fragment that a browser has by then.
        var (home, place) = (start, fragment(target) ?? "")
        var isForGood = true
        for _ in 0...Self.mostRedirects {
            switch await status(of: address) {
            case .failed(let why): return ExternalAnswer(.dead(why))
            case .notAsked(let why): return ExternalAnswer(.skipped(why))
            case .redirect(let code, let location, let setsCookie):
                guard let next = location.flatMap({ address.following($0) }) else {
                    return ExternalAnswer(.dead("status \(code) without a place to go to"))
                }
                // Browsers come back with the cookie that they are sent off with; we keep none.
                if next == address, setsCookie {
                    return ExternalAnswer(.skipped("a page sends readers back to itself with a cookie"))
                }
                isForGood = isForGood && (code == 301 || code == 308)
                address = next
                if isForGood { (home, place) = (next, location.flatMap(fragment) ?? place) }
            case .status(let code):
                guard (200..<300).contains(code) || settings.accepted.contains(code) else {
                    return ExternalAnswer(.dead("status \(code)"))
                }
                if home != start { return ExternalAnswer(.moved(to: home.text + place)) }
                guard address == start else { return ExternalAnswer(.alive) }
                return ExternalAnswer(.alive, isSecureToo: await answersSecurely(address))
            }
        }
        return ExternalAnswer(.dead("more than \(Self.mostRedirects) redirects"))
    }

    private func answersSecurely(_ address: WebAddress) async -> Bool {
        guard let secured = address.secured else { return false }
        if case .status(let code) = await status(of: secured, attempts: 1) { return (200..<300).contains(code) }
        return false
    }

    private enum Reply {
        case status(Int)
        case redirect(Int, location: String?, setsCookie: Bool)
        case failed(String)
        case notAsked(String)
    }

    /// Asks one address, again where that may help.
    private func status(of address: WebAddress, attempts: Int? = nil) async -> Reply {
        let place: NetworkAddress
        do {
            place = try await allowedPlace(of: address.host)
        } catch let error as PlaceError {
            switch error {
            case .unknown:
                // Without a network no name is known: the one that always is tells which it is.
                guard Self.hasNetwork else { return .notAsked("\(Self.unavailable): not even 'example.org' was found") }
                return .failed("there is no host '\(address.host)'")
            case .unavailable(let why): return .notAsked("\(Self.unavailable): \(why)")
            case .isPrivate(let text):
                let name = text == address.host ? "'\(text)' is" : "'\(address.host)' is \(text),"
                return .failed("\(name) an address that is not public; it was not asked")
            }
        } catch {
            return .notAsked("\(error)")
        }
        var reply = Reply.failed("no answer")
        var method = HTTPMethod.HEAD
        var (attempt, left) = (0, attempts ?? settings.attempts)
        while left > 0 {
            if attempt > 0 { await Self.sleep(milliseconds: 500 << min(attempt - 1, 5)) }
            (attempt, left) = (attempt + 1, left - 1)
            do {
                var response = try await request(method, address, place)
                // Many servers know no HEAD, and say so in many ways.
                if method == .HEAD, response.code >= 400, response.code != 429 {
                    response = try await request(.GET, address, place)
                }
                switch response.code {
                case 300, 301, 302, 303, 307, 308:
                    return .redirect(response.code, location: response.location, setsCookie: response.setsCookie)
                case 429, 503:
                    reply = .status(response.code)
                    let wait = max(0, response.retryAfter ?? 0)
                    guard wait <= Self.longestWait else {
                        return .notAsked("the host asks to come back after \(wait) seconds")
                    }
                    await Self.sleep(milliseconds: wait * 1000)
                case 500...: reply = .status(response.code)
                default: return .status(response.code)
                }
            } catch {
                let why = Self.reason(error)
                reply = .failed(why)
                // A certificate does not get better by asking again.
                if why.hasPrefix("certificate") { return reply }
                // Some hang up, or say nothing at all, when they are asked so.
                if method == .HEAD { (method, left) = (.GET, max(left, 1)) }
            }
        }
        if case .status(429) = reply { return .notAsked("the host asks for fewer questions (status 429)") }
        return reply
    }

    private static let hasNetwork: Bool = {
        do throws(NetworkAddress.Failure) { return try !NetworkAddress.resolve("example.org").isEmpty } catch {
            return false
        }
    }()

    private enum PlaceError: Error {
        case unknown
        case unavailable(String)
        case isPrivate(String)
    }

    /// The address to connect to: one that is public, and so are all others of the name.
    private func allowedPlace(of host: String) async throws -> NetworkAddress {
        let places = try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<[NetworkAddress], any Error>) in
            DispatchQueue.global().async {
                do throws(NetworkAddress.Failure) {
                    continuation.resume(returning: try NetworkAddress.resolve(host))
                } catch {
                    switch error {
                    case .unknown: continuation.resume(throwing: PlaceError.unknown)
                    case .unavailable(let why): continuation.resume(throwing: PlaceError.unavailable(why))
                    }
                }
            }
        }
        if !settings.allowed.contains(host),
            let hidden = places.first(where: { $0.isPrivate && !settings.allowed.contains($0.text) })
        {
            throw PlaceError.isPrivate(hidden.text)
        }
        return places[0]
    }

    private struct Response {
        var code: Int
        var location: String?
        var setsCookie = false
        /// In seconds.
        var retryAfter: Int?
    }

    private func request(_ method: HTTPMethod, _ address: WebAddress, _ place: NetworkAddress) async throws -> Response
    {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.dnsOverride = [address.host: place.text]
        configuration.timeout = .init(
            connect: .seconds(Int64(min(10, settings.timeout))), read: .seconds(Int64(settings.timeout)))
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        do {
            var request = HTTPClientRequest(url: address.text)
            request.method = method
            request.headers.add(name: "User-Agent", value: "editie (link check; one question an address)")
            request.headers.add(name: "Accept", value: "*/*")
            let response = try await client.execute(request, timeout: .seconds(Int64(settings.timeout)))
            let after = response.headers.first(name: "retry-after")
            let result = Response(
                code: Int(response.status.code), location: response.headers.first(name: "location"),
                setsCookie: response.headers.contains(name: "set-cookie"),
                retryAfter: after.flatMap { Int($0) })
            try await client.shutdown()
            return result
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    private static func reason(_ error: any Error) -> String {
        if let error = error as? HTTPClientError {
            switch error {
            case .deadlineExceeded, .readTimeout, .connectTimeout, .tlsHandshakeTimeout: return "no answer in time"
            case .remoteConnectionClosed: return "the host hung up"
            default: break
            }
        }
        let text = "\(error)"
        let lower = text.lowercased()
        if lower.contains("certificate") {
            return "certificate not valid: it is not trusted, out of date, or another host's"
        }
        if lower.contains("handshake") || lower.contains("ssl") { return "no secure connection could be made" }
        if lower.contains("httpparser") || lower.contains("constant string") { return "what it answers is no HTTP" }
        if lower.contains("refused") { return "the host refuses the connection" }
        return String(text.prefix(160))
    }

    private static func sleep(milliseconds: Int) async {
        try? await Task.sleep(nanoseconds: UInt64(max(0, milliseconds)) * 1_000_000)
    }
}
