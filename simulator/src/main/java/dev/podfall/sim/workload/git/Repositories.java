package dev.podfall.sim.workload.git;

import dev.podfall.sim.workload.ProcessContext;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/** The repositories in a directory of the container. */
final class Repositories {
    /** Who moves refs, in logs that nobody keeps. */
    static final PersonIdent SERVER = new PersonIdent("git", "git@localhost", Instant.EPOCH, ZoneOffset.UTC);

    private static final int DEEPEST = 16;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

    private final ProcessContext.Files files;
    private final String root;
    private final Map<String, StoredRepository> known = new HashMap<>();

    Repositories(ProcessContext.Files files, String root) {
        this.files = files;
        this.root = root;
    }

    /** The repository with that name, whether there is one or not. @param name without {@code .git} */
    StoredRepository named(String name) {
        StoredRepository one = known.get(name);
        if (one == null) {
            one = new StoredRepository(files, root + "/" + name + ".git");
            if (one.exists()) {
                known.put(name, one);
            }
        }
        return one;
    }

    /**
     * Makes a repository with one commit of each directory in {@code seeds} that has none yet.
     *
     * @return how many were made
     */
    int seed(String seeds, PersonIdent author) throws IOException {
        int made = 0;
        for (String name : files.list(seeds)) {
            StoredRepository stored = named(name);
            if (name.matches(NAME) && files.isDirectory(seeds + "/" + name) && !stored.exists()) {
                SortedMap<String, byte[]> content = new TreeMap<>();
                collect(seeds + "/" + name, "", content, 0);
                Repository repository = StoredRepository.empty();
                Commit.make(repository, "main", content, author, "Import what runs");
                repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
                stored.save(repository);
                made++;
            }
        }
        return made;
    }

    /** What a ConfigMap's volume has beside its keys begins with two dots. */
    private void collect(String directory, String prefix, Map<String, byte[]> into, int depth) {
        for (String name : files.list(directory)) {
            String path = directory + "/" + name;
            if (name.startsWith("..") || depth > DEEPEST) {
                continue;
            }
            if (files.isDirectory(path)) {
                collect(path, prefix + name + "/", into, depth + 1);
            } else {
                files.read(path).ifPresent(content -> into.put(prefix + name, content));
            }
        }
    }
}
