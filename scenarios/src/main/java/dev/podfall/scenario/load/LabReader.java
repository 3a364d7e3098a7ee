package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Breakage;
import dev.podfall.scenario.Hint;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.LabFacts;
import dev.podfall.scenario.Mistake;
import dev.podfall.scenario.Scenario;
import dev.podfall.scenario.Solution;
import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.draw.Drawing;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.draw.Placeholders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Reads a lab's folder, as it is drawn. */
final class LabReader {
    private static final String DRAWS = "draws.yaml";

    private final Source source;
    private final Trees trees = new Trees();

    LabReader(Source source) {
        this.source = source;
    }

    /** The lab as a seed draws it. */
    Lab read(String folder, long seed) {
        return read(folder, seed, Pick.bySeed(name(folder), seed));
    }

    /** The lab as somebody chooses. */
    Lab read(String folder, Pick pick) {
        return read(folder, 0, pick);
    }

    /** What is declared in {@code shared/draws.yaml}, over it in the world's, and over that in the lab's own. */
    Draws draws(String folder) {
        return and(lent(name(folder), facts(folder).world()), source, folder + "/" + DRAWS);
    }

    /** What is declared outside of a lab's folder. */
    private Draws lent(String lab, String world) {
        Draws draws = Draws.none(lab);
        for (Source shared : source.bottomUp()) {
            draws = and(draws, shared, "shared/" + DRAWS);
        }
        String file = Worlds.FOLDER + world + "/" + DRAWS;
        return world != null && source.find(file).isPresent() ? with(draws, file, source.read(file)) : draws;
    }

    /** The same for a folder that belongs to a world, with what the folder declares itself. */
    Draws drawsIn(String world, String folder) {
        return and(lent(name(folder), world), source, folder + "/" + DRAWS);
    }

    /** The same for a world, and over it what a file of it declares. */
    Draws drawsOfWorld(String name, String file) {
        return with(lent(name, name), file, source.read(file));
    }

    /** A world's manifests, as they are written. */
    List<ObjectNode> baselineOfWorld(String name) {
        new Worlds(source).read(name);
        String file = Worlds.FOLDER + name + "/" + DRAWS;
        Placeholders placeholders =
                Filled.located(file, () -> lent(name, name).drawn(Pick.bySeed(name, Pick.AS_WRITTEN)));
        return new BaselineReader(new Filled(source, trees, placeholders), new Shelf(source, name)).read();
    }

    /** The lab's own draws, by name. */
    Set<String> ownDraws(String folder) {
        return and(Draws.none(name(folder)), source, folder + "/" + DRAWS)
                .alternatives()
                .keySet();
    }

    /** Which faults seeds draw. */
    Faults faults(String folder) {
        String file = folder + "/faults.yaml";
        Draws draws = draws(folder);
        Set<String> names = new TreeSet<>(Placeholders.namesIn(source.read(file)));
        names.add("cause");
        return new Faults(
                names,
                seed -> new Filled(source, trees, drawn(folder, draws, Pick.bySeed(name(folder), seed)))
                        .tree(file)
                        .toString());
    }

    private static Placeholders drawn(String folder, Draws draws, Pick pick) {
        return Filled.located(folder + "/" + DRAWS, () -> draws.drawn(pick));
    }

    private Draws and(Draws draws, Source from, String file) {
        return from.own(file).map(text -> with(draws, file, text)).orElse(draws);
    }

    private Draws with(Draws draws, String file, String text) {
        return Filled.located(file, () -> draws.and(Yaml.convert(ObjectNode.class, file, trees.one(file, text))));
    }

    private static String name(String folder) {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private Lab read(String folder, long seed, Pick pick) {
        LabFacts facts = facts(folder);
        Draws draws = draws(folder);
        Placeholders placeholders = drawn(folder, draws, pick);
        Filled files = new Filled(source, trees, placeholders);
        Shelf shelf = new Shelf(source, facts.world());
        List<ObjectNode> baseline = new BaselineReader(files, shelf).read(folder + "/baseline");
        Breakage breakage = files.yaml(Breakage.class, folder + "/faults.yaml");
        return new Lab(
                facts,
                new Scenario(baseline, breakage),
                clients(files, shelf, folder),
                files.text(folder + "/task.md", shelf),
                List.of(files.yaml(Hint[].class, folder + "/hints.yaml")),
                new RubricReader(files, shelf).read(folder + "/rubric.yaml").shuffled(pick),
                solutions(files, folder),
                mistakes(files, folder),
                files.text(folder + "/explanation.md", shelf),
                drawing(folder, draws, placeholders.used(), seed, pick));
    }

    /** All that keeps a lab from being read, as it is written; empty when nothing does. */
    List<UnreadableData> troubles(String folder) {
        PartByPart parts = new PartByPart();
        LabFacts facts = parts.read(() -> facts(folder));
        Draws draws = facts == null ? null : parts.read(() -> draws(folder));
        Placeholders drawn =
                draws == null ? null : parts.read(() -> drawn(folder, draws, Pick.bySeed(name(folder), 1)));
        for (String file : source.files(folder)) {
            if (file.endsWith(".yaml")) {
                parts.read(() -> trees.documents(file, source.read(file)));
            }
        }
        if (drawn == null) {
            return parts.troubles(); // What the other files should be hangs on these.
        }
        Filled files = new Filled(source, trees, drawn);
        Shelf shelf = new Shelf(source, facts.world());
        parts.read(() -> new BaselineReader(files, shelf).read(folder + "/baseline"));
        parts.read(() -> files.yaml(Breakage.class, folder + "/faults.yaml"));
        parts.read(() -> clients(files, shelf, folder));
        parts.read(() -> files.text(folder + "/task.md", shelf));
        parts.read(() -> files.yaml(Hint[].class, folder + "/hints.yaml"));
        parts.read(() -> new RubricReader(files, shelf).read(folder + "/rubric.yaml"));
        parts.read(() -> solutions(files, folder));
        parts.read(() -> mistakes(files, folder));
        parts.read(() -> files.text(folder + "/explanation.md", shelf));
        return parts.troubles();
    }

    private Drawing drawing(String folder, Draws draws, Set<String> used, long seed, Pick pick) {
        Set<String> names = new TreeSet<>(ownDraws(folder));
        names.addAll(used);
        return new Drawing(seed, draws.only(names).draw(pick), used);
    }

    /** A list of labs shows them before anything is drawn. */
    private LabFacts facts(String folder) {
        String file = folder + "/lab.yaml";
        LabFacts facts = Yaml.read(LabFacts.class, file, source.read(file));
        if (!facts.id().equals(name(folder))) {
            throw new UnreadableData(
                    file,
                    "the id is \"" + facts.id() + "\", and the folder is called " + name(folder),
                    "Make them one: the id is the folder's name.",
                    null);
        }
        if (Placeholders.areIn(source.read(file))) {
            throw new UnreadableData(
                    file,
                    "it has a placeholder, and is shown before a seed is drawn",
                    "Say there what all draws have in common.",
                    null);
        }
        return complete(file, facts.world() == null ? facts : facts.in(new Worlds(source).read(file, facts.world())));
    }

    private static LabFacts complete(String file, LabFacts facts) {
        if (facts.namespace() == null || facts.access().isEmpty()) {
            throw new UnreadableData(
                    file,
                    facts.namespace() == null ? "field \"namespace\" is missing" : "field \"access\" is missing",
                    "Write it, or name a world that has it.",
                    null);
        }
        return facts;
    }

    private Clients clients(Filled files, Shelf shelf, String folder) {
        String own = folder + "/clients.yaml";
        return files.yaml(Clients.class, source.find(own).isPresent() ? own : shelf.file("clients.yaml"));
    }

    private List<Solution> solutions(Filled files, String folder) {
        List<Solution> all = each(files, folder + "/solutions", "solution.yaml", Solution.class, Solution::named);
        all.sort(Comparator.comparing(s -> !s.name().equals("reference")));
        if (all.isEmpty() || !all.get(0).name().equals("reference")) {
            throw new UnreadableData(
                    folder + "/solutions", "there is no reference", "Write solutions/reference/solution.yaml.", null);
        }
        return List.copyOf(all);
    }

    private List<Mistake> mistakes(Filled files, String folder) {
        return List.copyOf(each(files, folder + "/mistakes", "mistake.yaml", Mistake.class, Mistake::named));
    }

    private <T> List<T> each(Filled files, String folder, String file, Class<T> type, BiFunction<T, String, T> named) {
        List<T> all = new ArrayList<>();
        for (String path : source.files(folder)) {
            if (path.endsWith("/" + file)) {
                String parent = path.substring(0, path.lastIndexOf('/'));
                all.add(named.apply(files.yaml(type, path), parent.substring(parent.lastIndexOf('/') + 1)));
            }
        }
        return all;
    }
}
