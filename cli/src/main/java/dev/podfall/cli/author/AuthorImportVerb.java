package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.server.Verb;
import dev.podfall.engine.sandbox.ScriptSandbox;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.foreign.ForeignDraft;
import dev.podfall.scenario.foreign.ForeignFiles;
import dev.podfall.scenario.foreign.ForeignFormat;
import dev.podfall.scenario.foreign.ForeignTask;
import dev.podfall.scenario.foreign.ForeignTask.Script;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.origin.ZipIntake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the draft of a lab from an exercise of another platform: a Killercoda scenario (index.json), a task of"
                    + " k8s-ai-bench (task.yaml), an exam's folder (exam.yaml; a draft for each question).",
            "Task, hints and what its setup makes are taken over as far as they can be read; its scripts are kept beside them"
                    + " and never run. What could not be taken over is listed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author import ~/scenarios/fix-the-pod --catalogue ~/my-labs",
            "  podfall author import tasks.zip --domain networking -o json",
            "  podfall author import ~/scenarios/fix-the-pod --run-verifiers"
        })
final class AuthorImportVerb extends Verb {
    @Parameters(paramLabel = "DIR|ZIP", description = "The exercise's folder, or a zip of it.")
    private Path source;

    @Option(
            names = "--domain",
            defaultValue = "startup",
            description = "The skill area: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Domain domain;

    @Option(
            names = "--run-verifiers",
            description = "Runs its verifiers once, in a sandbox: " + ScriptSandbox.NAME
                    + ". One that calls what is not there is refused.")
    private boolean runVerifiers;

    @Mixin
    private AuthorCatalogue catalogue;

    @Override
    protected void run() {
        Path root = catalogue.require();
        try (ScratchFolder scratch = ScratchFolder.make("podfall-import")) {
            boolean zip = Files.isRegularFile(source);
            Path folder = zip
                    ? ZipIntake.unpack(source, scratch.path())
                    : source.toAbsolutePath().normalize();
            ForeignFiles files = ForeignFiles.in(folder);
            ForeignFormat format = ForeignFormat.of(files);
            List<ForeignTask> tasks = format.read(files);
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("format", format.name());
            ArrayNode labs = answer.putArray("labs");
            ForeignDraft draft = new ForeignDraft(root, domain);
            for (ForeignTask task : tasks) {
                List<Path> written = draft.write(task);
                labs.add(told(task, written));
            }
            if (runVerifiers) {
                runAll(tasks, labs, scratch.path());
            }
            if (!printedJson(answer)) {
                print(tasks, labs);
            }
        }
    }

    private ObjectNode told(ForeignTask task, List<Path> written) {
        String id = ForeignDraft.id(task);
        ObjectNode lab = JsonNodeFactory.instance.objectNode().put("lab", id);
        lab.put("folder", "labs/" + domain.name() + "/" + id);
        written.forEach(f -> lab.withArray("/files").add(f.toString()));
        ArrayNode leftOut = lab.putArray("leftOut");
        for (Finding f : task.leftOut()) {
            leftOut.addObject().put("where", f.where()).put("what", f.what()).put("fix", f.howToFix());
        }
        return lab;
    }

    private void runAll(List<ForeignTask> tasks, ArrayNode labs, Path scratch) {
        console().note("Running verifiers in " + ScriptSandbox.NAME + ".");
        try (ScriptSandbox sandbox = ScriptSandbox.start(AuthorRuntimes.embedded(), scratch.resolve("cluster"))) {
            for (int i = 0; i < tasks.size(); i++) {
                ArrayNode runs = ((ObjectNode) labs.get(i))
                        .put("sandbox", ScriptSandbox.NAME)
                        .putArray("verifiers");
                for (Script script : tasks.get(i).scripts()) {
                    if (script.role() == Script.Role.verifier) {
                        ScriptSandbox.Outcome outcome = sandbox.run(script.text());
                        ObjectNode run = runs.addObject().put("file", script.file());
                        if (outcome.refused() == null) {
                            run.put("exitCode", outcome.exitCode()).put("output", outcome.output());
                        } else {
                            run.put("refused", outcome.refused());
                        }
                    }
                }
            }
        }
    }

    private void print(List<ForeignTask> tasks, ArrayNode labs) {
        for (int i = 0; i < tasks.size(); i++) {
            console()
                    .line("The draft of "
                            + console().bold(labs.get(i).path("lab").asText()) + " is in "
                            + labs.get(i).path("folder").asText() + ".");
            for (Finding finding : tasks.get(i).leftOut()) {
                console().line("  " + finding.where());
                console().line("      " + finding.what());
                console().line(console().faint("      " + finding.howToFix()));
            }
            labs.get(i)
                    .path("verifiers")
                    .forEach(run -> console()
                            .line("  " + run.path("file").asText() + ": "
                                    + (run.has("refused")
                                            ? console()
                                                    .warn("not run, "
                                                            + run.path("refused")
                                                                    .asText())
                                            : "exit " + run.path("exitCode").asText() + " "
                                                    + run.path("output")
                                                            .asText()
                                                            .strip())));
        }
        console().line("");
        console().line(console().bold("Next"));
        console()
                .line("  podfall author lint " + labs.get(0).path("lab").asText() + catalogue.asTyped()
                        + console().faint("   what is left to write"));
    }
}
