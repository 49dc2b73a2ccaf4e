// What is wrong with a code, as sentences.

extension Words {
    /// `arguments` name the field, the value and what stands for *not known*.
    func sentence(ofCode problem: Problem, _ arguments: [String: String]) -> String {
        var arguments = arguments
        let key: String
        switch problem.reason {
        case .codeLength(let length, let found):
            key = "codeLength"
            arguments["length"] = String(length)
            arguments["found"] = String(found)
        case .codeCharacter(let position, let found, let meant, let isDigit):
            let sort = CodeCharacterSort(found).rawValue
            arguments["position"] = String(position)
            arguments["character"] = self("problem.code." + sort, ["character": found])
            arguments["meant"] = meant ?? ""
            key =
                meant != nil
                ? "codeCharacterMeant" : isDigit ? "codeCharacterNoDigit" : "codeCharacter"
        case .codeCheck(let position, let expected, let isLast):
            key = isLast ? "codeCheckLast" : "codeCheck"
            arguments["position"] = String(position)
            arguments["expected"] = expected
        case .codeSlip(let position, let found, let code):
            key = "codeSlip"
            arguments["position"] = String(position)
            arguments["character"] = found
            arguments["code"] = code
        case .codeOfLevel(let level, let lengths):
            key = "codeOfLevel"
            arguments["level"] = choice("regionLevel", level.rawValue)
            arguments["lengths"] = lengths.map(String.init).joined(separator: self("list.or"))
            arguments["length"] = String(problem.given.count)
        default: return self("problem.unfit", arguments)
        }
        return self("problem." + key, arguments)
    }
}

/// What a character is called before it is quoted.
private enum CodeCharacterSort: String {
    case letter, sign, digit

    init(_ character: String) {
        let scalar = character.unicodeScalars.first
        if let scalar, ("A"..."Z").contains(scalar) {
            self = .letter
        } else if let scalar, ("0"..."9").contains(scalar) {
            self = .digit
        } else {
            self = .sign
        }
    }
}
