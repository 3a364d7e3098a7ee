package dev.podfall.sim.workload.git;

import dev.podfall.sim.workload.ProcessContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;

/**
 * A bare repository in a container's files, as Git lays it out: {@code HEAD}, {@code packed-refs}, and one pack of everything that
 * is reachable. It is read as a whole and written as a whole, so a volume holds all that there is of it; the last one that was read is
 * kept as long as its files say the same.
 */
final class StoredRepository {
    /** What a repository may take, packed. */
    static final int MOST_BYTES = 8 << 20;

    private static final int MOST_REFS = 1000;

    private final ProcessContext.Files files;
    private final String directory;
    private Opened last;

    StoredRepository(ProcessContext.Files files, String directory) {
        this.files = files;
        this.directory = directory;
    }

    boolean exists() {
        return files.read(directory + "/HEAD").isPresent();
    }

    /**
     * The repository in memory. What is changed in it lasts once it is {@link #save saved}.
     *
     * @throws IOException if the files are not those of a repository
     */
    Repository open() throws IOException {
        State state = new State(text("HEAD"), text("packed-refs"));
        if (last == null || !last.state().equals(state)) {
            last = new Opened(state, read(state));
        }
        return last.repository();
    }

    /** Forgets what was read: what was changed in memory is lost. */
    void discard() {
        last = null;
    }

    private String text(String name) {
        return files.read(directory + "/" + name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    private Repository read(State state) throws IOException {
        InMemoryRepository repository = empty();
        Optional<byte[]> pack = pack().flatMap(name -> files.read(packs() + "/" + name));
        if (pack.isPresent()) {
            PackBounds.check(pack.get(), 0);
            parse(repository, pack.get());
        }
        List<String> lines = state.refs().lines().limit(MOST_REFS).toList();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length == 2 && ObjectId.isId(words[0]) && Repository.isValidRefName(words[1])) {
                set(repository, words[1], ObjectId.fromString(words[0]));
            }
        }
        String head = state.head().strip();
        repository
                .updateRef(Constants.HEAD)
                .link(head.startsWith("ref: ") ? head.substring("ref: ".length()) : "refs/heads/main");
        return repository;
    }

    /** A repository in memory with nothing in it. */
    static InMemoryRepository empty() {
        return new InMemoryRepository(new DfsRepositoryDescription());
    }

    /** Takes the objects of a pack in. */
    static void parse(Repository repository, byte[] pack) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            inserter.newPackParser(new ByteArrayInputStream(pack))
                    .parse(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE);
            inserter.flush();
        }
    }

    /** Lets a ref lead to an object, whatever it led to. */
    static void set(Repository repository, String ref, ObjectId to) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setNewObjectId(to);
        update.setForceUpdate(true);
        update.disableRefLog();
        RefUpdate.Result result = update.forceUpdate();
        if (result == RefUpdate.Result.REJECTED || result == RefUpdate.Result.LOCK_FAILURE) {
            throw new IOException("cannot update ref '" + ref + "'");
        }
    }

    /**
     * Writes it down.
     *
     * @throws IOException if it has become too large, or has too many refs; nothing is written then
     */
    void save(Repository repository) throws IOException {
        Set<ObjectId> tips = new HashSet<>();
        StringBuilder refs = new StringBuilder();
        List<Ref> all = repository.getRefDatabase().getRefs();
        if (all.size() > MOST_REFS) {
            throw new IOException("the repository would have more than " + MOST_REFS + " refs");
        }
        for (Ref ref : all) {
            if (!ref.isSymbolic() && ref.getObjectId() != null) {
                tips.add(ref.getObjectId());
                refs.append(ref.getObjectId().name())
                        .append(' ')
                        .append(ref.getName())
                        .append('\n');
            }
        }
        Ref head = repository.exactRef(Constants.HEAD);
        String leads = head == null || !head.isSymbolic()
                ? "refs/heads/main"
                : head.getTarget().getName();
        write(tips, repository);
        files.write(directory + "/packed-refs", refs.toString().getBytes(StandardCharsets.UTF_8));
        files.write(directory + "/HEAD", ("ref: " + leads + "\n").getBytes(StandardCharsets.UTF_8));
        discard();
    }

    private void write(Set<ObjectId> tips, Repository repository) throws IOException {
        Optional<String> before = pack();
        if (!tips.isEmpty()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            String name;
            try (PackWriter writer = new PackWriter(packing(), repository.newObjectReader())) {
                writer.setDeltaBaseAsOffset(true);
                writer.preparePack(NullProgressMonitor.INSTANCE, tips, Set.of());
                writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
                name = "pack-" + writer.computeName().name() + ".pack";
            }
            if (out.size() > MOST_BYTES) {
                throw new IOException("the repository would be larger than " + (MOST_BYTES >> 20) + " MiB");
            }
            files.write(packs() + "/" + name, out.toByteArray());
            before = before.filter(old -> !old.equals(name));
        }
        before.ifPresent(old -> files.delete(packs() + "/" + old));
    }

    /** How packs are made: in this thread. */
    static PackConfig packing() {
        PackConfig config = new PackConfig();
        config.setThreads(1);
        return config;
    }

    private String packs() {
        return directory + "/objects/pack";
    }

    private Optional<String> pack() {
        return files.list(packs()).stream().filter(n -> n.endsWith(".pack")).findFirst();
    }

    /** What the files say of where refs lead. */
    private record State(String head, String refs) {}

    private record Opened(State state, Repository repository) {}
}
