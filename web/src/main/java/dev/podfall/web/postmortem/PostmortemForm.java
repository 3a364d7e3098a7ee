package dev.podfall.web.postmortem;

import dev.podfall.grader.attempt.Postmortems;
import dev.podfall.grader.postmortem.ActionItem;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.PostmortemReader;
import dev.podfall.grader.postmortem.PostmortemText;
import dev.podfall.grader.postmortem.Section;
import dev.podfall.grader.postmortem.Severity;
import dev.podfall.web.ui.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A postmortem as the fields of a form. The same Markdown comes out of a form that nobody changed as far as it says anything, whoever
 * wrote it: what belongs to no section has a field of its own.
 *
 * @param rest what belongs to no section; mostly empty
 */
public record PostmortemForm(Postmortem postmortem, String rest) {
    /** The fields but those of sections, which are called by {@link Section#id}. */
    static final String LEVEL = "level";

    static final String REST = "rest";

    private static final int FEWEST_ROWS = 6;
    private static final int FREE_ROWS = 3;
    private static final int MOST_ROWS = 60;

    static PostmortemForm of(Postmortems.Written written) {
        return new PostmortemForm(PostmortemReader.read(written.markdown()), PostmortemReader.rest(written.markdown()));
    }

    static PostmortemForm read(Form form) {
        return new PostmortemForm(
                postmortem(form),
                form.text(REST).orElse("").replace("\r\n", "\n").strip());
    }

    /** What a form says of the parts of a postmortem; fields that were not sent are empty. */
    public static Postmortem postmortem(Form form) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (Section section : Section.values()) {
            form.text(section.id()).ifPresent(text -> sections.put(section.id(), text));
        }
        List<ActionItem> actions = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS; i++) {
            actions.add(new ActionItem(
                    form.text("what-" + i).orElse(""),
                    form.text("owner-" + i).orElse(""),
                    form.text("due-" + i).orElse(""),
                    form.text("kind-" + i).flatMap(ActionItem.Kind::of).orElse(null),
                    form.text("check-" + i).orElse("")));
        }
        return new Postmortem(form.text(LEVEL).flatMap(Severity::of).orElse(null), sections, actions);
    }

    /** The whole, as it is kept. */
    String markdown() {
        String text = PostmortemText.markdown(postmortem);
        return rest.isEmpty() ? text : text + "\n" + rest + "\n";
    }

    /** Rows of the actions: what is there, and room for more. */
    List<ActionItem> rows() {
        List<ActionItem> all = new ArrayList<>(postmortem.actions());
        int rows = Math.max(FEWEST_ROWS, all.size() + FREE_ROWS);
        while (all.size() < rows) {
            all.add(new ActionItem("", "", "", ActionItem.Kind.prevention, ""));
        }
        return all;
    }

    /** Field by field, in their order in the form. */
    List<Map.Entry<String, String>> values() {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (Section section : Section.values()) {
            if (section == Section.actions) {
                actions(all);
            } else {
                if (section == Section.severity) {
                    all.add(Map.entry(
                            LEVEL,
                            postmortem.severity() == null
                                    ? ""
                                    : postmortem.severity().id()));
                }
                all.add(Map.entry(section.id(), postmortem.text(section)));
            }
        }
        all.add(Map.entry(REST, rest));
        return all;
    }

    private void actions(List<Map.Entry<String, String>> all) {
        List<ActionItem> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            all.add(Map.entry("what-" + i, rows.get(i).what()));
            all.add(Map.entry("owner-" + i, rows.get(i).owner()));
            all.add(Map.entry("due-" + i, rows.get(i).due()));
            all.add(Map.entry("kind-" + i, rows.get(i).kind().name()));
        }
    }
}
