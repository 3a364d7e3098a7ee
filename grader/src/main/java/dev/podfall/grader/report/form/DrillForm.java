package dev.podfall.grader.report.form;

import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.grader.gameday.review.Expectation;
import dev.podfall.grader.gameday.review.Measures;
import dev.podfall.grader.postmortem.ActionItem;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.Section;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How the report of a drill, and its postmortem, are printed. */
public enum DrillForm {
    /** One page that opens from disk. */
    html("text/html", HtmlPaper::new),
    /** A4 pages. */
    pdf("application/pdf", PdfPaper::new);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NOTHING = "(nothing written)";

    private final String mediaType;
    private final Function<String, Paper> papers;

    DrillForm(String mediaType, Function<String, Paper> papers) {
        this.mediaType = mediaType;
        this.papers = papers;
    }

    /** The form of that name; empty for none. */
    public static Optional<DrillForm> named(String name) {
        return Arrays.stream(values()).filter(f -> f.name().equals(name)).findFirst();
    }

    /** Without a charset; text is UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** The whole file: measures, both verdicts, promises, the timeline. */
    public byte[] of(DrillReport report) {
        Paper paper = papers.apply("Drill: " + report.title());
        paper.title("Drill: " + report.title());
        paper.text((report.score() == null ? "Nothing was injected, so nothing is judged." : report.score() + " of 100")
                + (report.ending() == null ? "" : ", " + report.ending()) + " (" + report.drill() + ")");
        if (!report.failures().isEmpty()) {
            paper.heading("What of the drill itself did not work");
            report.failures().forEach(paper::text);
        }
        measures(report.measures(), paper);
        for (Expectation.Side side : Expectation.Side.values()) {
            paper.heading(side == Expectation.Side.system ? "The system" : "The team");
            report.expectations().stream().filter(e -> e.side() == side).forEach(e -> {
                paper.strong(e.title() + ": " + e.verdict());
                paper.detail("was: " + e.actual());
                paper.detail("should be: " + e.expected());
                paper.detail(e.why());
            });
        }
        if (!report.promises().isEmpty()) {
            paper.heading("Promised after the drill before");
            report.promises().stream().map(Payload.Promise::words).forEach(paper::text);
        }
        paper.heading("What a good response does");
        report.good().forEach(paper::text);
        paper.heading("Timeline (UTC)");
        report.timeline()
                .forEach(e -> paper.text("#" + e.number() + " " + TIME.format(e.at())
                        + (e.who().isEmpty() ? "" : " " + e.who() + ":") + " " + e.text()));
        return paper.bytes();
    }

    private static void measures(Measures measures, Paper paper) {
        paper.heading("Measured");
        measures.times().forEach(paper::text);
        paper.text(measures.felt());
        paper.text(String.format(
                Locale.ROOT, "%.1f %% of the error budget burnt, %.1f %% left", measures.burnt(), measures.left()));
        paper.text(measures.pages() + " pages, " + measures.changes() + " changes, " + measures.updates() + " updates, "
                + measures.toilMinutes() + " min of toil");
        if (!measures.missed().isEmpty()) {
            paper.text("Alerts that should have rung, and did not: " + measures.missed());
        }
    }

    /** The whole file: the eleven sections. */
    public byte[] of(Postmortem postmortem) {
        String title = "Postmortem: "
                + (postmortem.text(Section.title).isEmpty() ? "an incident" : postmortem.text(Section.title));
        Paper paper = papers.apply(title);
        paper.title(title);
        for (Section section : Section.values()) {
            if (section != Section.title) {
                paper.heading(section.heading());
                section(postmortem, section, paper);
            }
        }
        return paper.bytes();
    }

    private static void section(Postmortem postmortem, Section section, Paper paper) {
        boolean isLevel = section == Section.severity && postmortem.severity() != null;
        if (isLevel) {
            paper.strong(postmortem.severity().title());
        }
        for (ActionItem action : section == Section.actions ? postmortem.actions() : List.<ActionItem>of()) {
            paper.strong(action.what());
            paper.detail(action.owner() + ", due " + action.due() + "; "
                    + action.kind().title());
            if (!action.check().isEmpty()) {
                paper.detail("check: " + action.check());
            }
        }
        boolean isWritten =
                isLevel || section == Section.actions && !postmortem.actions().isEmpty();
        String text = postmortem.text(section);
        if (!text.isEmpty() || !isWritten) {
            paper.text(text.isEmpty() ? NOTHING : text);
        }
    }
}
