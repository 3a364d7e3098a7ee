package dev.podfall.scenario.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnreadableData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A lab with each alternative that its seed may draw, one at a time. None makes it worse than it is as written; and the draws
 * themselves have a choice, and are asked for.
 */
public final class DrawnLabs {
    private static final int LONGEST = 30;

    /** How to read each again: all of them at once may be more than there is room for. */
    private final Map<String, Supplier<Lab>> labs = new LinkedHashMap<>();

    private final List<Finding> findings = new ArrayList<>();

    /** Reads them all. @param id of a lab that can be read as it is written */
    public DrawnLabs(Catalogue catalogue, String id) {
        Draws draws = catalogue.draws(id);
        Set<String> used = new TreeSet<>(catalogue.lab(id).drawing().used());
        draws.alternatives().forEach((name, all) -> {
            for (int i = 1; i < all.size(); i++) {
                Pick pick = Pick.firstBut(name, i);
                read(() -> catalogue.lab(id, pick), " with " + name + ": " + brief(all.get(i)), used);
            }
        });
        String file = catalogue.folderOf(id) + "/draws.yaml";
        draws.only(catalogue.ownDraws(id)).alternatives().forEach((name, all) -> inspect(file, name, all, used));
    }

    private void read(Supplier<Lab> reading, String with, Set<String> used) {
        try {
            used.addAll(reading.get().drawing().used());
            labs.put(with, reading);
        } catch (UnreadableData wrong) {
            findings.add(new Finding(wrong.where() + with, wrong.what() + ".", wrong.next()));
        }
    }

    private void inspect(String file, String name, List<JsonNode> all, Set<String> used) {
        if (all.size() < 2) {
            findings.add(new Finding(
                    file, "There is nothing to draw for \"" + name + "\".", "Give it two alternatives or more."));
        } else if (all.stream().distinct().count() < all.size()) {
            findings.add(new Finding(file, "Two alternatives of \"" + name + "\" are equal.", "Take one out."));
        }
        if (!used.contains(name)) {
            findings.add(new Finding(
                    file, "Nothing asks for \"" + name + "\".", "Write {{" + name + "}} somewhere, or take it out."));
        }
    }

    /** What is wrong with the draws, and with alternatives that make a file unreadable. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * What is wrong with a lab that was drawn, and not as it is written.
     *
     * @param check what makes findings of a lab
     * @param asWritten its findings for the lab as it is written
     */
    public List<Finding> worse(Function<Lab, Collection<Finding>> check, Collection<Finding> asWritten) {
        Set<Finding> told = new HashSet<>(asWritten);
        List<Finding> worse = new ArrayList<>();
        labs.forEach((with, lab) -> check.apply(lab.get()).stream()
                .filter(f -> !told.contains(f))
                .map(f -> new Finding(f.where() + with, f.what(), f.howToFix()))
                .forEach(worse::add));
        return worse;
    }

    private static String brief(JsonNode alternative) {
        String text = alternative.isValueNode() ? alternative.asText() : alternative.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
