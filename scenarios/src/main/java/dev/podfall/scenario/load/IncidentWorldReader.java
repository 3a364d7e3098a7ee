package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.incident.IncidentWorld;
import java.util.ArrayList;
import java.util.List;

/** Reads what a world's folder {@code incidents} adds to it, as it is drawn. */
final class IncidentWorldReader {
    private static final String FOLDER = "/incidents/";
    private static final String FACTS = "incidents.yaml";
    private static final String DRAWS = "draws.yaml";

    private final Source source;
    private final LabReader labs;
    private final Trees trees = new Trees();

    /** @param labs knows what a world draws */
    IncidentWorldReader(Source source, LabReader labs) {
        this.source = source;
        this.labs = labs;
    }

    /** Whether incidents can happen there. */
    boolean has(String world) {
        return source.find(folder(world) + FACTS).isPresent();
    }

    private static String folder(String world) {
        return Worlds.FOLDER + world + FOLDER;
    }

    IncidentWorld read(String world, Pick pick) {
        String folder = folder(world);
        Draws draws = labs.drawsOfWorld(world, folder + DRAWS);
        Filled files = new Filled(source, trees, Filled.located(folder + DRAWS, () -> draws.drawn(pick)));
        Shelf shelf = new Shelf(source, world);
        ObjectNode facts = new RubricReader(files, shelf).tree(folder + FACTS);
        List<ObjectNode> criteria = objects(facts.path("criteria"));
        List<ObjectNode> guards = objects(facts.path("guards"));
        facts.remove(List.of("criteria", "guards"));
        return new IncidentWorld(
                new Worlds(source).read(world),
                Yaml.convert(IncidentWorld.Facts.class, folder + FACTS, facts),
                new BaselineReader(files, shelf).read(),
                files.tree(shelf.file("clients.yaml")),
                criteria,
                guards,
                files.text(folder + "known.md", shelf).strip());
    }

    private static List<ObjectNode> objects(JsonNode list) {
        List<ObjectNode> all = new ArrayList<>();
        list.forEach(one -> all.add((ObjectNode) one));
        return all;
    }
}
