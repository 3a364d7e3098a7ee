package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.console.Progress;
import dev.podfall.cli.server.Verb;
import dev.podfall.grader.proof.Earnings;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.Mistake;
import dev.podfall.scenario.schema.SchemaFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        description =
                "Measures what mistakes earn, and brings that and the JSON Schemas up to date, after showing what changes.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall author update requests-hang         shows what would change, and asks",
            "  podfall author update requests-hang --yes   writes it",
            "  podfall author update -o json               shows only"
        })
final class AuthorUpdateVerb extends Verb {
    private static final int MOST = 99;

    @Mixin
    private AuthorLabs labs;

    @Option(
            names = {"-y", "--yes"},
            description = "Writes without asking.")
    private boolean yes;

    /** A mistake whose declared marks are not what it earns. */
    private record Change(Path file, String lab, String mistake, int declared, int earned) {
        boolean isTooGood() {
            return earned > MOST;
        }
    }

    @Override
    protected void run() {
        AuthorLabs.Chosen chosen = labs.choose();
        if (chosen.root() == null) {
            throw CommandFailed.refused(
                    "no-catalogue",
                    "The labs that come with Podfall are not written over.",
                    "Name the folder of yours with --catalogue DIR.");
        }
        List<Change> changes = measure(chosen);
        List<Path> schemas = staleSchemas(chosen.root());
        boolean writes = mayWrite(chosen.root(), changes, schemas);
        if (writes) {
            write(chosen.root(), changes);
        }
        if (!printedJson(json(changes, schemas, writes))) {
            report(changes, schemas, writes);
        }
    }

    private List<Change> measure(AuthorLabs.Chosen chosen) {
        List<Change> changes = new ArrayList<>();
        try (Progress progress = console().progress()) {
            for (String id : chosen.ids()) {
                Lab lab = chosen.catalogue().lab(id);
                try (Earnings earnings = new Earnings(chosen.catalogue(), lab, AuthorRuntimes.embedded())) {
                    for (Mistake mistake : lab.mistakes()) {
                        progress.step("Measuring " + id + ", mistake " + mistake.name());
                        int earned = earnings.of(mistake);
                        Path file = chosen.root()
                                .resolve(chosen.catalogue().folderOf(id))
                                .resolve("mistakes/" + mistake.name() + "/mistake.yaml");
                        if (earned != mistake.earns()) {
                            changes.add(new Change(file, id, mistake.name(), mistake.earns(), earned));
                        }
                    }
                }
            }
        }
        return changes;
    }

    private boolean mayWrite(Path root, List<Change> changes, List<Path> schemas) {
        boolean any = !schemas.isEmpty() || changes.stream().anyMatch(c -> !c.isTooGood());
        if (!asJson()) {
            show(root, changes, schemas);
        }
        if (!any || yes || asJson()) {
            return any && yes;
        }
        String said = console().isInteractive() ? console().ask("Write this? [y/N] ") : null;
        return said != null && said.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
    }

    private void show(Path root, List<Change> changes, List<Path> schemas) {
        for (Change change : changes) {
            console().line(root.relativize(change.file()).toString());
            console().line(console().bad("  -earns: " + change.declared()));
            console().line(console().good("  +earns: " + change.earned()));
        }
        schemas.forEach(s -> console().line(root.relativize(s) + console().faint("  (schema)")));
    }

    private void report(List<Change> changes, List<Path> schemas, boolean written) {
        if (changes.isEmpty() && schemas.isEmpty()) {
            console().line("All is up to date.");
            return;
        }
        for (Change change : changes) {
            if (change.isTooGood()) {
                console()
                        .line(
                                console()
                                        .warn(
                                                "Mistake " + change.mistake() + " of " + change.lab()
                                                        + " earns 100: it is a solution, or the rubric overlooks it. It stays as it is."));
            }
        }
        console().line(written ? "Written." : "Nothing was written. Write it with: --yes");
    }

    private static void write(Path root, List<Change> changes) {
        try {
            for (Change change : changes) {
                if (!change.isTooGood()) {
                    String text = Files.readString(change.file());
                    Files.writeString(
                            change.file(), text.replaceFirst("(?m)^earns:[ ]*-?[0-9]+", "earns: " + change.earned()));
                }
            }
            new SchemaFolder(root).write();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static List<Path> staleSchemas(Path root) {
        try {
            return new SchemaFolder(root).stale();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static CommandFailed unwritable(IOException e) {
        return CommandFailed.environment(
                "catalogue-not-writable",
                "The catalogue cannot be brought up to date: " + Home.reason(e) + ".",
                "Check the folder's permissions and free space.");
    }

    private static ObjectNode json(List<Change> changes, List<Path> schemas, boolean written) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("written", written);
        ArrayNode all = answer.putArray("mistakes");
        for (Change change : changes) {
            all.addObject()
                    .put("lab", change.lab())
                    .put("mistake", change.mistake())
                    .put("file", change.file().toString())
                    .put("declared", change.declared())
                    .put("earned", change.earned());
        }
        ArrayNode files = answer.putArray("schemas");
        schemas.forEach(s -> files.add(s.toString()));
        return answer;
    }
}
