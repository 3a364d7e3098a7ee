package dev.podfall.scenario.exam;

import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.load.Yaml;

/** Exams that no catalogue has. */
final class ExamFilesForTests {
    private ExamFilesForTests() {}

    /** Of so many questions of the quiz that comes with Podfall. */
    static Exam questionsOnly(int count) {
        return Yaml.read(Exam.class, "test.yaml", """
                id: questions
                title: Questions
                kind: chapter
                version: "1"
                intro: Questions alone.
                blueprint:
                  minutes: 30
                  passMark: 66
                  sections:
                    - id: all
                      title: All
                      questions: {count: %d, weight: 100, quizzes: [deployment-debugging]}
                afterwards: {show: report, solutions: true}
                """.formatted(count));
    }
}
