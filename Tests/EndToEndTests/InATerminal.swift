import Testing

/// The suites that start programs in terminals are nested in here, so that they run one after the other: each test has
/// a tmux of its own, but two cores have no room for many at once, and waiting for a screen has a limit.
@Suite(.serialized, .timeLimit(.minutes(2)))
enum InATerminal {}
