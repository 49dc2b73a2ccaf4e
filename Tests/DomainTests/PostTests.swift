import Domain
import Testing

@Suite struct PostTests {
    @Test(arguments: [
        ("", "", "", "2021-06-16", true), ("", "", "2021-06-16", "2021-06-16", true),
        ("", "", "2021-06-16", "2021-06-17", false), ("", "", "2021-06", "2021-06-30", true),
        ("2020-01-01", "", "", "2021-06-16", true), ("2022-01-01", "", "", "2021-06-16", false),
        ("", "2024-02-29", "", "2024-02-29", true), ("", "2024-02-29", "", "2024-03-01", false),
        ("2020", "2021", "", "2021-12-31", true), ("2020", "2021", "2023-01-01", "2023-01-01", false),
    ])
    func aPostIsHeldWithinItsDates(
        _ from: String, _ to: String, _ attested: String, _ day: String, _ isHeld: Bool
    ) throws {
        var post = Part()
        post[Post.from] = CalendarDay(written: from).map(Answer.value) ?? .notKnown
        post[Post.to] = CalendarDay(written: to).map(Answer.value) ?? .notKnown
        post[Post.attestedOn] = CalendarDay(written: attested).map(Answer.value) ?? .notKnown
        #expect(Post.isHeld(post, on: try #require(CalendarDay(written: day))) == isHeld)
    }
}
