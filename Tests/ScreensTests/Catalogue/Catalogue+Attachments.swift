import Domain
import FileStore
import Foundation
import Testing

@testable import Screens

extension Catalogue {
    /// The files of V4: a photo that is described, a scan whose copy was lost, and one that was only written down.
    static let attachments: [CatalogueEntry] = [
        CatalogueEntry("attachments-record", DetailScreen.self) { drive, world in
            try attach(world, drive)
            drive.open(DetailScreen(RecordID(.village, 4)))
        },
        CatalogueEntry("attachments-menu", AttachmentScreen.self) { drive, world in
            try attach(world, drive)
            drive.open(DetailScreen(RecordID(.village, 4)))
            while !drive.selectedLine.contains("合影"), drive.selectedLine != drive.screen.last {
                let before = drive.selectedLine
                drive.press("down")
                if drive.selectedLine == before { break }
            }
            drive.press("enter")
        },
        CatalogueEntry("attachments-picker", FilePickerScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.village, 4)))
            drive.press("a")
            drive.knows("合影说明.txt")
            drive.type("合")
        },
        CatalogueEntry("attachments-picker-none", FilePickerScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.village, 4)))
            drive.press("a")
            drive.knows("合影说明.txt")
            drive.type("x")
        },
        CatalogueEntry("attachments-caption", CaptionScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.village, 4)))
            drive.press("a", "down", "enter")
            drive.type("左起：曹申、沈晓玲")
            drive.press("enter")
            drive.type("后排：龚伟")
        },
    ]

    private static func attach(_ world: RegistryWorld, _ drive: Drive) throws {
        let village = RecordID(.village, 4)
        let today = try #require(CalendarDay(2021, 6, 16))
        for (name, caption) in [("合影-2021.jpg", "左起：曹申、沈晓玲\n后排：龚伟"), ("签约扫描件.tif", "")] {
            drive.knows(name + caption)
            let path = try world.file(name, "the bytes of " + name)
            let deed = AttachmentDeed.add([NewAttachment(path, caption: caption)], on: today)
            _ = try world.perform(.attachment(deed, of: village)).get()
        }
        var record = try world.record(village)
        var lines = try #require(record[Common.attachments].value)
        let lost = try #require(lines[1][Attachment.checksum].value)
        try FileManager.default.removeItem(atPath: world.registry.attachmentFolder + "/" + lost)
        var written = Part()
        drive.knows("录音.m4a")
        written[Attachment.name] = .value("录音.m4a")
        written[Attachment.sort] = .value(.audio)
        lines.append(written)
        record[Common.attachments] = .value(lines)
        _ = try world.perform(.save([record], draft: nil)).get()
    }
}
