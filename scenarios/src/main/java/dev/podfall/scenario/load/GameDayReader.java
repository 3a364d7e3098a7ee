package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.gameday.GameDayFacts;
import dev.podfall.scenario.gameday.Runbook;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads game days: folders {@code gamedays/ID}. */
final class GameDayReader {
    static final String FOLDER = "gamedays/";
    private static final String FILE = "/gameday.yaml";

    private final Source source;
    private final LabReader labs;
    private final Trees trees = new Trees();

    /** @param labs knows what a world draws */
    GameDayReader(Source source, LabReader labs) {
        this.source = source;
        this.labs = labs;
    }

    /** The ids of all, also of those that cannot be read. */
    Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        source.files("gamedays")
                .forEach(f -> ids.add(f.substring(FOLDER.length()).replaceFirst("/.*", "")));
        return ids;
    }

    /** All of it in one tree. @throws UnreadableData if a file of it is not what it should be */
    ObjectNode document(String id) {
        String folder = FOLDER + id;
        ObjectNode facts = trees.one(folder + FILE, source.read(folder + FILE)) instanceof ObjectNode o ? o : null;
        if (facts == null || !facts.path("world").isTextual()) {
            throw new UnreadableData(folder + FILE, "it names no world", "Write world: fraud-scorer", null);
        }
        String world = facts.path("world").asText();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("home", trees.one(folder, source.read(worldFile(folder + FILE, world))));
        Draws draws = labs.drawsIn(world, folder);
        Filled files = new Filled(source, trees, Filled.located(folder, () -> draws.drawn(pick(world))));
        Shelf shelf = new Shelf(source, world);
        ObjectNode filled = files.tree(folder + FILE);
        document.set("facts", filled);
        new BaselineReader(files, shelf).read(folder + "/baseline").forEach(document.putArray("baseline")::add);
        document.set("clients", files.tree(shelf.file("clients.yaml")));
        var runbooks = document.putArray("runbooks");
        for (JsonNode name : filled.path("runbooks")) {
            runbooks.add(files.tree(runbook(folder, shelf, name.asText())));
        }
        return document;
    }

    /**
     * What every game day in a world begins with, as a seed draws it: {@code home}, {@code baseline} and {@code clients}.
     *
     * @throws UnreadableData if there is no such world, or a file of it is not what it should be
     */
    ObjectNode world(String world, long seed) {
        String folder = Worlds.FOLDER + world;
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("home", trees.one(folder, source.read(worldFile(folder, world))));
        Draws draws = labs.drawsIn(world, folder);
        Filled files = new Filled(source, trees, Filled.located(folder, () -> draws.drawn(Pick.bySeed(world, seed))));
        Shelf shelf = new Shelf(source, world);
        new BaselineReader(files, shelf).read().forEach(document.putArray("baseline")::add);
        document.set("clients", files.tree(shelf.file("clients.yaml")));
        return document;
    }

    /** All that keeps it from being read, where {@link #document} tells the first; empty when nothing does. */
    List<UnreadableData> troubles(String id) {
        String folder = FOLDER + id;
        PartByPart parts = new PartByPart();
        for (String file : source.files(folder)) {
            if (file.endsWith(".yaml")) {
                parts.read(() -> trees.documents(file, source.read(file)));
            }
        }
        GameDayFacts facts = parts.read(() -> Yaml.read(GameDayFacts.class, folder + FILE, source.read(folder + FILE)));
        parts.read(() -> {
            ObjectNode document = document(id);
            return read(document, folder + FILE);
        });
        if (facts == null || parts.read(() -> worldFile(folder + FILE, facts.world())) == null) {
            return parts.troubles(); // What the other files should be hangs on these.
        }
        Draws draws = labs.drawsIn(facts.world(), folder);
        Filled files = new Filled(source, trees, Filled.located(folder, () -> draws.drawn(pick(facts.world()))));
        Shelf shelf = new Shelf(source, facts.world());
        parts.read(() -> new BaselineReader(files, shelf).read(folder + "/baseline"));
        Set<String> runbooks = new TreeSet<>(facts.runbooks());
        source.files(folder + "/runbooks").stream()
                .filter(f -> f.endsWith(".yaml"))
                .forEach(f -> runbooks.add(f.substring(f.lastIndexOf('/') + 1, f.length() - ".yaml".length())));
        runbooks.forEach(name -> parts.read(() -> files.yaml(Runbook.class, runbook(folder, shelf, name))));
        return parts.troubles();
    }

    /** The file of a runbook that a game day lists. @throws UnreadableData if there is none */
    String runbookFile(String id, String world, String name) {
        return runbook(FOLDER + id, new Shelf(source, world), name);
    }

    private static Pick pick(String world) {
        return Pick.bySeed(world, Pick.AS_WRITTEN);
    }

    private String worldFile(String by, String world) {
        new Worlds(source).read(by, world);
        return Worlds.FOLDER + world + "/world.yaml";
    }

    /** The drill's own, or one that several share. */
    private String runbook(String folder, Shelf shelf, String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw new UnreadableData(
                    folder + FILE,
                    "\"" + (name.length() > 40 ? name.substring(0, 40) + "…" : name) + "\" cannot be a runbook's name",
                    "Use small letters, digits and hyphens.",
                    null);
        }
        String own = folder + "/runbooks/" + name + ".yaml";
        String shared = shelf.file("runbooks/" + name + ".yaml");
        if (source.find(own).isEmpty() && source.find(shared).isEmpty()) {
            throw new UnreadableData(
                    folder + FILE,
                    "there is no runbook \"" + name + "\"",
                    "Write " + own + " or " + shared + ".",
                    null);
        }
        return source.find(own).isPresent() ? own : shared;
    }

    /** @throws UnreadableData if the tree is none */
    static GameDay read(JsonNode document, String where) {
        return Yaml.convert(GameDay.class, where, document);
    }
}
