package dev.podfall.cli.gameday;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with game days. */
@Command(
        name = "gameday",
        mixinStandardHelpOptions = true,
        description = "Game days: drills that judge a system and its team.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GameDayListVerb.class,
            GameDayStartVerb.class,
            GameDayJoinVerb.class,
            GameDayStatusVerb.class,
            GameDayInjectVerb.class,
            GameDayAckVerb.class,
            GameDayNoteVerb.class,
            GameDayRunbookVerb.class,
            GameDayMitigatedVerb.class,
            GameDayResolvedVerb.class,
            GameDayAbortVerb.class,
            GameDayReviewVerb.class,
            GameDayReportVerb.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall gameday start some-answers-differ --solo   train alone",
            "  podfall gameday join --role commander --name Ada   a link for one browser, once",
            "  podfall gameday status                             pager, users, runbooks, timeline",
            "  podfall gameday ack                                I am at it",
            "  podfall gameday runbook end-the-trial --step 2     runs a step",
            "  podfall gameday resolved                           it is over; then: podfall gameday report"
        })
public final class GameDayVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with game days.");
    }
}
