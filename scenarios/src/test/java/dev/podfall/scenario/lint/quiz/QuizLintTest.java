package dev.podfall.scenario.lint.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuizLintTest {
    private static final String SOUND = """
            id: all-kinds
            title: All kinds
            version: "1"
            minutes: 10
            passMark: 50
            intro: One question of each type.
            questions:
              - id: one
                type: single
                prompt: Which **one**?
                explanation: The first.
                options:
                  - {value: a, text: First, correct: true, why: It is.}
                  - {value: b, text: Second, why: It is not.}
              - id: several
                type: multiple
                prompt: Which?
                explanation: Two of them, and `<div>` is code.
                options:
                  - {value: a, text: Alpha, correct: true, why: Yes.}
                  - {value: b, text: Beta, correct: true, why: Yes.}
                  - {value: c, text: Gamma, why: No.}
              - id: claim
                type: true-false
                prompt: Is it so?
                explanation: It is.
                answer: true
                whyTrue: Yes.
                whyFalse: No.
              - id: count
                type: numeric
                prompt: How much?
                explanation: Forty-two.
                answer: 42
                tolerance: 0.5
                unit: MiB
                slips:
                  - {value: 43, why: One too many.}
              - id: pairs
                type: matching
                prompt: What belongs together?
                explanation: These.
                pairs:
                  - {left: L1, right: R1, why: So.}
                  - {left: L2, right: R2, why: So.}
                distractors: [R3]
              - id: order
                type: ordering
                prompt: In which order?
                explanation: This one.
                steps:
                  - {value: s1, text: Do this, why: First.}
                  - {value: s2, text: Do that, why: Then.}
              - id: word
                type: short
                prompt: Which command?
                explanation: It prints logs.
                model: kubectl logs web -p
                accepts: ["kubectl logs \\\\S+ -p"]
                near:
                  - {matches: "kubectl logs.*", why: "Of which?"}
              - id: read
                type: output
                prompt: What does it say?
                explanation: That.
                console:
                  command: kubectl get pods
                  output: |
                    NAME  READY
                    web   0/1
                options:
                  - {value: a, text: Unready, correct: true, why: Yes.}
                  - {value: b, text: Ready, why: No.}
              - id: find
                type: line
                prompt: Which line?
                explanation: The second.
                manifest: |
                  kind: Pod
                  metadata: {}
                  spec: {}
                lines:
                  - {line: 2, correct: true, why: No name.}
                  - {line: 3, why: Later.}
                otherwise: It is well.
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("quizzes"));
    }

    @Test
    void what_comes_with_podfall_is_clean() {
        assertThat(QuizLint.of(Catalogue.builtIn().quizFiles()))
                .isNotEmpty()
                .allSatisfy(quiz -> assertThat(quiz.findings()).isEmpty());
    }

    @Test
    void every_question_that_comes_with_podfall_has_an_id_of_its_own_and_all_tags() {
        List<Question> all = Catalogue.builtIn().quizzes().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .toList();
        assertThat(all.stream().map(Question::id)).doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(question ->
                        assertThat(question.tags()).as(question.id()).hasNoNullFieldsOrProperties());
    }

    @Test
    void a_sound_quiz_of_all_types_has_no_finding() throws IOException {
        assertThat(lint(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: several | id: one | Several questions have the id one",
                "id: all-kinds | id: ../x | cannot be used",
                "id: claim | id: a b | cannot be used",
                "title: All kinds | title: ' ' | title; Nothing is written",
                "explanation: It is. | explanation: '' | question claim, explanation; Nothing is written",
                "why: It is not. | why: '' | why of option b; Nothing is written",
                "id: all-kinds | id: progress | the name of a page",
                "minutes: 10 | minutes: 0 | minutes is 0",
                "minutes: 10 | minutes: 10\\nsecondsPerQuestion: 5 | secondsPerQuestion is 5",
                "minutes: 10 | minutes: 10\\nfeedback: never | never; immediate",
                "minutes: 10 | minutes: 2147483647 | minutes is",
                "passMark: 50 | passMark: 101 | passMark is 101",
                "whyTrue: Yes. | weight: 0\\n    whyTrue: Yes. | question claim; weight is 0",
                "whyTrue: Yes. | weight: -3\\n    whyTrue: Yes. | weight is -3",
                "whyTrue: Yes. | tags: {chapter: 0}\\n    whyTrue: Yes. | question claim; chapter is 0",
                "whyTrue: Yes. | tags: {chapter: 100}\\n    whyTrue: Yes. | question claim; chapter is 100",
                "whyTrue: Yes. | tags: {domain: weather}\\n    whyTrue: Yes. | weather; networking",
                "whyTrue: Yes. | tags: {difficulty: cruel}\\n    whyTrue: Yes. | cruel; medium",
                "whyTrue: Yes. | weight: 1.5\\n    whyTrue: Yes. | weight",
                "why: It is not.} | correct: true, why: x} | question one; 2 options are marked",
                "text: First, correct: true | text: First | question one; 0 options are marked",
                "value: b, text: Second | value: a, text: Second | value or text \"a\"",
                "value: b, text: Second | value: b, text: First | value or text \"First\"",
                "value: b, text: Second | value: ' b', text: Second | spaces at its ends",
                "answer: 42 | answer: .nan | questions[3].answer; .nan",
                "answer: 42 | answer: .inf | questions[3].answer",
                "answer: 42 | answer: 1e300 | beyond 1e15",
                "tolerance: 0.5 | tolerance: -1 | tolerance is -1.0",
                "tolerance: 0.5 | tolerance: .inf | questions[3].tolerance",
                "tolerance: 0.5 | tolerance: 2 | slip 43.0 counts as right",
                "unit: MiB | unit: '3 s' | unit \"3 s\"",
                "left: L2 | left: L1 | left side \"L1\"",
                "distractors: [R3] | distractors: [R1] | distractor \"R1\"",
                "right: R2, why: So.} | right: R2, why: So.}\\n      - {left: L1, right: R1, why: So.} | left side \"L1\"",
                "value: s2 | value: s1 | value or text \"s1\"",
                "text: Do that | text: Do this | value or text \"Do this\"",
                "matches: \"kubectl logs.*\" | matches: \"kubectl (\" | is none: Unclosed group",
                "model: kubectl logs web -p | model: kubectl logs web | would be marked as wrong",
                "text: Unready, correct: true | text: Unready | question read; 0 options are marked",
                "web   0/1 | we`b   0/1 | question read; output holds a backtick",
                "{line: 2, correct: true | {line: 2 | question find; 0 lines are marked as correct",
                "{line: 3, | {line: 4, | question find; no line 4",
                "{line: 3, | {line: 2, | question find; Line 2 is there twice",
                "metadata: {} | \\n | question find; an empty line",
                "otherwise: It is well. | otherwise: '' | otherwise; Nothing is written",
                "intro: One question | intro: <script>alert(1)</script> One question | intro; HTML tag",
                "prompt: Is it so? | prompt: Is <img src=x onerror=alert(1)> so? | question claim, prompt; HTML tag",
                "prompt: Is it so? | prompt: '![x](https://elsewhere.example/x.png)' | an image",
                "prompt: Is it so? | prompt: '[x](javascript:alert(1))' | runs a script",
                "prompt: Is it so? | prompt: \"Is \\u202eit so?\" | are not seen",
                "prompt: Is it so? | prompt: Is it so?\\n    colour: red | no field \"colour\"",
                "prompt: Is it so? | prompt: Is it so?\\n    prompt: Or so? | Duplicate field 'prompt'",
                "type: ordering | type: sorting | no \"sorting\"",
                "minutes: 10 | minuts: 10 | \"minutes\" is missing",
                "steps: | steps:\\n      - | steps[0]; a value is missing",
            })
    void each_fault_is_found_with_its_place(String from, String to, String words) throws IOException {
        assertThat(SOUND).contains(from);
        var findings = lint(SOUND.replaceFirst(
                java.util.regex.Pattern.quote(from),
                java.util.regex.Matcher.quoteReplacement(to.replace("\\n", "\n"))));
        assertThat(findings).as(to).isNotEmpty().allSatisfy(f -> {
            assertThat(f.where()).startsWith("quizzes/all.yaml");
            assertThat(f.howToFix()).isNotBlank();
        });
        for (String word : words.split("; ")) {
            assertThat(findings.toString()).contains(word).doesNotContain("dev.podfall", "com.fasterxml");
        }
    }

    @Test
    void what_only_looks_like_a_tag_may_be_written() throws IOException {
        assertThat(lint(SOUND.replace(
                        "prompt: Is it so?", "prompt: 'Is `kubectl logs <pod>` so, or <pod> < 3 > 2, at data: x?'")))
                .isEmpty();
    }

    @Test
    void texts_that_are_too_long_are_found() throws IOException {
        assertThat(lint(SOUND.replace("title: All kinds", "title: " + "x".repeat(501))))
                .singleElement()
                .satisfies(f -> assertThat(f.toString()).contains("title").contains("501 characters"));
    }

    @Test
    void a_choice_of_one_and_a_quiz_without_questions_are_found() throws IOException {
        assertThat(lint(SOUND.replace("      - {value: b, text: Second, why: It is not.}\n", ""))
                        .toString())
                .contains("number of options is 1");
        assertThat(lint(SOUND.replaceFirst("(?s)questions:.*", "questions: []\n"))
                        .toString())
                .contains("There is no question");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "---\n",
                "null\n",
                "42\n",
                "- a\n",
                "a: [1, 2\n",
                "\t- x\n",
                "&a [*a]\n",
                "!!javax.script.ScriptEngineManager [x]\n"
            })
    void a_file_that_is_no_quiz_is_one_finding(String text) throws IOException {
        assertThat(lint(text))
                .singleElement()
                .satisfies(f -> assertThat(f.where()).startsWith("quizzes/all.yaml"));
    }

    @Test
    void nested_without_end_too_large_or_no_text_is_one_finding() throws IOException {
        assertThat(lint("{".repeat(5000))).hasSize(1);
        assertThat(lint("x".repeat(2 << 20)).toString()).contains("1 MiB");
        Files.write(folder.resolve("quizzes/all.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(QuizLint.of(Catalogue.in(folder).quizFiles())
                        .get(0)
                        .findings()
                        .toString())
                .contains("UTF-8");
    }

    @Test
    void a_broken_quiz_takes_no_other_away_and_the_second_of_one_id_is_the_broken_one() throws IOException {
        Files.writeString(folder.resolve("quizzes/a.yaml"), SOUND);
        Files.writeString(folder.resolve("quizzes/b.yaml"), SOUND);
        Files.writeString(folder.resolve("quizzes/c.yaml"), "id: [\n");
        List<InspectedQuiz> all = QuizLint.of(Catalogue.in(folder).overBuiltIn().quizFiles());
        int ours = Catalogue.builtIn().quizFiles().size();
        assertThat(all.stream().filter(InspectedQuiz::isOffered).skip(ours - 1))
                .extracting(InspectedQuiz::file)
                .containsExactly(all.get(ours - 1).file(), "quizzes/a.yaml");
        assertThat(all.get(ours + 1).findings().toString()).contains("is that of quizzes/a.yaml already");
        assertThat(all.get(ours + 2).id()).isEqualTo("c");
    }

    private List<Finding> lint(String text) throws IOException {
        Files.writeString(folder.resolve("quizzes/all.yaml"), text, StandardCharsets.UTF_8);
        return QuizLint.of(Catalogue.in(folder).quizFiles()).get(0).findings();
    }
}
