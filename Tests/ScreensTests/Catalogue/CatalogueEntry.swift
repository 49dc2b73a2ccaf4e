import Domain
import Testing

@testable import Screens

/// One picture of the catalogue: a name, and the way to it.
struct CatalogueEntry: Sendable, CustomTestStringConvertible {
    enum Place: Sendable {
        /// The registry of the seeds and of `World/world.json`.
        case filled
        /// The same, open for reading only.
        case readOnly
        /// A new registry without a record.
        case empty
    }

    /// Also the name of its file.
    let name: String
    /// The screen that is in front then.
    let screen: any Screen.Type
    let place: Place
    /// The section of a form that has the focus then.
    let section: Section?
    let reach: @Sendable (Drive, RegistryWorld) throws -> Void

    struct Section: Hashable, Sendable, CustomStringConvertible {
        let kind: Kind
        let name: String
        var description: String { "\(kind.rawValue) \(name)" }
    }

    var testDescription: String { name }

    init(
        _ name: String, _ screen: any Screen.Type, in place: Place = .filled, section: Section? = nil,
        _ reach: @escaping @Sendable (Drive, RegistryWorld) throws -> Void
    ) {
        self.name = name
        self.screen = screen
        self.place = place
        self.section = section
        self.reach = reach
    }

    /// Reached by keys alone, from the first screen.
    init(_ name: String, _ screen: any Screen.Type, in place: Place = .filled, keys: String...) {
        self.init(name, screen, in: place) { drive, _ in for key in keys { drive.press(key) } }
    }

    /// A user who has got there, in a window of 80x24.
    func drive(_ language: Language) throws -> Drive {
        let world = place == .empty ? try RegistryWorld.empty() : try RegistryWorld.filled()
        let drive = try Drive(world, language, isReadOnly: place == .readOnly)
        try reach(drive, world)
        return drive
    }
}

/// Every screen, overlay and section of a form, each once.
enum Catalogue {
    static let entries =
        places + lists + records + histories + overlays + forms + sections + lines + signing
        + sameness + attachments + ceremony + life + paper + posts + projects
        + figures
        + matching + commitments + due + reports
}
