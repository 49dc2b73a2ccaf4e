// What is wrong with a template, in a sentence that names the file and the line.

extension Words {
    package func sentence(_ problem: TemplateProblem) -> String {
        let place = problem.line.map {
            self("template.atLine", ["path": problem.path, "line": String($0)])
        }
        var arguments: [String: String] = [:]
        let key: String
        switch problem.reason {
        case .missing: key = "missing"
        case .unreadable(let reason):
            key = "unreadable"
            arguments["reason"] = reason
        case .notText: key = "notText"
        case .tooLarge(let limit):
            key = "tooLarge"
            arguments["limit"] = String(limit)
        case .unknownName(let name):
            key = "unknownName"
            arguments["tag"] = name
        case .badTag(let tag):
            key = "badTag"
            arguments["tag"] = tag
        case .notAllowed(let tag):
            key = "notAllowed"
            arguments["tag"] = tag
        case .notClosed(let name):
            key = "notClosed"
            arguments["tag"] = name
        case .notOpen(let name):
            key = "notOpen"
            arguments["tag"] = name
        case .noSuchPart(let name):
            key = "noSuchPart"
            arguments["tag"] = name
        case .circle(let name):
            key = "circle"
            arguments["tag"] = name
        case .tooDeep: key = "tooDeep"
        }
        if let tag = arguments["tag"], tag.count > 60 { arguments["tag"] = tag.prefix(60) + "…" }
        return self(
            "template.sentence",
            ["place": place ?? problem.path, "reason": self("template." + key, arguments)])
    }
}
