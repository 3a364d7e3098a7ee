package dev.podfall.engine.image;

import dev.podfall.engine.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Our images on a base of our own. To build them takes long, so that all tests of a process that only read them share them. */
final class OwnImages {
    static final ModelImages IMAGES = new ModelImages(new ImageBase.Jlink(), List.of(Platform.host()), Progress.NONE);

    private static Path folder;

    private OwnImages() {}

    /** A folder with nothing in it but what {@link ModelImages#archives} leaves. */
    static synchronized Path folder() throws IOException {
        if (folder == null) {
            Path fresh = Files.createTempDirectory("own-images");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(fresh)));
            IMAGES.archives(fresh);
            folder = fresh;
        }
        return folder;
    }

    private static void remove(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
