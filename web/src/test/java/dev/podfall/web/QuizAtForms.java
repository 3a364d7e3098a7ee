package dev.podfall.web;

import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.SingleChoice;
import dev.podfall.scenario.quiz.TrueFalse;
import dev.podfall.web.server.WallClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with a quiz, and somebody without scripts who takes it. */
abstract class QuizAtForms {
    static final String QUIZ = "/quizzes/deployment-debugging";

    @TempDir
    Path home;

    final HandClock clock = new HandClock();
    final Quiz quiz = Catalogue.builtIn().quiz("deployment-debugging");
    PodfallServer server;
    Visitor visitor;

    @BeforeEach
    void start() {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(clock));
        visitor = Visitor.signedInTo(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    String begin() {
        visitor.get(QUIZ);
        var path = visitor.post(QUIZ + "/start").uri().getPath();
        return path.replaceAll("/questions/.*", "");
    }

    void answer(String sitting, int number, Question question) {
        var fields = new ArrayList<String>();
        if (question instanceof SingleChoice q) {
            right(q.options()).forEach(o -> fields.addAll(List.of("answer", o.value())));
        } else if (question instanceof MultipleChoice q) {
            right(q.options()).forEach(o -> fields.addAll(List.of("answer", o.value())));
        } else if (question instanceof TrueFalse q) {
            fields.addAll(List.of("answer", String.valueOf(q.answer())));
        } else if (question instanceof Numeric q) {
            fields.addAll(List.of("answer", String.valueOf(q.answer())));
        } else if (question instanceof Matching q) {
            for (var i = 0; i < q.pairs().size(); i++) {
                fields.addAll(List.of("match-" + i, q.pairs().get(i).right()));
            }
        } else if (question instanceof Ordering q) {
            q.steps().forEach(step -> fields.addAll(List.of("order", step.value())));
        }
        fields.addAll(List.of("go", "next"));
        visitor.post(sitting + "/questions/" + number, fields.toArray(String[]::new));
    }

    static List<Option> right(List<Option> options) {
        return options.stream().filter(Option::correct).toList();
    }
}
