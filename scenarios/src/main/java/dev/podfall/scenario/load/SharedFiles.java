package dev.podfall.scenario.load;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lab need not write itself: claims that a rubric uses, manifests that a baseline includes, and whatever else lies beside them.
 * Files of a world come before those of {@code shared/} that are called the same.
 */
public final class SharedFiles {
    private static final String SHARED = "shared/";
    private static final Pattern TITLE = Pattern.compile("(?m)^(?:title: |# )(.+)$");
    private static final Pattern GUARD = Pattern.compile("(?m)^severity:");

    private final Source source;
    private final Shelf shelf;

    /** @param world its name; null for what all labs have */
    public SharedFiles(Source source, String world) {
        this.source = source;
        this.shelf = new Shelf(source, world);
    }

    /**
     * One of them.
     *
     * @param name as a lab says it: an id to {@code use}, a file to {@code include}
     * @param what a claim's title or a manifest's first comment; empty where it has none
     */
    public record Entry(String name, What kind, String what) {}

    /** What it is good for. */
    public enum What {
        /** To {@code use} among the criteria. */
        criterion,
        /** To {@code use} among the guards. */
        guard,
        /** To {@code include}. */
        file
    }

    /** All, claims first. @throws UnreadableData if there is no such world */
    public List<Entry> all() {
        Set<String> paths = new TreeSet<>();
        source.bottomUp().forEach(s -> s.files("shared").forEach(f -> paths.add(f.substring(SHARED.length()))));
        shelf.files("").forEach(f -> paths.add(f.split("/", 3)[2]));
        return paths.stream()
                .map(this::entry)
                .sorted(Comparator.comparing(Entry::kind).thenComparing(Entry::name))
                .toList();
    }

    /** The text of one. @throws UnreadableData with the nearest names, if there is none */
    public String read(String name) {
        List<String> names = all().stream().map(Entry::name).toList();
        if (!names.contains(name)) {
            List<String> meant = Nearest.to(name, Set.copyOf(names));
            throw new UnreadableData(
                    name,
                    "nothing shared has this name"
                            + (meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?"),
                    "Take one that podfall author shared lists; --world NAME lists a world's, too.",
                    null);
        }
        return source.read(shelf.file(pathOf(name)));
    }

    private String pathOf(String name) {
        String claim = "claims/" + name + ".yaml";
        return source.find(shelf.file(claim)).isPresent() ? claim : name;
    }

    private Entry entry(String path) {
        String text = source.read(shelf.file(path));
        Matcher title = TITLE.matcher(text);
        String what = title.find() ? title.group(1) : "";
        if (!path.startsWith("claims/") || !path.endsWith(".yaml")) {
            return new Entry(path, What.file, what);
        }
        String id = path.substring("claims/".length(), path.length() - ".yaml".length());
        return new Entry(id, GUARD.matcher(text).find() ? What.guard : What.criterion, what);
    }
}
