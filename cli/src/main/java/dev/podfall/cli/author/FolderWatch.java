package dev.podfall.cli.author;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Tells when a file below a folder is made, saved or deleted. Follows no link. */
final class FolderWatch implements AutoCloseable {
    /** Editors write a file in several steps, and save several files at once. */
    private static final long QUIET_MILLIS = 200;

    private final Path root;
    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();

    FolderWatch(Path root) {
        this.root = root;
        try {
            this.service = FileSystems.getDefault().newWatchService();
            watch(root);
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "folder-not-watched",
                    "The folder " + root + " cannot be watched: " + Home.reason(e) + ".",
                    "Look at it as often as you like instead: podfall author dev --once");
        }
    }

    /** Waits for a change, for that long at most. @return which files, from the root; none when nothing changed */
    Set<Path> changes(long millis) {
        Set<Path> changed = new HashSet<>();
        try {
            WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
            while (key != null) {
                take(key, changed);
                key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return changed;
    }

    private void take(WatchKey key, Set<Path> changed) {
        Path folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            // Of an overflow nobody knows what it was: all may have changed.
            Path path = event.context() instanceof Path name ? folder.resolve(name) : root;
            changed.add(root.relativize(path));
            if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE) {
                watchNew(path);
            }
        }
        if (!key.reset()) {
            folders.remove(key);
        }
    }

    private void watchNew(Path path) {
        try {
            watch(path);
        } catch (IOException goneAgain) {
            // Its parent tells of that.
        }
    }

    private void watch(Path from) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.getFileName() != null
                        && folder.getFileName().toString().equals(".git")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                folders.put(
                        folder.register(
                                service,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE),
                        folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw CommandFailed.environment(
                    "folder-not-watched", "The watch on " + root + " cannot be ended: " + Home.reason(e) + ".", "");
        }
    }
}
