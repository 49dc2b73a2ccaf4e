import Cells
import Domain

/// What can be done, and the doing of what is the app's own.
extension App {
    /// Everything that can be done now, the screen's own first.
    package var offers: [Offer] {
        let own = top.screen.offers(context)
        let taken = Set(own.map(\.id))
        return own + globalOffers.filter { !taken.contains($0.id) }
    }

    var globalOffers: [Offer] {
        Commands.global.map { command in
            switch command.id {
            case "undo", "redo": Offer(command.id, unless: context.isReadOnly ? "obstacle.readOnly" : nil)
            // From the outermost place of a look back the way leads out of it.
            case "back" where stack.count == 1 && context.past != nil: Offer(command.id)
            case "back", "home", "crumbs":
                Offer(command.id, unless: stack.count == 1 ? "obstacle.atHome" : nil)
            case "placeBack":
                Offer(command.id, unless: trail.canGoBack(from: stack) ? nil : "obstacle.noPlaceBefore")
            case "placeForward":
                Offer(command.id, unless: trail.canGoForward ? nil : "obstacle.noPlaceAfter")
            case "toPresent": Offer(command.id, unless: context.past == nil ? "obstacle.isPresent" : nil)
            default: Offer(command.id)
            }
        }
    }

    mutating func runCommand(_ id: Command.ID) -> [AppEffect] {
        guard let offer = offers.first(where: { $0.id == id }) else { return [] }
        return Commands.command(id)?.isGlobal == true && !top.screen.offers(context).contains { $0.id == id }
            ? runGlobal(id) : run(offer)
    }

    mutating func run(_ offer: Offer) -> [AppEffect] {
        if let obstacle = offer.obstacle {
            message = Message(context.words(obstacle), .problem)
            return []
        }
        return send(.command(offer.id), to: top.id)
    }

    mutating func runGlobal(_ id: Command.ID) -> [AppEffect] {
        if let obstacle = globalOffers.first(where: { $0.id == id })?.obstacle {
            message = Message(context.words(obstacle), .problem)
            return []
        }
        switch id {
        case "help":
            let screen = top.screen
            return push(
                HelpScreen(offers: offers, about: screen.title(context), isText: screen.takesText))
        case "palette":
            let other = vocabulary(context.words.language.other)
            return push(PaletteScreen(offers: offers, otherWords: other))
        case "search": return push(SearchScreen())
        // Where text is typed, the way back begins with the innermost thing.
        case "back" where stack.count == 1 && context.past != nil: return [.toPresent]
        case "back": return top.screen.takesText ? send(.key(Key(.escape)), to: top.id) : pop()
        case "home": return popTo(0)
        case "placeBack": return go(to: trail.back(from: stack))
        case "placeForward": return go(to: trail.forward(from: stack))
        case "crumbs":
            let places = stack.filter { !$0.screen.isOverlay }.map { $0.screen.title(context) }
            return push(CrumbScreen(places))
        case "jump":
            startJump()
            return []
        case "mouse":
            let usesMouse = !context.memory.usesMouse
            message = Message(context.words(usesMouse ? "message.mouseOn" : "message.mouseOff"))
            return remember(.usesMouse(usesMouse))
        case "undo": return [.perform(.undo, address(top.id, App.undoTag))]
        case "redo": return [.perform(.redo, address(top.id, App.undoTag))]
        case "asOf": return push(PastScreen(manner: context.past?.manner ?? .was))
        case "toPresent": return [.toPresent]
        case "journalAll": return push(JournalScreen(record: nil))
        case "endingSoon":
            let ending = Condition(Agreement.warning.description, .isKnown, on: context.today)
            var list = ListScreen(.agreement, conditions: [ending])
            list.query.sort = ListQuery.Sort(field: Agreement.endsOn.key)
            list.hasFirstSort = false
            return push(list)
        case "moneyUnit":
            let unit = context.memory.moneyUnit.other
            let effects = remember(.moneyUnit(unit))
            message = Message(context.words.said(unit))
            return effects
        case "board": return push(BoardScreen())
        case "money": return push(MoneyScreen())
        case "checks": return push(ChecksScreen())
        case "duplicates": return push(DuplicatesScreen())
        case "conflicts": return push(ConflictsScreen())
        case "elections": return push(ElectionsScreen())
        case "due": return push(DueScreen())
        case "registrySettings": return push(SettingsScreen())
        case "language":
            let other = context.words.language.other
            guard let words = vocabulary(other) else { return [] }
            context.words = words
            context.words.moneyUnit = context.memory.moneyUnit
            rewordWindows()
            return remember(.language(other)) + send(.appeared, to: top.id)
        case "theme":
            let names = Theme.all.map(\.name)
            let at = names.firstIndex(of: themeName) ?? 0
            themeName = names[(at + 1) % names.count]
            message = Message(context.words("message.theme", ["theme": context.words("theme." + themeName)]))
            return [.theme(themeName)] + remember(.theme(themeName))
        case "refresh": return send(.appeared, to: top.id) + [.repaint]
        case "suspend": return [.suspend]
        case "quit": return [.quit]
        default: return []
        }
    }

    /// The outcome of undo and redo is the app's own to tell.
    static let undoTag = -1

    func address(_ entry: Int, _ tag: Tag) -> Address { Address(entry: entry, tag: tag) }
}
