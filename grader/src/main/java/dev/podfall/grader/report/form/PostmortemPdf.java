package dev.podfall.grader.report.form;

import dev.podfall.grader.postmortem.ActionItem;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.Section;
import dev.podfall.grader.report.form.PdfPages.Style;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A postmortem on A4 pages. */
public final class PostmortemPdf {
    private static final String NOTHING = "(nothing written)";

    private PostmortemPdf() {}

    /**
     * The whole file.
     *
     * @param rest what belongs to no section, printed at the end; may be empty
     */
    public static byte[] of(Postmortem postmortem, String rest) {
        String title = postmortem.text(Section.title);
        String name = title.isEmpty() ? "Postmortem" : "Postmortem: " + title;
        PdfPages pages = new PdfPages(name);
        pages.text(Style.TITLE, name);
        for (Section section : Section.values()) {
            if (section != Section.title) {
                pages.gap(10).text(Style.HEADING, section.heading());
                lines(postmortem, section).forEach(line -> pages.text(Style.PLAIN, line));
            }
        }
        if (!rest.isBlank()) {
            pages.gap(10);
            rest.lines().forEach(line -> pages.text(Style.PLAIN, line));
        }
        return pages.bytes();
    }

    private static List<String> lines(Postmortem postmortem, Section section) {
        Stream<String> lines = section == Section.actions
                ? postmortem.actions().stream().map(PostmortemPdf::line)
                : postmortem.text(section).lines();
        if (section == Section.severity && postmortem.severity() != null) {
            lines = Stream.concat(Stream.of(postmortem.severity().title()), lines);
        }
        List<String> all = lines.filter(line -> !line.isBlank()).collect(Collectors.toList());
        return all.isEmpty() ? List.of(NOTHING) : all;
    }

    private static String line(ActionItem action) {
        return Stream.of(
                        action.what(),
                        action.owner(),
                        action.due(),
                        action.kind().title())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
