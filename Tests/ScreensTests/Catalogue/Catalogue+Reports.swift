import Domain

@testable import Screens

extension Catalogue {
    /// Reports: as they read today, as they were submitted, and who has filed.
    static let reports: [CatalogueEntry] = [
        CatalogueEntry("report", ReportScreen.self) { drive, world in
            let village = try world.richest(.village).id
            guard let period = ReportPeriod.quarter(3, of: 2020) else { return }
            drive.open(ReportScreen(.live(.quarterlyLedger, about: village, period)))
        },
        CatalogueEntry("report-returned", ReportScreen.self) { drive, world in
            drive.open(ReportScreen(.stored(try world.richest(.report).id)))
        },
        CatalogueEntry("report-nothing", ReportScreen.self) { drive, world in
            let village = try world.richest(.village).id
            guard let period = ReportPeriod.quarter(1, of: 1999) else { return }
            drive.open(ReportScreen(.live(.quarterlyLedger, about: village, period)))
        },
        CatalogueEntry("report-records", ReportRecordsScreen.self) { drive, world in
            drive.open(
                ReportRecordsScreen(
                    [try world.richest(.activity).id, try world.richest(.project).id],
                    label: drive.app.context.words("kinds.activity")))
        },
        CatalogueEntry("filed", FiledScreen.self) { drive, _ in drive.open(FiledScreen(year: 2020)) },
        CatalogueEntry("filed-nobody", FiledScreen.self, in: .empty) { drive, _ in
            drive.open(FiledScreen(year: 2020))
        },
    ]
}
