import Domain
import TestSupport
import Testing

/// What was on a day by what is known now.
@Suite struct AsOfTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(written: text)) }

    private func choice(_ record: Record?, _ key: String) -> String? {
        if case .value(.choice(let choice))? = record?[key] { choice } else { nil }
    }

    @Test func whatHadNotBegunIsNotThere() throws {
        var activity = Record(RecordID(.activity, 1))
        activity[Activity.heldOn] = .value(try day("2021-06-16"))
        #expect(activity.asOf(try day("2021-06-15")) == nil)
        #expect(activity.asOf(try day("2021-06-16")) == activity)
        var twinning = Record(RecordID(.twinning, 1))
        twinning[Twinning.since] = .value(try day("2021"))
        #expect(twinning.asOf(try day("2020-12-31")) == nil)
        // It may have begun on the first day of the year.
        #expect(twinning.asOf(try day("2021-01-01")) != nil)
        // Of what is not dated nothing is invented.
        #expect(Record(RecordID(.project, 1)).asOf(try day("1990")) != nil)
    }

    @Test func whatWasSettledLaterWasOpen() throws {
        var commitment = Record(RecordID(.commitment, 1))
        commitment[Commitment.madeOn] = .value(try day("2021-06-16"))
        commitment[Commitment.state] = .value(.kept)
        commitment[Commitment.settledOn] = .value(try day("2022-03-01"))
        commitment[Commitment.evidence] = .value("a photo")
        let then = try #require(commitment.asOf(try day("2022-02-28")))
        #expect(choice(then, "state") == "open")
        #expect(then[Commitment.settledOn] == .notKnown && then[Commitment.evidence] == .notKnown)
        #expect(commitment.asOf(try day("2022-03-01")) == commitment)
    }

    @Test func anAgreementWasADraftBeforeItsSignature() throws {
        var agreement = Record(RecordID(.agreement, 1))
        agreement[Agreement.state] = .value(.signed)
        agreement[Agreement.signedOn] = .value(try day("2021-06-16"))
        agreement[Agreement.steps] = .value([
            Part([
                AgreementStep.sort.key: .value(.choice("drafted")),
                AgreementStep.on.key: .value(.day(try day("2021-05-01"))),
            ]),
            Part([
                AgreementStep.sort.key: .value(.choice("ended")),
                AgreementStep.on.key: .value(.day(try day("2023-01-01"))),
            ]),
        ])
        #expect(agreement.asOf(try day("2021-04-30")) == nil)
        let draft = try #require(agreement.asOf(try day("2021-05-20")))
        #expect(choice(draft, "state") == "draft")
        let running = try #require(agreement.asOf(try day("2022-01-01")))
        #expect(choice(running, "state") == "signed" && running[Agreement.steps].value?.count == 1)
    }

    @Test func linesBeginOnTheirDayAndMoneyOnItsOwn() throws {
        var project = Record(RecordID(.project, 1))
        project[Project.plannedStart] = .value(try day("2021-01-01"))
        project[Project.state] = .value(.completed)
        project[Project.actualStart] = .value(try day("2021-02-01"))
        project[Project.actualEnd] = .value(try day("2022-02-01"))
        project[Project.funds] = .value([
            Part([
                Fund.from.key: .value(.text("county")), Fund.planned.key: .value(.money(Money(fen: 300))),
                Fund.received.key: .value(.money(Money(fen: 200))),
                Fund.receivedOn.key: .value(.day(try day("2021-05-01"))),
                Fund.paid.key: .value(.money(Money(fen: 100))),
                Fund.paidOn.key: .value(.day(try day("2021-07-01"))),
            ])
        ])
        project[Project.milestones] = .value([
            Part([
                Milestone.title.key: .value(.text("road")), Milestone.state.key: .value(.choice("accepted")),
                Milestone.reachedOn.key: .value(.day(try day("2021-06-01"))),
                Milestone.acceptedOn.key: .value(.day(try day("2021-08-01"))),
            ])
        ])
        let then = try #require(project.asOf(try day("2021-06-15")))
        #expect(choice(then, "state") == "underWay")
        let fund = try #require(then[Project.funds].value?.first)
        #expect(fund[Fund.received] == .value(Money(fen: 200)) && fund[Fund.paid] == .notKnown)
        #expect(fund[Fund.planned] == .value(Money(fen: 300)))
        let milestone = try #require(then[Project.milestones].value?.first)
        #expect(milestone[Milestone.state] == .value(.reached))
        #expect(
            project.asOf(try day("2021-05-20"))?[Project.milestones].value?.first?[Milestone.state]
                == .value(.planned))
    }

    @Test func aProjectWasAtTheStageItHadReachedByThen() throws {
        var project = Record(RecordID(.project, 1))
        project[Project.state] = .value(.stopped)
        project[Project.approvedOn] = .value(try day("2021-03-01"))
        project[Project.actualStart] = .value(try day("2021-05-01"))
        project[Project.stoppedOn] = .value(try day("2022-01-10"))
        #expect(project.asOf(try day("2021-02-28")) == nil)
        for (date, state) in [
            ("2021-04-01", "approved"), ("2021-05-01", "underWay"), ("2022-01-10", "stopped"),
        ] {
            let then = try #require(project.asOf(try day(date)))
            #expect(choice(then, "state") == state, "\(date)")
            #expect((then[Project.stoppedOn].value == nil) == (state != "stopped"))
        }
        var accepted = project.moved(to: .accepted, on: try day("2021-11-01"))
        let then = try #require(accepted.asOf(try day("2021-10-01")))
        #expect(choice(then, "state") == "underWay")
        accepted[Project.plannedStart] = .value(try day("2021-01-01"))
        let before = try #require(accepted.asOf(try day("2021-02-01")))
        #expect(choice(before, "state") == "proposed")
    }

    @Test func aPostIsNotKnownToHaveBeenHeldBeforeItIsAttested() throws {
        var person = Record(RecordID(.person, 1))
        person[Person.posts] = .value([
            Part([
                Post.post.key: .value(.choice("secretary")),
                Post.attestedOn.key: .value(.day(try day("2021-06-16"))),
            ]),
            Part([
                Post.post.key: .value(.choice("director")), Post.from.key: .value(.day(try day("2018"))),
                Post.attestedOn.key: .value(.day(try day("2022"))),
            ]),
        ])
        #expect(person.asOf(try day("2020-01-01"))?[Person.posts].value?.count == 1)
        #expect(person.asOf(try day("2017-01-01"))?[Person.posts] == .notKnown)
    }

    @Test func theNameOfTheDayIsTheOneInUseThen() throws {
        var branch = Record(RecordID(.branch, 1))
        branch[Branch.name] = .value("Branch of the New Village")
        branch[Common.aliases] = .value([
            Part([
                Alias.name.key: .value(.text("Branch of the Old Village")),
                Alias.sort.key: .value(.choice("former")),
                Alias.to.key: .value(.day(try day("2020-05"))),
            ]),
            Part([Alias.name.key: .value(.text("Short")), Alias.sort.key: .value(.choice("short"))]),
        ])
        #expect(branch.asOf(try day("2020-04-30"))?.name == "Branch of the Old Village")
        #expect(branch.asOf(try day("2020-05-01"))?.name == "Branch of the New Village")
        #expect(branch.formerName(on: try day("2021-01-01")) == nil)
    }

    /// Whatever a record holds: the later the day, the more of it is there, and in the end all of it.
    @Test(arguments: Kind.allCases)
    func inTheEndEverythingIsThere(_ kind: Kind) throws {
        var random = RandomRecords(UInt64(kind.code) + 77)
        let last = try #require(CalendarDay(9999, 12, 31))
        let first = try #require(CalendarDay(1000, 1, 1))
        for _ in 0..<60 {
            let record = random.record(kind)
            #expect(record.asOf(last) == record)
            guard let then = record.asOf(first) else { continue }
            #expect(then.id == record.id)
            // What is said again of the same day says nothing else.
            #expect(then.asOf(first) == then)
        }
    }
}
