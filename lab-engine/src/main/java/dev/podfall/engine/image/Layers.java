package dev.podfall.engine.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The layers that all images share: the base's files, if it is assembled here, and the programs. */
final class Layers {
    /** The user of all images. */
    static final String USER = "65532:65532";

    private static final Instant TIME = Instant.ofEpochSecond(1);
    private static final FilePermissions ORDINARY = FilePermissions.fromOctalString("644");
    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
    private static final FilePermissions FOR_ALL = FilePermissions.fromOctalString("777");

    private static final Map<String, String> SYSTEM = Map.of(
            "etc/passwd",
            "root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/app:/sbin/nologin\n",
            "etc/group",
            "root:x:0:\nnonroot:x:65532:\n",
            "etc/nsswitch.conf",
            "passwd: files\ngroup: files\nhosts: files dns\n");

    private final Path staging;

    /** @param staging an empty directory for files that are made */
    Layers(Path staging) {
        this.staging = staging;
    }

    List<FileEntriesLayer> of(ImageBase base, Map<String, byte[]> programs) throws IOException {
        List<FileEntriesLayer> layers = new ArrayList<>();
        if (base instanceof ImageBase.Jlink) {
            Map<String, Path> runtime = JlinkRuntime.make(staging.resolve("jre"));
            layers.add(layer("system", system(NativeLibraries.of(runtime))));
            layers.add(layer("runtime", runtime));
        }
        Map<String, Path> app = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : programs.entrySet()) {
            app.put("/app/" + file.getKey(), put("app/" + file.getKey(), file.getValue()));
        }
        layers.add(layer("programs", app));
        return layers;
    }

    private Map<String, Path> system(Map<String, Path> libraries) throws IOException {
        Map<String, Path> files = new TreeMap<>(libraries);
        for (Map.Entry<String, String> file : SYSTEM.entrySet()) {
            files.put("/" + file.getKey(), put(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)));
        }
        files.put("/tmp", Files.createDirectories(staging.resolve("empty")));
        return files;
    }

    private Path put(String name, byte[] content) throws IOException {
        Path file = staging.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static FileEntriesLayer layer(String name, Map<String, Path> files) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        files.forEach((path, file) -> layer.addEntry(file, AbsoluteUnixPath.get(path), permissions(path, file), TIME));
        return layer.build();
    }

    private static FilePermissions permissions(String path, Path file) {
        if (path.equals("/tmp")) {
            return FOR_ALL;
        }
        boolean runs = path.contains("/bin/") || path.contains(".so") || path.endsWith("jspawnhelper");
        return Files.isDirectory(file) || runs ? EXECUTABLE : ORDINARY;
    }
}
