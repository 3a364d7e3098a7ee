package dev.podfall.web.shell;

import dev.podfall.engine.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/** What shells read at their start, in {@code PODFALL_HOME/shell}. Written anew when it differs from what this version brings. */
record StartFiles(Path folder) {
    /** Resource, and where it lies in the folder. */
    private static final List<List<String>> FILES = List.of(
            List.of("bashrc", "bashrc"),
            List.of("shrc", "shrc"),
            List.of("start.fish", "start.fish"),
            List.of("zshenv", "zsh/.zshenv"),
            List.of("zshrc", "zsh/.zshrc"));

    static StartFiles in(Path home) {
        var folder = home.resolve("shell");
        try {
            OwnerOnly.folder(folder.resolve("zsh"));
            for (var file : FILES) {
                write(file.get(0), folder.resolve(file.get(1)));
            }
        } catch (IOException e) {
            throw new StartFilesRefused(folder, e);
        }
        return new StartFiles(folder);
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Whole or not at all: a shell may be starting at this moment. */
    private static void write(String resource, Path file) throws IOException {
        byte[] content;
        try (var in = StartFiles.class.getResourceAsStream("/web/shell/" + resource)) {
            content = in.readAllBytes();
        }
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        var fresh = Files.createTempFile(file.getParent(), ".fresh", "");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
