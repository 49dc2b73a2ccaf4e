import Cells
import Domain

// What is asked before the posts of a person are saved: whether a body is to have two secretaries.

/// What is known of it.
struct FormPosts: Hashable, Sendable {
    /// What was saved is waited for, until the question is answered.
    var asking: FormScreen.AfterSave?
    var questions: PostQuestions?
    /// The question was answered for what stands in the form now.
    var isAnswered = false
    /// The records of others whose posts end with this save.
    var endings: [Record] = []
    /// Said once it is saved.
    var note = ""
}

extension FormScreen {
    /// Asks before a save, where there may be something to ask. Nil: there is not.
    mutating func questionPosts(_ then: AfterSave, _ context: Context) -> [Effect]? {
        guard state.plan.kind == .person, !posts.isAnswered else { return nil }
        posts = FormPosts(asking: then)
        return [.ask(.postQuestions([state.record], today: context.today), Tags.postQuestions)]
    }

    /// The answer to it; nil for answers to other questions.
    mutating func take(posts reply: Reply, _ tag: Tag, _ context: Context) -> [Effect]? {
        guard tag == Tags.postQuestions, case .postQuestions(let questions) = reply, let then = posts.asking
        else { return nil }
        let words = context.words
        posts.asking = nil
        posts.questions = questions
        posts.note = questions.liaisons.map { words.sentence($0, names: questions.names) }
            .joined(separator: words("list.sentences"))
        guard let question = questions.second.first else {
            posts.isAnswered = true
            return save(then, context)
        }
        awaited = .second
        posts.asking = then
        let holder = words.named(question.holder.person, questions.names)
        let cannotEnd = question.endsOn == nil ? words("form.second.cannotEnd") : nil
        return [
            .push(
                MenuScreen(
                    title: words.sentence(question, names: questions.names),
                    entries: [
                        MenuScreen.Entry(
                            words(
                                question.endsOn == nil ? "form.second.endUnknown" : "form.second.end",
                                ["holder": holder, "day": question.endsOn?.written ?? ""]),
                            obstacle: cannotEnd),
                        MenuScreen.Entry(words("form.second.anyway")),
                        MenuScreen.Entry(words("form.second.back")),
                    ]))
        ]
    }

    /// What was chosen in that menu; nil when another window gave something.
    mutating func take(posts gift: Gift, _ context: Context) -> [Effect]? {
        guard awaited == .second else { return nil }
        awaited = nil
        guard case .chosen(let index) = gift, index < 2, let then = posts.asking,
            var questions = posts.questions, !questions.second.isEmpty
        else {
            posts = FormPosts()
            return []
        }
        let question = questions.second.removeFirst()
        if index == 0, let ending = question.ending, !posts.endings.contains(where: { $0.id == ending.id }) {
            posts.endings.append(ending)
        }
        guard questions.second.isEmpty else {
            let answered = posts.endings
            let effects = take(posts: .postQuestions(questions), Tags.postQuestions, context)
            posts.endings = answered
            return effects
        }
        posts.asking = nil
        posts.questions = nil
        posts.isAnswered = true
        return save(then, context)
    }
}
