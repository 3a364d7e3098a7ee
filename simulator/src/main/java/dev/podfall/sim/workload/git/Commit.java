package dev.podfall.sim.workload.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Commits as values: which files a commit has, and a new one that has others. */
final class Commit {
    private static final int MOST_FILES = 2000;

    /** Folders and links, too: a few small trees that name each other ten times over make more than anybody could walk. */
    private static final int MOST_ENTRIES = 4 * MOST_FILES;

    private static final long MOST_BYTES = 16L << 20;

    private Commit() {}

    /**
     * The one before a commit.
     *
     * @throws IllegalArgumentException if there is none
     */
    static ObjectId before(Repository repository, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            if (commit == null || walk.parseCommit(commit).getParentCount() == 0) {
                throw new IllegalArgumentException("there is no commit before the last one");
            }
            return walk.parseCommit(commit).getParent(0);
        }
    }

    /**
     * The regular files of a commit by path; links and submodules are left out.
     *
     * @throws IOException if there are too many
     */
    static SortedMap<String, byte[]> files(Repository repository, ObjectId commit) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long bytes = 0;
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(walk.parseCommit(commit).getTree());
            int entries = 0;
            while (tree.next()) {
                if (++entries > MOST_ENTRIES) {
                    throw new IOException("the tree has more than " + MOST_ENTRIES + " entries");
                }
                if (tree.isSubtree()) {
                    tree.enterSubtree();
                } else if ((tree.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE) {
                    ObjectLoader file = repository.open(tree.getObjectId(0));
                    bytes += file.getSize();
                    if (files.size() >= MOST_FILES || bytes > MOST_BYTES) {
                        throw new IOException("the tree has more than " + MOST_FILES + " files or 16 MiB");
                    }
                    files.put(tree.getPathString(), file.getCachedBytes((int) MOST_BYTES));
                }
            }
        }
        return files;
    }

    /**
     * Makes a commit on top of a branch, and lets the branch lead to it.
     *
     * @param files all that it has
     * @return its id
     */
    static ObjectId make(
            Repository repository, String branch, Map<String, byte[]> files, PersonIdent author, String message)
            throws IOException {
        ObjectId parent = repository.resolve(Constants.R_HEADS + branch);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(inserter, files));
            if (parent != null) {
                commit.setParentId(parent);
            }
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage(message.endsWith("\n") ? message : message + "\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            StoredRepository.set(repository, Constants.R_HEADS + branch, id);
            return id;
        }
    }

    private static ObjectId tree(ObjectInserter inserter, Map<String, byte[]> files) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey().getBytes(StandardCharsets.UTF_8));
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }
}
