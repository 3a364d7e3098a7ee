package dev.podfall.scenario.load;

import dev.podfall.scenario.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The worlds that labs may happen in: {@code worlds/NAME}, of an author's own or of what comes with Podfall. An author's own
 * takes the place of one of its name as a whole: nothing of two is mixed.
 */
public final class Worlds {
    static final String FOLDER = "worlds/";

    private static final String FILE = "world.yaml";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,48}[a-z0-9])?");

    private static final int LONGEST = 50;

    private final Source source;

    public Worlds(Source source) {
        this.source = source;
    }

    /** All names, sorted; also of those that cannot be read. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        source.bottomUp().forEach(s -> names.addAll(namesIn(s)));
        return names;
    }

    /** The names of those in an author's own folder, or of all where it is Podfall's. */
    public Set<String> own() {
        return namesIn(source);
    }

    /** The one that comes with Podfall, if an author's own takes its place. */
    public Optional<World> beneath(String name) {
        List<Source> all = source.bottomUp();
        return all.size() > 1
                        && namesIn(source).contains(name)
                        && namesIn(all.get(0)).contains(name)
                ? Optional.of(new Worlds(all.get(0)).read(name))
                : Optional.empty();
    }

    private static Set<String> namesIn(Source source) {
        Set<String> names = new TreeSet<>();
        source.files("worlds")
                .forEach(f -> names.add(f.substring(FOLDER.length()).replaceFirst("/.*", "")));
        return names;
    }

    /** Its {@code world.yaml}. @throws UnreadableData if there is none, or it is not what it should be */
    public World read(String name) {
        return read(FOLDER + name, name);
    }

    /** The same for somebody who asks for it. @param by the file that names it */
    World read(String by, String name) {
        owner(by, name);
        String file = FOLDER + name + "/" + FILE;
        return Yaml.read(World.class, file, source.read(file));
    }

    /** Its files below a folder of its own, sorted, from the catalogue's root. @throws UnreadableData as above */
    public List<String> files(String name, String below) {
        return owner(FOLDER + name, name).files(FOLDER + name + below);
    }

    private Source owner(String by, String name) {
        if (!NAME.matcher(name).matches()) {
            throw unknown(by, name);
        }
        List<Source> owners = source.bottomUp().stream()
                .filter(s -> !s.files(FOLDER + name).isEmpty())
                .toList();
        if (owners.isEmpty()) {
            throw unknown(by, name);
        }
        return owners.get(owners.size() - 1);
    }

    private UnreadableData unknown(String by, String name) {
        List<String> meant = Nearest.to(name, names());
        return new UnreadableData(
                by,
                "there is no world \"" + brief(name) + "\""
                        + (meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?"),
                "Use one of: " + String.join(", ", names()) + "; or write worlds/NAME/" + FILE
                        + " (small letters, digits and hyphens).",
                null);
    }

    private static String brief(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }
}
