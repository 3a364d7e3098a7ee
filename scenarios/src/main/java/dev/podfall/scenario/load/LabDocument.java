package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Breakage;
import dev.podfall.scenario.Hint;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.LabFacts;
import dev.podfall.scenario.Scenario;
import dev.podfall.scenario.Solution;
import dev.podfall.scenario.authored.Required;
import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.draw.Draw;
import dev.podfall.scenario.draw.Drawing;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A whole lab in one tree, with nothing left to draw or to look up: what an incident is kept as, so that another version of
 * Podfall reads the same.
 */
public final class LabDocument {
    /** The id of every such lab; none of a catalogue may have it. */
    public static final String ID = "random";

    private static final String WHERE = "the incident";
    private static final int KEPT = 32;

    /** Attempts are looked at every second. */
    private static final Map<JsonNode, Lab> READ = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonNode, Lab> eldest) {
            return size() > KEPT;
        }
    };

    private record Sheet(
            @Required LabFacts facts,
            @Required List<ObjectNode> baseline,
            @Required Breakage faults,
            @Required Clients clients,
            @Required String task,
            @Required List<Hint> hints,
            @Required RubricSpec rubric,
            @Required List<Solution> solutions,
            @Required String explanation) {}

    private LabDocument() {}

    /**
     * The lab.
     *
     * @param document with {@code facts}, {@code baseline}, {@code faults}, {@code clients}, {@code task}, {@code hints},
     *     {@code rubric}, {@code solutions} (the first is the reference) and {@code explanation}, each as its file has it
     * @param seed that drew it
     * @throws UnreadableData if it lacks one of these
     */
    public static Lab read(JsonNode document, long seed, Draw draw) {
        synchronized (READ) {
            Lab known = READ.get(document);
            if (known == null || known.seed() != seed) {
                known = convert(document, seed, draw);
                READ.put(document.deepCopy(), known);
            }
            return known;
        }
    }

    private static Lab convert(JsonNode document, long seed, Draw draw) {
        Sheet sheet = Yaml.convert(Sheet.class, WHERE, document);
        return new Lab(
                sheet.facts,
                new Scenario(List.copyOf(sheet.baseline), sheet.faults),
                sheet.clients,
                sheet.task,
                List.copyOf(sheet.hints),
                sheet.rubric,
                List.copyOf(sheet.solutions),
                List.of(),
                sheet.explanation,
                new Drawing(seed, draw, Set.of()));
    }
}
