package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.ExitCode;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.server.Verb;
import dev.podfall.scenario.quiz.exchange.QuizFolder;
import dev.podfall.scenario.quiz.exchange.QuizImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Takes over a quiz in GIFT, Aiken, Moodle XML or QTI 2.1 as a file of your catalogue.",
            "Each problem is named first; as long as there is one, nothing is written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall quiz import export.xml --dry-run         what would become of it",
            "  podfall quiz import export.xml --leave-out       without the questions that cannot be taken over",
            "  podfall quiz import items.zip --id kubernetes-1 --catalogue ~/my-quizzes"
        })
final class QuizImportVerb extends Verb {
    /** One byte more than is read, so that what is too large is seen to be. */
    private static final int MOST = (5 << 20) + 1;

    @Parameters(paramLabel = "FILE", description = "The file; its format is told by what it holds.")
    private Path file;

    @Mixin
    private QuizCatalogue catalogue;

    @Option(names = "--id", paramLabel = "ID", description = "What the quiz is called (default: from the file).")
    private String id;

    @Option(names = "--leave-out", description = "Leaves out the questions with problems, and names them.")
    private boolean leaveOut;

    @Option(names = "--dry-run", description = "Shows what would be imported, and writes nothing.")
    private boolean dryRun;

    private boolean isRefused;

    @Override
    protected void run() {
        QuizImport read = read();
        QuizImport wanted = leaveOut ? read.leavingOut() : read;
        isRefused = !wanted.isWhole();
        Path written = dryRun || isRefused ? null : new QuizFolder(catalogue.require(home())).add(wanted);
        if (printedJson(json(wanted, written))) {
            return;
        }
        new ImportText(console()).print(wanted);
        next(wanted, written);
    }

    private QuizImport read() {
        try (InputStream in = Files.newInputStream(file)) {
            QuizImport read = QuizImport.of(file.getFileName().toString(), in.readNBytes(MOST));
            return id == null ? read : read.as(id);
        } catch (IOException e) {
            throw CommandFailed.refused(
                    "file-not-read", file + " cannot be read: " + Home.reason(e) + ".", "Name a file that is there.");
        } catch (IllegalArgumentException unusable) {
            throw new CommandFailed(
                    "USAGE",
                    "usage",
                    unusable.getMessage(),
                    "Use letters, digits, \"-\", \"_\" and \".\", at most 60.");
        }
    }

    private void next(QuizImport read, Path written) {
        console().line("");
        if (isRefused) {
            console().line("Nothing was written. Correct the file, or leave those questions out: --leave-out");
        } else if (written == null) {
            console().line("Nothing was written. To do it, leave out --dry-run.");
        } else {
            console().line("Written to " + written + ".");
            console().line(console().bold("Next"));
            console()
                    .line("  " + catalogue.prefix(home()) + "podfall quiz start "
                            + read.quiz().id());
        }
    }

    @Override
    protected int exitNumber() {
        return isRefused ? ExitCode.AUTHOR.number() : super.exitNumber();
    }

    private static ObjectNode json(QuizImport read, Path written) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("origin", read.origin())
                .put("quiz", read.quiz().id())
                .put("title", read.quiz().title())
                .put("questions", read.quiz().questions().size())
                .put("file", written == null ? null : written.toString());
        read.problems()
                .forEach(p -> answer.withArray("/problems")
                        .addObject()
                        .put("where", p.where())
                        .put("what", p.what())
                        .put("next", p.next()));
        read.losses()
                .forEach(l -> answer.withArray("/losses")
                        .addObject()
                        .put("where", l.where())
                        .put("what", l.what()));
        return answer;
    }
}
