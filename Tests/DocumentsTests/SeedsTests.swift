import Documents
import Domain
import Testing

/// The seed registry holds what the press report says, and nothing it does not say.
@Suite struct SeedsTests {
    private let records: [Record]

    init() throws {
        let today = try #require(CalendarDay(2021, 6, 16))
        records = try SeedReader.records(in: Support.seeds, today: today)
    }

    private func all(_ kind: Kind) -> [Record] { records.filter { $0.kind == kind } }

    private func only(_ kind: Kind) throws -> Record {
        #expect(all(kind).count == 1)
        return try #require(all(kind).first)
    }

    private func name(_ id: RecordID?) -> String { records.first { $0.id == id }?.name ?? "" }

    @Test func numbersComeOutInTheirOrder() {
        #expect(all(.village).map(\.name) == ["Yuadong Village"])
        #expect(
            all(.unit).map(\.name) == [
                "Shanghai Yangpu Science and Technology Entrepreneurship Center Co., Ltd.",
                "National Technology Transfer Eastern Center",
                "Shanghai Science and Technology Entrepreneurship Center", "Technology Exchange",
            ])
        #expect(all(.person).map(\.name) == ["Gong Wei", "Xie Jihua", "Cao Shen", "Shen Xiaoling"])
        #expect(
            all(.branch).map { $0[Branch.sort].value } == [
                .committee, .generalBranch, .branch, .generalBranch,
            ])
        #expect(all(.region).map(\.name) == ["上海市", "崇明区", "建设镇", "杨浦区"])
        #expect(all(.commitment).count == 3)
        for kind in [Kind.twinning, .activity, .agreement, .source] { #expect(all(kind).count == 1) }
        for kind in [Kind.project, .need, .offer] { #expect(all(kind).isEmpty) }
    }

    @Test func theReportItselfIsASource() throws {
        let report = try only(.source)
        #expect(report.name.hasSuffix("Technology Elements Empower New Development"))
        #expect(report[Source.subtitle].value?.contains("rural revitalization") == true)
        #expect(report[Source.address].value == "https://www.netcchina.com/en/archives/19944")
        #expect(report[Source.language].value == .english)
        #expect(report[Source.isTranslation].value == true)
    }

    @Test func everyRecordOfTheReportNamesItsSource() throws {
        let report = try only(.source)
        for record in records where ![.source, .region].contains(record.kind) {
            let statements = record[Common.statements].value ?? []
            #expect(!statements.isEmpty, "\(record.name)")
            for statement in statements {
                #expect(statement[Statement.source].value?.record == report.id)
                let words = statement[Statement.words].value ?? ""
                #expect(!words.isEmpty && words.count <= 140, "\(words)")
                if let about = statement[Statement.about].value {
                    #expect(record.kind.description.field(about) != nil, "\(about)")
                }
            }
        }
    }

    @Test func oneVillageHasFourSpellings() throws {
        let village = try only(.village)
        let aliases = try #require(village[Common.aliases].value)
        #expect(
            aliases.compactMap { $0[Alias.name].value } == [
                "Yuadong Village", "Zhandong Village", "Zhenxing East Village", "Da Jung Village",
            ])
        #expect(aliases.allSatisfy { $0[Alias.sort].value == .translation })
        #expect(aliases.allSatisfy { $0[Alias.source].value != nil })
        let town = try #require(records.first { $0.id == village[Village.town].value?.record })
        #expect(town[Region.code].value == "310151113")
        #expect(name(town[Region.parent].value?.record) == "崇明区")
        let demonstration = try #require(village[Village.demonstrations].value?.first)
        #expect(demonstration[Demonstration.level].value == .district)
        #expect(demonstration[Demonstration.state].value == .planned)
        #expect(demonstration[Demonstration.year] == .notKnown)
    }

    @Test func theBodyWithTwoTypesKeepsBothStatements() throws {
        let body = all(.branch)[3]
        #expect(body[Branch.village].value?.record == (try only(.village)).id)
        let statements = (body[Common.statements].value ?? []).filter { $0[Statement.about].value == "sort" }
        #expect(statements.map { $0[Statement.says].value } == ["generalBranch", "branch"])
        #expect(
            statements.map { $0[Statement.words].value } == [
                "General Party Branch", "Party Branch Committee",
            ])
        #expect(statements.map { $0[Statement.isChosen].value } == [true, false])
        #expect(statements[0][Statement.reason].value != nil)
    }

    @Test func theTreeOfBodiesIsAsReported() {
        let bodies = all(.branch)
        #expect(bodies[2][Branch.superior].value?.record == bodies[1].id)
        #expect(bodies[1][Branch.unit].value?.record == all(.unit)[0].id)
        #expect(bodies[2][Branch.unit].value?.record == all(.unit)[1].id)
        #expect(name(bodies[0][Branch.region].value?.record) == "建设镇")
    }

    @Test func postsAreAttestedOnTheDayAndNoMore() throws {
        let day = try #require(CalendarDay(2021, 6, 16))
        let posts = all(.person).map { $0[Person.posts].value ?? [] }
        #expect(posts.map(\.count) == [1, 2, 1, 1])
        for post in posts.flatMap({ $0 }) {
            #expect(post[Post.attestedOn] == .value(day))
            #expect(post[Post.from] == .notKnown && post[Post.to] == .notKnown)
        }
        let titles = posts.map { $0.compactMap { $0[Post.post].value } }
        #expect(titles == [["secretary"], ["generalManager", "president"], ["secretary"], ["secretary"]])
    }

    @Test func theActivityHasFourItemsInOrder() throws {
        let activity = try only(.activity)
        #expect(activity[Activity.heldOn].value?.weekday == 3)
        let agenda = try #require(activity[Activity.agenda].value)
        #expect(agenda.map { $0[AgendaItem.sort].value } == ["introduce", "pledge", "discuss", "sign"])
        #expect(
            agenda.map { name($0[AgendaItem.speaker].value?.record) } == ["Gong Wei", "Xie Jihua", "", ""])
        let points = agenda.map {
            ($0[AgendaItem.points].value ?? "").split(separator: "\n").map(String.init)
        }
        #expect(points.map(\.count) == [5, 10, 7, 3])
        #expect(
            activity[Activity.hosts].value?.map { $0[ActivityHost.part].value } == [.initiator, .partner])
        #expect(activity[Activity.isPhotographed].value == true)
    }

    @Test func theAgreementIsReadyAndSigned() throws {
        let agreement = try only(.agreement)
        #expect(Signing.obstacles(agreement) == [])
        let purposes = try #require(agreement[Agreement.purposes].value)
        #expect(purposes.compactMap { $0[Purpose.purpose].value } == Purpose.list.keys)
        #expect(Set(purposes.compactMap { $0[Purpose.wording].value }).count == 10)
        let signatures = try #require(agreement[Agreement.signatures].value)
        #expect(signatures.map { name($0[Signature.person].value?.record) } == ["Cao Shen", "Shen Xiaoling"])
        let witnesses = try #require(agreement[Agreement.witnesses].value)
        #expect(witnesses.map { $0[Witness.sort].value } == [.leadersOf, .leadersOf])
        #expect(witnesses.map { $0[Witness.who].value } == [all(.unit)[2].id, all(.unit)[0].id])
        let today = try #require(CalendarDay(2026, 1, 1))
        #expect(AgreementStanding(agreement, today: today) == .inForceTermNotKnown)
    }

    @Test func thePledgeIsThreeOpenCommitments() throws {
        let commitments = all(.commitment)
        #expect(
            commitments.map { $0[Commitment.pillar].value } == [
                "resourceSharing", "talentDevelopment", "advantageousIndustries",
            ])
        for commitment in commitments {
            #expect(commitment[Commitment.giver].value == all(.branch)[2].id)
            #expect(commitment[Commitment.receiver].value == all(.village)[0].id)
            #expect(commitment[Commitment.agendaItem].value == 2)
            #expect(commitment[Commitment.state].value == .open)
            let wordings = (commitment[Common.statements].value ?? [])
                .filter { $0[Statement.about].value == "receiver" }
            #expect(wordings.count == 2)
        }
    }

    /// What the report leaves out is not known: neither zero nor blank nor "none".
    @Test func whatTheReportLeavesOutIsNotKnown() throws {
        let agreement = try only(.agreement)
        for key in [
            "officialNumber", "endsOn", "effectiveOn", "copies", "isSealed", "clauses", "liaisons", "funds",
            "place",
        ] { #expect(agreement[key] == .notKnown, "\(key)") }
        let activity = try only(.activity)
        for key in ["attendance", "place", "time", "photo", "followUps", "endedOn"] {
            #expect(activity[key] == .notKnown, "\(key)")
        }
        let village = try only(.village)
        for key in ["code", "chineseName", "profiles"] { #expect(village[key] == .notKnown, "\(key)") }
        for unit in all(.unit) { #expect(unit[WorkUnit.creditCode] == .notKnown) }
        #expect(try only(.twinning)[Twinning.whyChosen] == .notKnown)
        for commitment in all(.commitment) { #expect(commitment[Commitment.due] == .notKnown) }
        #expect(Set(village.missingFields).isSuperset(of: ["code", "chineseName"]))
        #expect(
            Set(agreement.missingFields).isSuperset(of: ["officialNumber", "endsOn", "copies", "place"]))
        #expect(Set(activity.missingFields).isSuperset(of: ["attendance", "place", "photo"]))
    }
}
