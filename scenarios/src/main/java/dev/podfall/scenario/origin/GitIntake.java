package dev.podfall.scenario.origin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The newest commit of a Git repository, without its history: cloned bare, and its files taken out one by one. No checkout, no filter,
 * no hook, no submodule, no link.
 */
final class GitIntake {
    private static final int SECONDS = 60;
    private static final long MOST_BYTES = 50L << 20;
    private static final String NEXT = "Name the https: or file: URL of a repository that anybody may read.";

    private GitIntake() {}

    /** @param scratch a folder that is there, for what is fetched */
    static Intake read(String url, Path scratch) {
        Path bare = scratch.resolve("bare.git");
        Limits limits = new Limits(bare);
        try (Git git = Git.cloneRepository()
                .setURI(url)
                .setDirectory(bare.toFile())
                .setBare(true)
                .setDepth(1)
                .setNoTags()
                .setCloneSubmodules(false)
                .setTimeout(SECONDS)
                .setProgressMonitor(limits)
                .call()) {
            Intake intake = taken(git.getRepository());
            if (!intake.findings().isEmpty()) {
                throw new OriginRefused(url + " is not taken:", intake.findings(), "Ask who keeps it to correct that.");
            }
            return intake;
        } catch (GitAPIException | IOException | RuntimeException failure) {
            if (failure instanceof OriginRefused refused) {
                throw refused;
            }
            String why = limits.isCancelled()
                    ? "it is larger than 50 MiB, or takes longer than two minutes"
                    : reason(failure);
            throw new OriginRefused(url + " cannot be fetched: " + why + ".", NEXT);
        } finally {
            delete(scratch);
        }
    }

    private static Intake taken(Repository repository) throws IOException {
        Intake intake = new Intake();
        ObjectId head = repository.resolve("HEAD");
        if (head == null) {
            intake.refuse("It has no commit.");
            return intake;
        }
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk files = new TreeWalk(repository)) {
            files.addTree(walk.parseCommit(head).getTree());
            files.setRecursive(true);
            boolean more = true;
            while (more && files.next()) {
                more = take(repository, files, intake);
            }
        }
        return intake;
    }

    private static boolean take(Repository repository, TreeWalk files, Intake intake) throws IOException {
        FileMode mode = files.getFileMode();
        if (mode.equals(FileMode.SYMLINK) || mode.equals(FileMode.GITLINK)) {
            intake.refuse(files.getPathString() + " is a link or a submodule.");
            return true;
        }
        ObjectLoader blob = repository.open(files.getObjectId(0));
        try (InputStream in = blob.openStream()) {
            return intake.take(files.getPathString(), in);
        }
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause() instanceof ConfigInvalidException ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").replaceFirst("[.]$", "");
    }

    /** Gives up on what takes too much room or time. */
    private static final class Limits extends EmptyProgressMonitor {
        private final Path folder;
        private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2L * SECONDS);
        private boolean over;

        Limits(Path folder) {
            this.folder = folder;
        }

        @Override
        public boolean isCancelled() {
            over = over || System.nanoTime() > end || size() > MOST_BYTES;
            return over;
        }

        private long size() {
            long[] sum = {0};
            try {
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        sum[0] += attributes.size();
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException notYet) {
                return sum[0];
            }
            return sum[0];
        }
    }

    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path each, IOException e) throws IOException {
                    Files.delete(each);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException leftBehind) {
            folder.toFile().deleteOnExit();
        }
    }
}
