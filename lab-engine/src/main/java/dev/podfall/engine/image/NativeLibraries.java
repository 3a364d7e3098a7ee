package dev.podfall.engine.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The C library, the loader and what else the runtime's binaries are linked with, as {@code ldd} tells. */
final class NativeLibraries {
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)$");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Loaded by the C library at run time, to look names up. Newer ones have these built in. */
    private static final List<String> LOOK_UPS = List.of("libnss_dns.so.2", "libnss_files.so.2", "libresolv.so.2");

    private NativeLibraries() {}

    /** Files by their path in the image, which is where the loader looks for them. */
    static Map<String, Path> of(Map<String, Path> runtime) throws IOException {
        List<String> command = new ArrayList<>(List.of("ldd"));
        runtime.forEach((name, file) -> {
            if (name.endsWith(".so") || name.equals("/jre/bin/java")) {
                command.add(file.toString());
            }
        });
        Map<String, Path> libraries = new TreeMap<>();
        Path runtimeDirectory = runtime.get("/jre/bin/java").getParent().getParent();
        Matcher line = LINE.matcher(output(command));
        while (line.find()) {
            Path library = Path.of(line.group(1)).normalize();
            if (!library.startsWith(runtimeDirectory)) {
                libraries.put(library.toString(), library.toRealPath());
            }
        }
        List.copyOf(libraries.keySet()).stream()
                .filter(p -> p.endsWith("/libc.so.6"))
                .flatMap(p -> LOOK_UPS.stream().map(Path.of(p)::resolveSibling))
                .filter(Files::isRegularFile)
                .forEach(p -> libraries.put(p.toString(), p));
        return libraries;
    }

    private static String output(List<String> command) {
        try {
            return Command.run(command, PATIENCE).said();
        } catch (IOException missing) {
            throw new ImagesNotBuilt(
                    "ldd can't be run; it says what the Java runtime is linked with.",
                    "Install ldd (Debian: libc-bin), or set " + ImageBase.SETTING + "=jre.",
                    missing);
        }
    }
}
