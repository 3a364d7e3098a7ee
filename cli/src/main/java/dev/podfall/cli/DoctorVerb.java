package dev.podfall.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.existing.ExistingCheckup;
import dev.podfall.engine.existing.Finding;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what is here, what is missing, and what to do.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall doctor", "  podfall doctor --runtime existing", "  podfall doctor -o json"})
final class DoctorVerb extends Verb {
    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "Also looks at what this runtime needs: existing.")
    private String runtime;

    private boolean allWell = true;

    @Override
    void run() {
        List<Checkup.Finding> findings = new ArrayList<>(new Checkup(home(), launcher()).findings());
        if (runtime != null) {
            findings.addAll(ofRuntime());
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

    private List<Checkup.Finding> ofRuntime() {
        if (!runtime.equals("existing")) {
            throw CommandFailed.refused(
                    "unknown-runtime",
                    "There is nothing to look at for the runtime \"" + runtime + "\".",
                    "Try: existing");
        }
        return new ExistingCheckup(home().folder())
                .findings().stream()
                        .map(f -> new Checkup.Finding(f.what(), state(f.state()), f.found(), f.next()))
                        .toList();
    }

    private static Checkup.State state(Finding.State state) {
        return switch (state) {
            case OK -> Checkup.State.OK;
            case UNKNOWN -> Checkup.State.OPTIONAL;
            case MISSING -> Checkup.State.MISSING;
        };
    }

    @Override
    int exitNumber() {
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
            console().line("             " + finding.next());
        }
    }
}
