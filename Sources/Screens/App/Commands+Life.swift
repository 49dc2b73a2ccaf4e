import Cells

extension Commands {
    /// The life of an agreement.
    static let life = [
        Command("life", ["L", Key(.function(8), .shift)], bar: 76),
        Command("intendAgreement", []),
        Command("draftAgreement", []),
        Command("amend", []),
        Command("suspendAgreement", []),
        Command("resumeAgreement", []),
        Command("reviewGoals", []),
        Command("renew", []),
        Command("endAgreement", []),
        Command("cancelAgreement", []),
    ].map { $0.in(.record) }
}
