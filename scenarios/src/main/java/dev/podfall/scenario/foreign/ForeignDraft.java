package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.draft.DraftFolder;
import dev.podfall.scenario.foreign.ForeignTask.Script;
import dev.podfall.scenario.lint.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The draft of a lab of ours from another platform's exercise: its text, what its setup makes as the baseline, hints, its scripts
 * beside it, and a list of what is still to do. What is for an author to say is marked, and lint lists it.
 */
public final class ForeignDraft {
    /** Where the scripts and the list are, in the lab's folder. */
    public static final String FOLDER = "foreign";

    private static final String OPEN = "TODO: ";

    private final DraftFolder folder;
    private final Domain domain;

    /** @param catalogue the folder whose {@code labs/} it goes to; made when it is not there */
    public ForeignDraft(Path catalogue, Domain domain) {
        this.folder = new DraftFolder(catalogue);
        this.domain = domain;
    }

    /** The id that an exercise's draft has. */
    public static String id(ForeignTask task) {
        String id = task.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return id.length() <= 50 ? id : id.substring(0, 50).replaceAll("-+$", "");
    }

    /**
     * Writes the lab's folder.
     *
     * @return the files, from the catalogue's root
     * @throws dev.podfall.scenario.draft.DraftRefused if the name is none for a lab, is taken, or the folder cannot be written
     */
    public List<Path> write(ForeignTask task) {
        List<DraftFolder.Text> files = new ArrayList<>();
        DraftTrees trees = new DraftTrees(task, id(task), domain);
        files.add(new DraftFolder.Text("lab.yaml", trees.lab()));
        files.add(new DraftFolder.Text("task.md", "# " + plain(task.title()) + "\n\n" + plain(task.text()) + "\n"));
        int number = 10;
        for (ObjectNode object : trees.baseline()) {
            String kind = object.path("kind").asText().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            files.add(new DraftFolder.Text("baseline/" + number++ + "-" + kind + ".yaml", DraftTrees.yaml(object)));
        }
        files.add(new DraftFolder.Text(
                "clients.yaml",
                "# Nobody calls it yet: name the server and who calls it, if it is about one.\nclients: []\n"));
        files.add(new DraftFolder.Text("faults.yaml", trees.faults()));
        files.add(new DraftFolder.Text("hints.yaml", trees.hints()));
        files.add(new DraftFolder.Text("rubric.yaml", trees.rubric()));
        files.add(new DraftFolder.Text("solutions/reference/solution.yaml", trees.solution()));
        files.add(new DraftFolder.Text(
                "explanation.md",
                "# What was wrong\n\n"
                        + (task.solution().isEmpty() ? OPEN + "the cause, and what shows it." : plain(task.solution()))
                        + "\n"));
        int script = 1;
        for (Script each : task.scripts()) {
            files.add(new DraftFolder.Text(FOLDER + "/" + script++ + "-" + each.role() + ".sh", each.text()));
        }
        files.add(new DraftFolder.Text(FOLDER + "/left-out.md", leftOut(task)));
        return folder.write(id(task), domain, files);
    }

    /** Neither a placeholder nor an include of ours. */
    static String plain(String text) {
        return text.replace("{{", "{ {").replace("}}", "} }").replaceAll("(?m)^include: ", " include: ");
    }

    private static String leftOut(ForeignTask task) {
        StringBuilder list = new StringBuilder("# What could not be carried over\n\n");
        for (Finding finding : task.leftOut()) {
            list.append("- `")
                    .append(finding.where())
                    .append("`: ")
                    .append(finding.what())
                    .append(' ')
                    .append(finding.howToFix())
                    .append('\n');
        }
        list.append("\n# Scripts\n\nKept as they were, and never run by a lab.\n\n");
        int number = 1;
        for (Script script : task.scripts()) {
            list.append("- `")
                    .append(number++)
                    .append('-')
                    .append(script.role())
                    .append(".sh` was `")
                    .append(script.file())
                    .append('`')
                    .append(script.about().isEmpty() ? "" : ": " + script.about())
                    .append('\n');
        }
        return list.toString();
    }
}
