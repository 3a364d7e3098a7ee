package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Image;
import dev.podfall.sim.workload.Kernel.Executable;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/** Finds what a command names, with the words of Go's {@code os/exec} when there is nothing. */
final class ExecutablePath {
    private static final int DEEPEST_INTERPRETER = 4;

    private final Image image;
    private final FileTree files;
    private final ContainerFiles seen;
    private final Map<Program, String> paths = new WeakHashMap<>();

    ExecutablePath(Image image, FileTree files, ContainerFiles seen) {
        this.seen = seen;
        this.image = image;
        this.files = files;
    }

    /** The interpreter's words, then the command's own. */
    static List<String> commandLine(Executable executable, List<String> command) {
        if (executable.prefix().isEmpty()) {
            return command;
        }
        List<String> line = new ArrayList<>(executable.prefix());
        line.addAll(command.subList(1, command.size()));
        return line;
    }

    Executable find(String command, String workingDirectory, String path) {
        if (command.contains("/")) {
            return at(FileSystem.resolve(workingDirectory, command), command, 0)
                    .orElseThrow(() -> new StartFailure(
                            "exec: \"" + command + "\": stat " + command + ": no such file or directory"));
        }
        for (String directory : path.split(":")) {
            Optional<Executable> found = at(FileSystem.resolve(directory, command), command, 0);
            if (found.isPresent()) {
                return found.get();
            }
        }
        Supplier<Program> bare = image.programs().get(command);
        if (bare != null) {
            return new Executable(bare.get(), List.of());
        }
        throw new StartFailure("exec: \"" + command + "\": executable file not found in $PATH");
    }

    /** Where a program that was found lies; empty if it is no file. */
    String pathOf(Program program) {
        return paths.getOrDefault(program, "");
    }

    /** What a volume or a writer put in a program's place is another program, or none. */
    private Optional<Executable> at(String given, String command, int depth) {
        String path;
        try {
            path = seen.real(given);
        } catch (FileSystem.Failure unreachable) {
            if (!command.contains("/")) {
                return Optional.empty();
            }
            throw new StartFailure(
                    "exec: \"" + command + "\": " + unreachable.getMessage().toLowerCase(Locale.ROOT));
        }
        Supplier<Program> named = image.programs().get(path);
        if (named != null && files.exists(path) && isAsInImage(path) && seen.allows(path, Credentials.EXECUTE)) {
            Program program = named.get();
            paths.put(program, path);
            return Optional.of(new Executable(program, List.of()));
        }
        Optional<FileSystem.Status> status = files.status(path);
        if (status.isEmpty()) {
            return Optional.empty();
        }
        if (status.get().directory()) {
            if (command.contains("/")) {
                throw new StartFailure("exec: \"" + command + "\": is a directory");
            }
            return Optional.empty();
        }
        if (!seen.allows(path, Credentials.EXECUTE)) {
            throw denied(command);
        }
        return script(path, command, depth);
    }

    private boolean isAsInImage(String path) {
        if (files.mounts().at(path) == null && files.layer().isUntouched(path)) {
            return true;
        }
        return files.read(path)
                .filter(now -> files.layer().isInImage(path, now))
                .isPresent();
    }

    private static StartFailure denied(String command) {
        return new StartFailure("exec: \"" + command + "\": permission denied");
    }

    private Optional<Executable> script(String path, String command, int depth) {
        byte[] content = files.open(path).map(f -> f.read(0, 128)).orElse(new byte[0]);
        String start = new String(content, StandardCharsets.UTF_8);
        if (!start.startsWith("#!") || depth > DEEPEST_INTERPRETER) {
            throw denied(command);
        }
        String[] words =
                start.substring(2).lines().findFirst().orElse("").trim().split("\\s+", 2);
        boolean env = words.length > 1 && words[0].endsWith("/env");
        String interpreter = env ? words[1] : words[0];
        Executable by = env
                ? find(interpreter, "/", "/usr/local/bin:/usr/bin:/bin")
                : at(interpreter, interpreter, depth + 1)
                        .orElseThrow(() -> new StartFailure("exec " + path + ": no such file or directory"));
        List<String> prefix = new ArrayList<>(by.prefix());
        if (prefix.isEmpty()) {
            prefix.add(interpreter);
        }
        if (!env && words.length > 1) {
            prefix.add(words[1]);
        }
        prefix.add(path);
        return Optional.of(new Executable(by.program(), prefix));
    }
}
