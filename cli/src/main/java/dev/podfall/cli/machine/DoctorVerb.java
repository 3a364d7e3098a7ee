package dev.podfall.cli.machine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.ExitCode;
import dev.podfall.cli.console.Progress;
import dev.podfall.cli.console.RuntimeName;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what is here, what is missing, and what to do.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall doctor",
            "  podfall doctor --fix                fetches a kubectl, if there is none",
            "  podfall doctor --runtime kind",
            "  podfall doctor --runtime existing",
            "  podfall doctor -o json"
        })
public final class DoctorVerb extends Verb {
    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            converter = RuntimeName.class,
            description = "Also looks at what this runtime needs: embedded (nothing more), kind or existing.")
    private String runtime;

    @Option(
            names = "--fix",
            description = "Fetches a kubectl into Podfall's folder if there is none; its checksum is verified.")
    private boolean fix;

    private static final int NEXT_INDENT = 13;

    private boolean allWell = true;

    @Override
    protected void run() {
        if (fix && Kubectl.kubectl(home()).isEmpty()) {
            try (Progress progress = console().progress()) {
                progress.step("Fetching kubectl");
                PinnedKubectl.ofThisMachine().fetch(Kubectl.fetched(home()));
            }
        }
        List<Checkup.Finding> findings = new ArrayList<>(new Checkup(home(), launcher()).findings());
        if (runtime != null) {
            findings.addAll(new RuntimeCheckup(home()).findings(runtime));
        }
        allWell = findings.stream().noneMatch(f -> f.state() == Checkup.State.MISSING);
        if (asJson()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", allWell);
            var all = answer.putArray("findings");
            findings.forEach(f -> all.addObject()
                    .put("what", f.what())
                    .put("state", f.state().name().toLowerCase(java.util.Locale.ROOT))
                    .put("found", f.found())
                    .put("next", f.next()));
            console().json(answer);
            return;
        }
        findings.forEach(this::print);
    }

    @Override
    protected int exitNumber() {
        return allWell ? ExitCode.OK.number() : ExitCode.ENVIRONMENT.number();
    }

    private void print(Checkup.Finding finding) {
        String mark = switch (finding.state()) {
            case OK -> console().good("✓");
            case OPTIONAL -> console().warn("-");
            case MISSING -> console().bad("✗");
        };
        console().line(String.format("%s %-10s %s", mark, finding.what(), finding.found()));
        if (!finding.next().isBlank()) {
            console().line(finding.next().indent(NEXT_INDENT).stripTrailing());
        }
    }
}
