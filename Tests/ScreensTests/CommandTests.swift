import Cells
import Domain
import Foundation
import Testing

@testable import Screens

/// The list of commands is the one source of keys, help and menus: it must not contradict itself anywhere.
@Suite struct CommandTests {
    /// The way to every screen, in the states in which it offers other things: the keys from Home.
    static let ways: [(screen: String, keys: [String])] = [
        ("home", []), ("villages", ["2"]), ("villages, filter", ["2", "/"]),
        ("villages, sort", ["2", "s"]), ("village", ["2", "enter"]),
        ("village retire", ["2", "enter", "F8"]),
        ("village form", ["2", "F7"]), ("village edit", ["2", "enter", "F4"]),
        ("branches", ["3"]), ("branch tree", ["3", "tab"]), ("branch", ["3", "enter"]),
        ("projects", ["4"]), ("agreements", ["5"]), ("agreement", ["5", "enter"]),
        ("signing form", ["1"]), ("signing form, next section", ["1", "F6"]),
        ("history", ["6"]), ("history, filter", ["6", "/"]), ("history, filtered", ["6", "/", "x", "tab"]),
        ("history, kinds", ["6", "tab"]), ("history, year", ["6", "y"]), ("history of one", ["2", "h"]),
        ("search", ["7"]), ("search, typed", ["7", "y", "u"]),
        ("palette", ["ctrl-p"]), ("palette over a list", ["2", "ctrl-p"]), ("help", ["F1"]),
        ("help, filter", ["F1", "/"]), ("journal", ["2", "enter", "J"]),
        ("missing facts", ["end", "up", "enter"]), ("missing, kinds", ["end", "up", "enter", "f"]),
        ("drafts", ["end", "enter"]),
    ]

    /// Commands that mean, in a smaller way, what the key means everywhere, or that stand in a window in which
    /// the other meaning has no place.
    private static let mayTake: Set<String> = ["clearFilter", "otherButton", "review", "pledge"]

    @Test(arguments: ways.indices)
    func noTwoCommandsShareAKey(_ index: Int) throws {
        let way = CommandTests.ways[index]
        let drive = try Drive(RegistryWorld.seeded())
        for key in way.keys { drive.press(key) }
        let screen = try #require(drive.app.stack.last).screen
        let own = screen.offers(drive.app.context).compactMap { Commands.command($0.id) }
        #expect(Set(own.map(\.id)).count == own.count, "\(way.screen): a command is offered twice")
        var taken: [Key: Command.ID] = [:]
        for command in own {
            for key in command.keys where !(screen.takesText && key.isText) {
                #expect(taken[key] == nil, "\(way.screen): \(key) is \(taken[key] ?? "") and \(command.id)")
                taken[key] = command.id
                let global = Commands.global.first { $0.keys.contains(key) }
                if let global, global.id != command.id, !CommandTests.mayTake.contains(command.id) {
                    Issue.record("\(way.screen): \(command.id) takes \(key) from \(global.id)")
                }
            }
        }
    }

    @Test(arguments: ways.indices)
    func everyOfferIsDescribedAndEveryObstacleSaid(_ index: Int) throws {
        let way = CommandTests.ways[index]
        let drive = try Drive(RegistryWorld.seeded(), isReadOnly: index % 2 == 0)
        for key in way.keys { drive.press(key) }
        for offer in drive.app.offers {
            #expect(Commands.command(offer.id) != nil, "\(way.screen): \(offer.id) is not in the list")
            guard let obstacle = offer.obstacle else { continue }
            let isSaid = try Strings.words(.english).keys.contains(obstacle)
            #expect(isSaid, "\(way.screen): \(obstacle)")
        }
    }

    @Test(arguments: Language.allCases)
    func everyCommandHasATitleAndHelp(_ language: Language) throws {
        let keys = try Strings.words(language).keys
        let wanted =
            Commands.all.flatMap { ["command.\($0.id)", "command.\($0.id).help"] }
            + Command.Group.allCases.map { "group.\($0.rawValue)" }
        #expect(wanted.filter { !keys.contains($0) } == [])
    }

    @Test func noCommandComesTwiceAndNoGlobalKeyIsUsedTwice() {
        #expect(Set(Commands.all.map(\.id)).count == Commands.all.count)
        let keys = Commands.global.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    /// Keys that input methods, terminals or the clipboard need for themselves.
    @Test func noCommandTakesAKeyThatNeverArrives() {
        let never = ["ctrl-space", "ctrl-h", "ctrl-i", "ctrl-j", "ctrl-m", "ctrl-.", "ctrl-;", "F11"]
        let keys = Set(Commands.all.flatMap(\.keys))
        for name in never {
            #expect(Key(name: name).map(keys.contains) == false, "\(name)")
        }
    }

    /// With a Chinese input method on, letters never arrive: what is used daily has another key too.
    @Test func whatIsInTheKeyBarCanBePressedWithoutALetter() {
        let lettersOnly = Commands.all.filter { command in
            command.barRank != nil && command.keys.allSatisfy { $0.isText && $0 != Key(.character(" ")) }
        }
        // Each of them can be reached by the palette as well.
        #expect(
            lettersOnly.map(\.id).sorted() == [
                "confirm", "decline", "journal", "order", "reports", "tickAll",
            ])
    }

    /// A sentence is asked for by its key, written out in the sources: it must be there.
    @Test func everyKeyInTheSourcesHasItsSentence() throws {
        let known = try Strings.words(.english).keys
        let sources = Strings.project.appending(path: "Sources")
        let files = try #require(
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        let asked = try Regex(#"[wW]ords(?:\.callAsFunction)?\(\s*"([a-zA-Z.\-0-9]+)"\s*[,)]"#)
        let obstacle = try Regex(#""(obstacle\.[a-zA-Z]+)""#)
        var count = 0
        var missing: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: asked) + text.matches(of: obstacle) {
                guard let key = match.output[1].substring.map(String.init) else { continue }
                count += 1
                if !known.contains(key) { missing.insert("\(key) in \(file.lastPathComponent)") }
            }
        }
        #expect(missing.sorted() == [])
        #expect(count > 100)
    }

    /// A string that no source mentions is a string somebody forgot.
    @Test func everySentenceOfTheScreensIsUsed() throws {
        let sources = Strings.project.appending(path: "Sources")
        let files = try #require(
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var text = ""
        for case let file as URL in files where file.pathExtension == "swift" {
            text += try String(contentsOf: file, encoding: .utf8)
        }
        // Asked for by a name made up of pieces.
        let made = [
            "command.", "group.", "theme.", "history.month.", "journal.verb.", "journal.said.",
            "message.moneyUnit.",
        ]
        let mine = [
            "history.", "search.", "palette.", "guide.", "journal.", "missing.", "message.", "obstacle.",
            "app.",
            "home.", "dialog.",
        ]
        let listed =
            Commands.all.compactMap(\.place).map { "palette.at." + $0 }
            + Kind.allCases.map { "palette.alsoCalled.\($0.rawValue)" }
        let unused = try Strings.words(.english).keys.filter { key in
            mine.contains(where: key.hasPrefix) && !made.contains(where: key.hasPrefix)
                && !listed.contains(key) && !text.contains("\"\(key)\"")
        }
        #expect(unused.sorted() == [])
    }
}
