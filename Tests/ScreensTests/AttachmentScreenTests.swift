import Cells
import Domain
import Testing

@testable import Screens

/// Attaching a file, and what can be done with it, by keys.
@Suite struct AttachmentScreenTests {
    private let world: RegistryWorld
    private let drive: Drive
    private let village = RecordID(.village, 1)

    init() throws {
        world = try RegistryWorld.seeded()
        drive = try Drive(world)
        drive.open(DetailScreen(village))
    }

    private var lines: [Part] { get throws { try world.record(village)[Common.attachments].value ?? [] } }

    private func attach(_ name: String) throws {
        let path = try world.file(name, "bytes of " + name)
        drive.press("a", "ctrl-u")
        // The folder of the test is listed as it is.
        drive.paste(path)
        drive.press("enter")
    }

    /// Down to the attachment, and Enter.
    private func openAttachment(_ name: String) {
        for _ in 0..<200 where !drive.selectedLine.contains(name) { drive.press("down") }
        drive.press("enter")
    }

    @Test func aFileIsChosenDescribedAndShown() throws {
        try attach("group photo.jpg")
        #expect(drive.app.top.screen is CaptionScreen)
        drive.type("left: A")
        drive.press("enter")
        drive.type("right: B")
        drive.press("tab", "ctrl-s")
        #expect(drive.message == "group photo.jpg attached")
        let line = try #require(try lines.first)
        #expect(line[Attachment.caption] == .value("left: A\nright: B"))
        #expect(line[Attachment.sort] == .value(.audio))
        #expect(drive.shows("group photo.jpg · Recording · 24 B · 2021-06-16"))
        #expect(drive.shows("left: A") && drive.shows("right: B"))
        drive.press("u")
        #expect(!drive.shows("group photo.jpg ·"))
    }

    @Test func theCaptionIsChangedAndTheFileTakenAway() throws {
        try attach("plan.pdf")
        drive.press("ctrl-s")
        openAttachment("plan.pdf")
        drive.press("3")
        drive.type("the plan")
        drive.press("F2")
        #expect(try lines.first?[Attachment.caption] == .value("the plan"))
        openAttachment("plan.pdf")
        drive.press("4")
        drive.type("not ours")
        drive.press("enter")
        #expect(try lines.isEmpty)
        #expect(drive.message == "plan.pdf taken away; undo brings it back")
    }

    @Test func itIsOpenedAndWrittenOutAndWhyNotIsSaid() throws {
        try attach("-rf.txt")
        drive.press("ctrl-s")
        openAttachment("-rf.txt")
        drive.press("1")
        #expect(drive.message.contains("TWINNING_OPENER"))
        let line = try #require(try lines.first?.id)
        #expect(drive.fetches == [AttachmentFetch(village, line: line, to: .opener)])
        drive.fetched = { _ in .success(.opened("-rf.txt")) }
        drive.press("1")
        #expect(drive.app.top.screen is DetailScreen)
        openAttachment("-rf.txt")
        drive.press("2")
        #expect(drive.shows("~/rf.txt"))
        drive.fetched = { _ in .failure(.fileExists("/home/x/rf.txt")) }
        drive.press("enter")
        #expect(drive.app.top.screen is ConfirmScreen)
        drive.fetched = { _ in .success(.fetched(path: "/home/x/rf.txt")) }
        drive.press("y")
        #expect(
            drive.fetches.suffix(2) == [
                AttachmentFetch(village, line: line, to: .file("~/rf.txt", replaces: false)),
                AttachmentFetch(village, line: line, to: .file("/home/x/rf.txt", replaces: true)),
            ])
        #expect(drive.message == "written to /home/x/rf.txt")
    }

    @Test func thePickerCompletesAndGoesIntoFolders() throws {
        drive.press("a")
        drive.type("合")
        drive.press("tab")
        #expect(drive.shows("~/合影"))
        #expect(drive.shows("3 MB") && !drive.shows("协议扫描件"))
        drive.press("ctrl-u")
        #expect(drive.app.top.screen is FilePickerScreen)
        drive.type("~/.p")
        #expect(drive.shows(".profile"))
        drive.press("ctrl-u")
        drive.type("~/nothing")
        drive.press("enter")
        #expect(drive.message == "Nothing here begins like this.")
        #expect(drive.app.top.screen is FilePickerScreen)
        drive.press("esc")
        #expect(drive.app.top.screen is DetailScreen)
    }

    /// A text pasted into it by a terminal that does not mark what is pasted: thousands of keys, tabs among them.
    @Test(.timeLimit(.minutes(1))) func aLongTextTypedInAFullFolderDoesNotHoldThePicker() {
        let context = drive.app.context
        var picker = FilePickerScreen(title: "", path: "/full/")
        _ = picker.update(.appeared, context)
        let entries = (1...2000).map { FolderListing.Entry("photograph number \($0).jpeg", isFolder: false) }
        _ = picker.update(.reply(1, .folder(FolderListing(path: "/full/", entries: entries))), context)
        for _ in 1...1500 {
            _ = picker.update(.typed("r e"), context)
            _ = picker.update(.command("completePath"), context)
        }
        guard case .say(let message)? = picker.update(.command("choose"), context).first else {
            Issue.record("nothing was said")
            return
        }
        #expect(message.text == context.words("filePicker.none"))
    }

    @Test func aRefusedFileLeavesTheCaptionStanding() throws {
        drive.open(CaptionScreen(attaching: "/dev/null", to: village))
        drive.type("who stands where")
        drive.press("ctrl-s")
        #expect(drive.message.contains("/dev/null"))
        #expect(drive.shows("who stands where"))
        #expect(try lines.isEmpty)
    }

    @Test func registriesForReadingOfferNone() throws {
        let reader = try Drive(world, isReadOnly: true)
        reader.open(DetailScreen(village))
        reader.press("a")
        #expect(reader.app.top.screen is DetailScreen)
        #expect(!reader.message.isEmpty)
    }
}
