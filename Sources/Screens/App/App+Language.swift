import Domain

/// Switching the language while windows are open that were opened in the other one.
extension App {
    /// A window holds the words it was opened with. What opened it is told the same once more, on a copy, to see what
    /// it says in the words of now.
    mutating func rewordWindows() {
        for index in stack.indices.dropFirst() {
            let beneath = stack[index - 1].screen
            let fresh: (any Screen)?
            switch stack[index].screen {
            case is HelpScreen:
                fresh = HelpScreen(offers: [], about: beneath.title(context), isText: false)
            case is PaletteScreen:
                fresh = PaletteScreen(offers: [], otherWords: vocabulary(context.words.language.other))
            case is CrumbScreen:
                let places = stack[..<index].filter { !$0.screen.isOverlay }
                fresh = CrumbScreen(places.map { $0.screen.title(context) })
            default: fresh = stack[index].opener.flatMap { opened(by: beneath, told: $0) }
            }
            if let fresh { stack[index].screen = stack[index].screen.reworded(like: fresh) }
        }
    }

    private func opened(by screen: any Screen, told event: ScreenEvent) -> (any Screen)? {
        var screen = screen
        for effect in screen.update(event, context) {
            if case .push(let opened) = effect { return opened }
        }
        return nil
    }
}
