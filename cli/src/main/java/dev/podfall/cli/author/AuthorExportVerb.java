package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.server.Verb;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.foreign.KillercodaExport;
import dev.podfall.scenario.lint.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a lab in another platform's form. The lab is started once on an embedded cluster, to see what its faults do.",
            "What that form cannot say, such as answers that are tried and the diagnosis, is listed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall author export empty-endpoints ~/scenarios/empty-endpoints --format killercoda"})
final class AuthorExportVerb extends Verb {
    /** The forms there are. */
    enum Form {
        killercoda
    }

    @Parameters(index = "0", paramLabel = "LAB", description = "The lab's id.")
    private String id;

    @Parameters(index = "1", paramLabel = "DIR", description = "Where it goes: a folder that is new, or empty.")
    private Path folder;

    @Option(names = "--format", required = true, description = "The form: ${COMPLETION-CANDIDATES}.")
    private Form form;

    @Mixin
    private AuthorCatalogue catalogue;

    @Override
    protected void run() {
        Lab lab = catalogue.open().lab(id);
        Path target = folder.toAbsolutePath().normalize();
        KillercodaExport export = new KillercodaExport(lab, breaking(lab));
        write(target, export.files());
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("lab", id)
                .put("format", form.name())
                .put("folder", target.toString());
        ArrayNode leftOut = answer.putArray("leftOut");
        for (Finding f : export.leftOut()) {
            leftOut.addObject().put("where", f.where()).put("what", f.what()).put("fix", f.howToFix());
        }
        if (!printedJson(answer)) {
            console().line(console().bold(id) + " is in " + target + ", as " + form + ".");
            export.leftOut()
                    .forEach(f -> console().line("  " + f.what() + console().faint(" " + f.howToFix())));
        }
    }

    private List<Action> breaking(Lab lab) {
        try (ScratchFolder scratch = ScratchFolder.make("podfall-export")) {
            LabRun run = new LabRunner(AuthorRuntimes.embedded())
                    .runStill(lab, "export", 1, scratch.path().resolve("cluster"));
            try {
                return run.injections().stream()
                        .flatMap(injection -> injection.actions().stream())
                        .toList();
            } finally {
                run.cluster().remove();
            }
        }
    }

    private static void write(Path target, Map<String, String> files) {
        try {
            if (Files.exists(target)
                    && (!Files.isDirectory(target) || target.toFile().list().length > 0)) {
                throw CommandFailed.refused(
                        "not-empty", target + " is there already; it stays as it is.", "Name a folder that is new.");
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = target.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "not-written",
                    target + " cannot be written: " + Home.reason(e) + ".",
                    "Name a folder that you may write to.");
        }
    }
}
