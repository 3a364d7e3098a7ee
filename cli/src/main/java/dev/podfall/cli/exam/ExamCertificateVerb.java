package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the certificate of an exam that was passed, with its code. Whoever is shown the code sees at its page whether this"
                    + " server gave it; the page has it as PDF, too."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall exam certificate", "  podfall exam certificate mock-troubleshooting-1 -o json"})
final class ExamCertificateVerb extends Verb {
    @Parameters(
            paramLabel = "SITTING",
            arity = "0..1",
            description = "The sitting (default: the one that runs, else the last).")
    private String sitting;

    @Override
    protected void run() {
        ServerLink server = server();
        String id = SittingChoice.of(server, sitting).path("sitting").asText();
        JsonNode certificate = server.get("/exam-sittings/" + id + "/certificate");
        if (!printedJson(certificate)) {
            console()
                    .line(console().bold(certificate.path("title").asText()) + ", passed on "
                            + certificate.path("passedAt").asText() + " with "
                            + certificate.path("score").asText() + " of 100");
            console().line("  " + certificate.path("code").asText());
            console().line("  " + certificate.path("url").asText());
        }
    }
}
