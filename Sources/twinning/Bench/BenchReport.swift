import Domain
import Foundation

/// The figures of a run, as a table or as JSON.
struct BenchReport {
    let run: BenchRun
    /// What the registry has so many of: `villages` or `twinnings`.
    let subject: String
    let size: Int
    /// Milliseconds it took to make the registry; nil when it was there.
    let making: Double?
    let fileSize: Int?

    init(run: BenchRun, of subject: String, _ size: Int, making: Double?, _ fileSize: Int?) {
        self.run = run
        self.subject = subject
        self.size = size
        self.making = making
        self.fileSize = fileSize
    }

    func write(_ call: Call) throws(Failure) {
        switch call.format {
        case .json: try call.output.line(json.text(indented: true))
        case .csv:
            try call.output.line("name,p50,p99,count")
            for timing in run.timings {
                try call.output.line(
                    "\(timing.name),\(rounded(timing.percentile(0.5))),\(rounded(timing.percentile(0.99))),\(timing.milliseconds.count)"
                )
            }
        case .text: try writeTable(call)
        }
        try call.output.flush()
    }

    private func writeTable(_ call: Call) throws(Failure) {
        let words = call.words
        try call.output.line(words("cli.bench.heading." + subject, ["n": String(size)]))
        for timing in run.timings {
            try call.output.line(
                words(
                    "cli.bench.line",
                    [
                        "p50": padded(rounded(timing.percentile(0.5))),
                        "p99": padded(rounded(timing.percentile(0.99))),
                        "count": padded(String(timing.milliseconds.count)),
                        "name": words("cli.bench." + timing.name),
                    ]))
        }
        var facts = [
            ("lag", rounded(run.lagAfterHolding) + " ms"), ("bytes", rounded(run.bytesPerMove)),
            ("memory", "\(run.peakMemory / 1024) MB"),
        ]
        if let fileSize { facts.append(("file", "\(fileSize / 1_048_576) MB")) }
        if let making { facts.append(("making", rounded(making / 1000) + " s")) }
        for (name, value) in facts {
            try call.output.line(padded(value) + "  " + words("cli.bench." + name))
        }
    }

    private var json: JSONValue {
        typealias Member = JSONValue.Member
        func number(_ value: Double) -> JSONValue { value.isNaN ? .null : .decimal(rounded(value)) }
        let timings = run.timings.map { timing in
            JSONValue.object([
                Member("name", .string(timing.name)), Member("p50", number(timing.percentile(0.5))),
                Member("p99", number(timing.percentile(0.99))),
                Member("count", .number(Int64(timing.milliseconds.count))),
            ])
        }
        return .object([
            Member(subject, .number(Int64(size))), Member("milliseconds", .array(timings)),
            Member("lagAfterHoldingMilliseconds", number(run.lagAfterHolding)),
            Member("bytesPerMove", number(run.bytesPerMove)),
            Member("peakMemoryKiB", .number(Int64(run.peakMemory))),
            Member("fileBytes", fileSize.map { .number(Int64($0)) } ?? .null),
            Member("makingMilliseconds", making.map(number) ?? .null),
        ])
    }

    private func rounded(_ value: Double) -> String {
        value.isNaN ? "–" : String(format: "%.2f", value)
    }

    private func padded(_ text: String) -> String {
        String(repeating: " ", count: max(0, 10 - text.count)) + text
    }
}
