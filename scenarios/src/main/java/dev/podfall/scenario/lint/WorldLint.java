package dev.podfall.scenario.lint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.LabFacts.Access;
import dev.podfall.scenario.World;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnreadableData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Inspects worlds, whether labs are in them or not. */
public final class WorldLint {
    private static final int MOST_OBJECTS = 500;

    private WorldLint() {}

    /** All that is wrong with a world; a file that cannot be read hides the rest. */
    public static List<Finding> world(Catalogue catalogue, String name) {
        try {
            World world = catalogue.worlds().read(name);
            List<ObjectNode> baseline = catalogue.baselineOfWorld(name);
            List<String> files = catalogue.worlds().files(name, "");
            List<Finding> findings = new ArrayList<>(namespaces("worlds/" + name, world, baseline));
            findings.addAll(sameName(catalogue, name, world));
            findings.addAll(YamlStaysShort.check(catalogue.source(), files));
            findings.addAll(NothingIsLeftOpen.check(catalogue.source(), files));
            return findings;
        } catch (UnreadableData unreadable) {
            return List.of(new Finding(unreadable.where(), unreadable.what() + ".", unreadable.next()));
        }
    }

    private static List<Finding> sameName(Catalogue catalogue, String name, World world) {
        return catalogue.worlds().beneath(name).filter(other -> !other.title().equals(world.title())).stream()
                .map(other -> new Finding(
                        "worlds/" + name,
                        "Another world of that name comes with Podfall: " + other.title() + ".",
                        "Give the folder another name, and world: in the labs that are in it."))
                .toList();
    }

    private static List<Finding> namespaces(String folder, World world, List<ObjectNode> baseline) {
        String file = folder + "/world.yaml";
        List<Finding> findings = new ArrayList<>();
        Set<String> made = baseline.stream()
                .filter(o -> o.path("kind").asText().equals("Namespace"))
                .map(o -> o.at("/metadata/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!world.addons().isEmpty()) {
            made.addAll(world.namespaces().keySet()); // What an add-on runs in comes with it.
        }
        if (!made.equals(new TreeSet<>(world.namespaces().keySet()))) {
            findings.add(new Finding(
                    file,
                    "It tells of the namespaces "
                            + new TreeSet<>(world.namespaces().keySet()) + ", and its baseline makes " + made + ".",
                    "Make them the same: what each is for, and a Namespace for each."));
        }
        Set<String> named = new TreeSet<>(Set.of(world.namespace()));
        world.access().stream().map(Access::namespace).forEach(named::add);
        named.removeAll(made);
        if (!named.isEmpty()) {
            findings.add(new Finding(
                    file, "Its baseline has no namespace " + named + ".", "Name one that it has, or make it there."));
        }
        if (baseline.size() > MOST_OBJECTS) {
            findings.add(new Finding(
                    folder + "/baseline",
                    "It has " + baseline.size() + " objects, and every lab has to start them.",
                    "Leave " + MOST_OBJECTS + " or fewer."));
        }
        return findings;
    }
}
