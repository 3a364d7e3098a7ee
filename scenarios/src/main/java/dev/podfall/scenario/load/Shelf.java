package dev.podfall.scenario.load;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a lab finds what is not in its own folder: in its world, and else in {@code shared/}.
 *
 * @param world its name; null for a lab that is in none
 */
record Shelf(Source source, String world) {
    private static final String SHARED = "shared/";

    /** The file that such a name stands for, from the catalogue's root; whether there is one or not. */
    String file(String name) {
        String ofWorld = world == null ? "" : Worlds.FOLDER + world + "/" + name;
        return world != null && source.find(ofWorld).isPresent() ? ofWorld : SHARED + name;
    }

    /** The world's own files below a folder of it, sorted. */
    List<String> files(String below) {
        return world == null ? List.of() : new Worlds(source).files(world, "/" + below);
    }

    /** The names of what lies in a folder, without their ending. */
    Set<String> names(String folder, String ending) {
        Set<String> names = new TreeSet<>();
        files(folder).forEach(f -> addName(names, f, ending));
        source.bottomUp().forEach(s -> s.files(SHARED + folder).forEach(f -> addName(names, f, ending)));
        return names;
    }

    private static void addName(Set<String> names, String file, String ending) {
        if (file.endsWith(ending)) {
            names.add(file.substring(file.lastIndexOf('/') + 1, file.length() - ending.length()));
        }
    }
}
