package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.console.Home;
import dev.podfall.cli.server.PlainVerb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Shows how an attempt was graded: for good, or at its last check while it runs.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall report",
            "  podfall report -o json",
            "  podfall report -o html --to report.html    a page to open from disk; the browser prints it",
            "  podfall report -o pdf --to report.pdf",
            "  podfall report image-backoff-1 -o junit --to report.xml"
        })
public final class ReportVerb extends PlainVerb {
    enum Format {
        text,
        json,
        csv,
        junit,
        xapi,
        html,
        pdf
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The file to write it to; one that is there is written over (default: stdout).")
    private Path file;

    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt (default: the latest that runs, else the last).")
    private String attempt;

    @Override
    protected boolean asJson() {
        return format == Format.json;
    }

    @Override
    protected boolean isReadByProgram() {
        return format != Format.text && file == null || asJson();
    }

    @Override
    protected void run() {
        String path = "/attempts/" + attemptId(attempt) + "/report";
        if (file != null) {
            write(format == Format.text ? text(server().get(path)) : server().download(path + "/" + format));
        } else if (format == Format.text) {
            new ReportText(console()).print(server().get(path));
        } else if (format == Format.json) {
            console().json(server().get(path));
        } else {
            console().raw(server().download(path + "/" + format));
        }
    }

    private static byte[] text(JsonNode report) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(text, true, StandardCharsets.UTF_8);
        new ReportText(new Console(stream, stream, false, false)).print(report);
        return text.toByteArray();
    }

    private void write(byte[] report) {
        try {
            Files.write(file, report);
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "report-not-written",
                    "The report cannot be written to " + file + ": " + Home.reason(e) + ".",
                    "Name a file in a folder that is there and that you may write to, or leave --to out.");
        }
        console().note("The report is in " + file);
    }
}
