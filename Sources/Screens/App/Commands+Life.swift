import Cells

extension Commands {
    /// The life of an agreement.
    static let life = [
        Command("life", ["L", Key(.function(8), .shift)], bar: 76).at("agreement"),
        Command("intendAgreement", []).at("agreement"),
        Command("draftAgreement", []).at("agreement"),
        Command("amend", []).at("agreement"),
        Command("suspendAgreement", []).at("agreement"),
        Command("resumeAgreement", []).at("agreement"),
        Command("reviewGoals", []).at("agreement"),
        Command("renew", []).at("agreement"),
        Command("endAgreement", []).at("agreement"),
        Command("cancelAgreement", []).at("agreement"),
    ].map { $0.in(.record) }
}
