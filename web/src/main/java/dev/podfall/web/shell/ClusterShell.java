package dev.podfall.web.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a person's shell is started so that its kubectl reaches one cluster. Their own start files are read first; a {@code KUBECONFIG}
 * that those set does not count.
 *
 * @param command with its arguments
 * @param environment all of it: nothing else is to be inherited
 */
public record ClusterShell(List<String> command, Map<String, String> environment) {
    /** For what the shell reads at its start; what people may rely on is {@code KUBECONFIG} and {@code PODFALL_ATTEMPT}. */
    private static final String PREFIX = "PODFALL_SHELL_";

    /**
     * An interactive shell: {@code $SHELL}, else bash, else sh.
     *
     * @param environment of the person
     * @param cluster {@code KUBECONFIG}, and what else tells about it
     * @param home Podfall's folder; what the shell reads at its start is written there
     * @throws StartFilesRefused if it cannot be written
     */
    public static ClusterShell of(Map<String, String> environment, Map<String, String> cluster, Path home) {
        var shell = choose(environment);
        var files = StartFiles.in(home);
        var all = new HashMap<>(environment);
        all.putAll(cluster);
        all.put("SHELL", shell.toString());
        all.put("PATH", path(environment, home));
        all.put(PREFIX + "KUBECONFIG", cluster.getOrDefault("KUBECONFIG", ""));
        var command = new ArrayList<>(List.of(shell.toString()));
        switch (shell.getFileName().toString()) {
            case "bash" -> command.addAll(List.of("--rcfile", files.path("bashrc"), "-i"));
            case "zsh" -> {
                all.put(PREFIX + "ZDOTDIR", environment.getOrDefault("ZDOTDIR", environment.getOrDefault("HOME", "")));
                all.put("ZDOTDIR", files.path("zsh"));
                command.add("-i");
            }
            case "fish" -> command.addAll(List.of("--init-command", "source '" + files.path("start.fish") + "'", "-i"));
            case "sh", "dash", "ash", "ksh", "mksh" -> {
                all.put(PREFIX + "ENV", environment.getOrDefault("ENV", ""));
                all.put("ENV", files.path("shrc"));
                command.add("-i");
            }
            default -> {}
        }
        return new ClusterShell(List.copyOf(command), Map.copyOf(all));
    }

    /** The person's own programs first, then those that Podfall has fetched for them. */
    private static String path(Map<String, String> environment, Path home) {
        var own = environment.getOrDefault("PATH", "");
        var fetched = programs(home).toString();
        return own.isEmpty() ? fetched : own + java.io.File.pathSeparator + fetched;
    }

    /** Where programs lie that were fetched for a person who has none of their own. @param home Podfall's folder */
    public static Path programs(Path home) {
        return home.resolve("bin");
    }

    private static Path choose(Map<String, String> environment) {
        return Stream.of(own(environment), onPath("bash", environment), onPath("sh", environment))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Path.of("/bin/sh"));
    }

    private static Optional<Path> own(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("SHELL"))
                .filter(shell -> shell.startsWith("/"))
                .map(Path::of)
                .filter(ClusterShell::isProgram);
    }

    /** Where a program is on the {@code PATH}. */
    public static Optional<Path> onPath(String program, Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .map(folder -> Path.of(folder.isEmpty() ? "." : folder, program))
                .filter(ClusterShell::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path path) {
        return Files.isExecutable(path) && !Files.isDirectory(path);
    }
}
