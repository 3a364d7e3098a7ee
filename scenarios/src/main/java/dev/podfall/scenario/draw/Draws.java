package dev.podfall.scenario.draw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * What can be drawn, by name: {@code draws.yaml}. Alternatives are scalars, lists or mappings, and may have placeholders for
 * what is declared above them.
 *
 * @param lab the lab's id
 * @param alternatives by name, in the order in which they are declared
 */
public record Draws(String lab, Map<String, List<JsonNode>> alternatives) {
    /** What a name may be, as a regular expression. */
    public static final String NAME = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private static final Pattern NAMED = Pattern.compile(NAME);
    private static final int LONGEST_NAME = 63;
    private static final int MOST_OF_ONE = 100;
    private static final int MOST = 500;
    private static final Set<String> OF_GO = Set.of("end", "else", "break", "continue");

    public Draws {
        alternatives = new LinkedHashMap<>(alternatives);
    }

    /** None. */
    public static Draws none(String lab) {
        return new Draws(lab, Map.of());
    }

    /**
     * These, and those of a file. One of a name that is there already takes its place.
     *
     * @throws DrawsDoNotFit if the file holds something else than lists of alternatives by name
     */
    public Draws and(ObjectNode declared) {
        Map<String, List<JsonNode>> all = new LinkedHashMap<>(alternatives);
        declared.properties().forEach(e -> all.put(named(e.getKey()), list(e.getKey(), e.getValue())));
        return new Draws(lab, all).limited();
    }

    private Draws limited() {
        alternatives.forEach((name, all) -> {
            if (all.size() > MOST_OF_ONE) {
                throw new DrawsDoNotFit(
                        "the draw \"" + name + "\" has " + all.size() + " alternatives",
                        "Leave " + MOST_OF_ONE + " or fewer.");
            }
        });
        int sum = alternatives.values().stream().mapToInt(List::size).sum();
        if (sum > MOST) {
            throw new DrawsDoNotFit(
                    "the draws have " + sum + " alternatives together",
                    "Leave " + MOST + " or fewer, the shared ones among them.");
        }
        return this;
    }

    private static String named(String name) {
        if (name.length() > LONGEST_NAME || !NAMED.matcher(name).matches() || OF_GO.contains(name)) {
            throw new DrawsDoNotFit(
                    "\"" + brief(name) + "\" is no name for a draw",
                    "Use small letters, digits and hyphens, 63 at most: probe-port. Words of Go's templates (end, else) are taken.");
        }
        return name;
    }

    private static String brief(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private static List<JsonNode> list(String name, JsonNode value) {
        List<JsonNode> all = new ArrayList<>();
        value.forEach(all::add);
        if (!value.isArray() || all.isEmpty() || all.stream().anyMatch(JsonNode::isNull)) {
            throw new DrawsDoNotFit(
                    "the draw \"" + name + "\" is no list of alternatives", "Write it as " + name + ": [this, that].");
        }
        return List.copyOf(all);
    }

    /** The same without those whose names are not among these. */
    public Draws only(Set<String> names) {
        Map<String, List<JsonNode>> some = new LinkedHashMap<>(alternatives);
        some.keySet().retainAll(names);
        return new Draws(lab, some);
    }

    /** What a choice puts into the files. @throws DrawsDoNotFit if an alternative has a placeholder that nothing fills */
    public Placeholders drawn(Pick pick) {
        Placeholders values = Placeholders.none();
        values.declare(alternatives.keySet());
        alternatives.forEach((name, all) -> values.add(name, all.get(pick.of(name, all.size()))));
        return values;
    }

    /** Which alternatives a choice takes; those of which there is but one are left out. */
    public Draw draw(Pick pick) {
        return draw(brief(), pick);
    }

    private static Draw draw(Map<String, List<String>> brief, Pick pick) {
        Map<String, String> chosen = new TreeMap<>();
        brief.forEach((name, all) -> chosen.put(name, all.get(pick.of(name, all.size()))));
        return new Draw(chosen);
    }

    /** The alternatives as a {@link Draw} names them, by name; those of which there is but one are left out. */
    public Map<String, List<String>> brief() {
        Map<String, List<String>> brief = new TreeMap<>();
        alternatives.forEach((name, all) -> {
            if (all.size() > 1) {
                brief.put(name, all.stream().map(Draw::brief).toList());
            }
        });
        return brief;
    }

    /** As {@link #draw(Pick)}, by a seed. */
    public Draw draw(long seed) {
        return bySeed().apply(seed);
    }

    /** As {@link #draw(long)}, for whoever looks at many seeds. */
    public LongFunction<Draw> bySeed() {
        Map<String, List<String>> brief = brief();
        return seed -> draw(brief, Pick.bySeed(lab, seed));
    }

    /** How many different draws there are; the largest number if there are more. */
    public long size() {
        long size = 1;
        for (List<String> all : brief().values()) {
            if (size > Long.MAX_VALUE / all.size()) {
                return Long.MAX_VALUE;
            }
            size *= all.stream().distinct().count();
        }
        return size;
    }
}
