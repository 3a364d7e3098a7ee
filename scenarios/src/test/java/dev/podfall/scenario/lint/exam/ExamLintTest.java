package dev.podfall.scenario.lint.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.exam.Pools;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamLintTest {
    private static final String EXAM = """
            id: mine
            title: Mine
            kind: chapter
            version: "1"
            intro: An exam.
            blueprint:
              minutes: 60
              passMark: 66
              sections:
                - id: start
                  title: Start
                  labs: {count: 2, weight: 50, domains: [startup]}
                - id: reach
                  title: Reach
                  labs: {count: 2, weight: 40, domains: [networking]}
                  questions: {count: 2, weight: 10, quizzes: [deployment-debugging], only: [probes, service-503]}
            afterwards: {show: report, solutions: true}
            documents:
              - {title: Kubernetes, url: "https://kubernetes.io/docs/"}
            """;

    @TempDir
    Path folder;

    private List<Finding> findings(String text) throws IOException {
        Path exams = Files.createDirectories(folder.resolve("exams"));
        Files.writeString(exams.resolve("mine.yaml"), text);
        return inspected().stream()
                .filter(InspectedExam::authored)
                .flatMap(e -> e.findings().stream())
                .toList();
    }

    private List<InspectedExam> inspected() {
        Catalogue catalogue = Catalogue.in(folder).overBuiltIn();
        return ExamLint.of(catalogue.examFiles(), Pools.of(catalogue));
    }

    @Test
    void an_exam_that_is_written_rightly_has_no_findings() throws IOException {
        assertThat(findings(EXAM)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        id: mine                   | id: ../mine             | 1  | The id "../mine" cannot be used      | small letters
        title: Mine                | title: ""               | 2  | title is empty                       | Write it
        intro: An exam.            | intro: " "              | 5  | intro is empty                       | Write it
        minutes: 60                | minutes: 2              | 7  | minutes is 2                         | 5 to 480
        minutes: 60                | minutes: 9              | 7  | 9 minutes for 4 labs                 | 3 minutes or more
        minutes: 60                | minutes: 481            | 7  | minutes is 481                       | 5 to 480
        passMark: 66               | passMark: 101           | 8  | passMark is 101                      | 1 to 100
        weight: 50                 | weight: 51              | 9  | add up to 101                        | add up to 100
        weight: 50                 | weight: 51              | 12 | a weight of 51 cannot be shared by 2 | such as 50
        id: reach                  | id: start               | 13 | another section has this id          | another id
        domains: [startup]         | domains: []             | 12 | it draws labs of no domain           | Name the domains
        count: 2, weight: 50       | count: 9, weight: 45    | 12 | it draws 9 labs, and                 | Draw fewer
        count: 2, weight: 10       | count: 5, weight: 10    | 16 | it draws 5 questions, and 2 fit      | Draw fewer
        domains: [startup]         | domains: [startup, networking] | 13 | can be drawn for section start as well | one section
        only: [probes, service-503] | only: [probes, sevice]  | 16 | no question "sevice"                | take it out
        quizzes: [deployment-debugging] | quizzes: [nosuch]   | 16 | there is no quiz "nosuch"            | take it out
        url: "https://kubernetes.io/docs/" | url: "javascript:x" | 19 | is no address of a page           | https://
        """)
    void what_is_wrong_is_told_with_its_line_and_how_to_correct_it(
            String right, String wrong, int line, String what, String how) throws IOException {
        assertThat(EXAM).contains(right);
        assertThat(findings(EXAM.replace(right, wrong))).anySatisfy(finding -> {
            assertThat(finding.where()).isEqualTo("exams/mine.yaml:" + line);
            assertThat(finding.what()).contains(what);
            assertThat(finding.howToFix()).contains(how);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        domains: [startup]  | domains: [start-up]  | 12 | "start-up" is none of
        kind: chapter       | kind: test           | 3  | "test" is none of
        show: report        | show: everything     | 17 | "everything" is none of
        weight: 50          | weight: many         | 12 | "many" is no int
        """)
    void what_is_no_exam_is_told_with_its_line(String right, String wrong, int line, String what) throws IOException {
        assertThat(findings(EXAM.replace(right, wrong))).singleElement().satisfies(finding -> {
            assertThat(finding.where()).isEqualTo("exams/mine.yaml:" + line);
            assertThat(finding.what()).contains(what);
            assertThat(finding.howToFix()).isNotBlank();
        });
    }

    @Test
    void two_exams_of_a_folder_with_one_id_are_told() throws IOException {
        Files.createDirectories(folder.resolve("exams"));
        Files.writeString(folder.resolve("exams/another.yaml"), EXAM);
        assertThat(findings(EXAM)).singleElement().satisfies(finding -> {
            assertThat(finding.where()).isEqualTo("exams/mine.yaml:1");
            assertThat(finding.what()).contains("mine is that of exams/another.yaml");
        });
    }

    @Test
    void an_exam_without_sections_and_a_section_without_tasks_are_told() throws IOException {
        String none = EXAM.replaceAll("(?s)sections:.*afterwards", "sections: []\nafterwards");
        assertThat(findings(none)).anyMatch(f -> f.what().contains("There is no section"));
        String empty = EXAM.replaceAll("      labs: \\{count: 2, weight: 50.*\n", "");
        assertThat(findings(empty)).anyMatch(f -> f.what().contains("it draws nothing"));
    }

    @Test
    void a_file_that_is_no_yaml_takes_no_other_exam_away() throws IOException {
        findings("{{{");
        assertThat(inspected()).filteredOn(InspectedExam::isOffered).hasSizeGreaterThan(7);
        assertThat(inspected()).filteredOn(e -> !e.isOffered()).singleElement().returns("mine", InspectedExam::id);
    }
}
