/// The places that were left, to go back to and forward again as in a browser. Each is the whole path to it, as it
/// stood: with its filter and its selection.
struct Trail: Sendable {
    private(set) var past: [[App.Entry]] = []
    private(set) var future: [[App.Entry]] = []

    /// Older ones are let go.
    static let most = 40

    /// A path with a form in it is kept as far as the form.
    static func path(_ stack: [App.Entry]) -> [App.Entry] {
        Array(stack.filter { !$0.screen.isOverlay }.prefix { $0.screen.isPlace })
    }

    private static func isSame(_ one: [App.Entry], _ other: [App.Entry]?) -> Bool {
        one.map(\.id) == other?.map(\.id)
    }

    /// The place is about to be left for a new one.
    mutating func leave(_ stack: [App.Entry]) {
        let path = Trail.path(stack)
        guard !path.isEmpty else { return }
        if Trail.isSame(path, past.last) { past.removeLast() }
        past.append(path)
        if past.count > Trail.most { past.removeFirst(past.count - Trail.most) }
        future = []
    }

    func canGoBack(from stack: [App.Entry]) -> Bool {
        let path = Trail.path(stack)
        return past.contains { !Trail.isSame($0, path) } || (path.count < stack.count && !past.isEmpty)
    }

    var canGoForward: Bool { !future.isEmpty }

    /// The place that was left last.
    mutating func back(from stack: [App.Entry]) -> [App.Entry]? {
        let path = Trail.path(stack)
        let isWhole = path.count == stack.filter { !$0.screen.isOverlay }.count
        while isWhole, Trail.isSame(path, past.last) { past.removeLast() }
        guard let place = past.popLast() else { return nil }
        future.append(path)
        return place
    }

    mutating func forward(from stack: [App.Entry]) -> [App.Entry]? {
        guard let place = future.popLast() else { return nil }
        past.append(Trail.path(stack))
        return place
    }
}
