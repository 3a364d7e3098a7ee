package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Shows what came of a drill: measures, a verdict on the system and one on the team.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall gameday report", "  podfall gameday report some-answers-differ-1 --to report.pdf"})
final class GameDayReportVerb extends DrillVerb {
    @Parameters(paramLabel = "DRILL", arity = "0..1", description = "The drill; the same as --drill.")
    void drill(String id) {
        about(id);
    }

    @Option(names = "--to", paramLabel = "FILE", description = "Writes it there: .pdf, .html or .json.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    protected void run() {
        if (file != null) {
            write();
            return;
        }
        JsonNode report = server().get(path("report"));
        if (!printedJson(report)) {
            new DrillReportText(console()).print(report);
        }
    }

    private void write() {
        String name = String.valueOf(file.getFileName());
        if (!name.matches(".*\\.(pdf|html|json)")) {
            throw new ParameterException(
                    spec.commandLine(), "--to takes a file that ends in .pdf, .html or .json, not " + file + ".");
        }
        String form = name.substring(name.lastIndexOf('.') + 1);
        byte[] content = form.equals("json")
                ? (server().get(path("report")).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8)
                : server().download(path("report/" + form));
        DrillFile.write("report", file, content);
        console().note("The report is in " + file);
    }
}
