/// A dated event of a twinning, with its agenda in order.
package enum Activity: RecordKind {
    package static let kind = Kind.activity

    package static let sorts = ChoiceList(
        "activitySort",
        [
            "signingCeremony", "twinningActivity", "themePartyDay", "membersMeeting", "committeeMeeting",
            "partyLecture", "jointMeeting", "visit", "training", "volunteering",
        ])

    /// Not answered, it was held once its day has come, and is planned before.
    package enum State: String, ChoiceValue { case planned, held, cancelled }

    /// Its theme.
    package static let name = Field.text("name", limit: 300).required.column.searched(.name)
    package static let sort = Field.openChoice("sort", sorts).required.column
    package static let heldOn = Field.day("heldOn").required.column.moment
    package static let state = Field<State>.choice("state", "activityState")
    package static let endedOn = Field.day("endedOn")
    package static let time = Field.text("time", limit: 40)
    package static let place = Field.text("place").wanted.column
    package static let twinning = Field.link("twinning", to: Twinning.self)
    package static let pillar = Field.openChoice("pillar", Pillar.list)
    /// The first one of the series that it belongs to.
    package static let series = Field.link("series", to: Activity.self)
    package static let isPhotographed = Field.flag("isPhotographed")
    /// The file of the group photo, or where it is kept.
    package static let photo = Field.text("photo", limit: 500).wanted
    package static let outcome = Field.prose("outcome", limit: 16_384)
    package static let note = Field.prose("note")
    package static let hosts = Field.parts("hosts", ActivityHost.description).section("hosts")
    package static let agenda = Field.parts("agenda", AgendaItem.description).section("agenda")
    package static let attendance = Field.parts("attendance", Attendance.description).wanted.section(
        "attendance")
    package static let roles = Field.parts("roles", ActivityRole.description).section("attendance")
    package static let oddities = Field.parts("oddities", Oddity.description).section("oddities").byCommand
    package static let supporters = Field.parts("supporters", Supporter.description).section("hosts")
    package static let followUps = Field.parts("followUps", FollowUp.description).section("followUps")

    package static let daySheet = Field.parts("daySheet", DaySheetItem.description).section("daySheet")

    package static let description = RecordDescription(
        .activity,
        [
            name, sort, heldOn, state, endedOn, time, place, twinning, pillar, series, isPhotographed, photo,
            outcome, note, hosts, supporters, agenda, attendance, roles, followUps, daySheet, oddities,
        ], computed: [standing])

    /// Whether it was held, as of a day (`standing(of:on:)`).
    package static let standing = Field<String>.openChoice(
        "standing", ChoiceList("activityState", State.allCases.map(\.rawValue))
    ).computed
}

/// Something to have ready for the ceremony, ticked off on the day.
package enum DaySheetItem {
    package static let sorts = ChoiceList(
        "daySheetSort", ["seat", "signature", "copies", "pens", "seals", "photo", "guest", "other"])

    package static let sort = Field.openChoice("sort", sorts)
    package static let what = Field.text("what", limit: 500).required
    package static let who = Field.link("who", .person, .branch, .unit, .village, .region)
    /// The place in an order of seats or signatures.
    package static let place = Field.number("place", 1...999)
    package static let isDone = Field.flag("isDone")
    /// The time at which it was ticked, as the clock on the wall had it.
    package static let doneAt = Field.text("doneAt", limit: 40)

    package static let description = PartDescription(
        "daySheetItem", [sort, what, who, place, isDone, doneAt])
}

package enum ActivityHost {
    package enum Part: String, ChoiceValue { case initiator, host, partner }

    package static let side = Field<Side>.choice("side", "side")
    package static let host = Field.link("host", .branch, .village, .unit).required
    package static let part = Field<Part>.choice("part", "hostPart")
    /// Which of the meetings it was for the organisational life of this side (三会一课).
    package static let countsAs = Field.openChoice("countsAs", organisationalLife)
    package static let organisationalLife = ChoiceList(
        "organisationalLife",
        ["membersMeeting", "committeeMeeting", "groupMeeting", "partyLecture", "themePartyDay"])

    package static let description = PartDescription("host", [side, host, part, countsAs])
}

/// An item of the agenda: who spoke in which post, and the points made, one a line.
package enum AgendaItem {
    package static let sorts = ChoiceList(
        "agendaSort",
        ["introduce", "expect", "pledge", "speech", "discuss", "sign", "photo", "visit", "lecture"])

    package static let title = Field.text("title", limit: 300).required
    package static let sort = Field.openChoice("sort", sorts)
    package static let speaker = Field.link("speaker", to: Person.self)
    package static let post = Field.openChoice("post", Post.list)
    package static let body = Field.link("body", .branch, .unit, .village, .region)
    package static let points = Field.prose("points", limit: 16_384)

    package static let description = PartDescription(
        "agendaItem", [title, sort, speaker, post, body, points])
}

package enum Attendance {
    package static let side = Field<Side>.choice("side", "side").required
    package static let expected = Field.number("expected", 0...1_000_000)
    package static let present = Field.number("present", 0...1_000_000)
    package static let absence = Field.text("absence", limit: 500)

    package static let description = PartDescription("attendance", [side, expected, present, absence])
}

/// What somebody did in an activity besides speaking.
package enum ActivityRole {
    package static let roles = ChoiceList(
        "activityRole", ["chair", "speaker", "recorder", "photographer", "guest", "volunteer"])

    package static let person = Field.link("person", to: Person.self).required
    package static let role = Field.openChoice("role", roles)
    package static let side = Field<Side>.choice("side", "side")

    package static let description = PartDescription("activityRole", [person, role, side])
}

package enum FollowUp {
    package static let what = Field.text("what", limit: 500).required
    package static let owner = Field.link("owner", to: Person.self)
    package static let due = Field.day("due")
    package static let doneOn = Field.day("doneOn")

    package static let description = PartDescription("followUp", [what, owner, due, doneOn])
}
