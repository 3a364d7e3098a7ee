package dev.podfall.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "runbook",
        mixinStandardHelpOptions = true,
        description = "Lists the runbooks at hand; opens one; runs a step of it, or only the step's check.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall gameday runbook",
            "  podfall gameday runbook end-the-trial",
            "  podfall gameday runbook end-the-trial --step 2",
            "  podfall gameday runbook end-the-trial --step 2 --check"
        })
final class GameDayRunbookVerb extends DrillVerb {
    @Parameters(paramLabel = "RUNBOOK", arity = "0..1", description = "Its id (default: lists them).")
    private String runbook;

    @Option(names = "--step", paramLabel = "N", description = "Runs this step, counted from 1.")
    private Integer step;

    @Option(names = "--check", description = "Only makes the step's check, and changes nothing.")
    private boolean check;

    @Override
    protected void run() {
        JsonNode view = runbook == null
                ? seen().path("drill")
                : server().post(path("runbook"), wish()).path("drill");
        if (!printedJson(view)) {
            new DrillText(console()).runbooks(view, runbook);
        }
    }

    private com.fasterxml.jackson.databind.node.ObjectNode wish() {
        var wish = body().put("runbook", runbook).put("check", check);
        return step == null ? wish : wish.put("step", step);
    }
}
