package dev.podfall.engine.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Port;
import dev.podfall.program.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** Builds one image into a docker-archive of its own. Times are fixed: the same input gives the same bytes. */
final class ImageBuilder {
    private static final Instant CREATED = Instant.ofEpochSecond(1);
    private static final int PORT = 8080;
    private static final String SOURCE = "org.opencontainers.image.";

    private final ImageBase base;
    private final Platform platform;
    private final List<FileEntriesLayer> layers;
    private final Path cache;

    ImageBuilder(ImageBase base, Platform platform, List<FileEntriesLayer> layers, Path cache) {
        this.base = base;
        this.platform = platform;
        this.layers = layers;
        this.cache = cache;
    }

    void build(ModelImage image, Path tar) throws IOException {
        try {
            Containerizer target = Containerizer.to(TarImage.at(tar).named(image.reference()))
                    .setOfflineMode(base instanceof ImageBase.Jlink)
                    .setAllowInsecureRegistries(isLocal())
                    .setBaseImageLayersCache(cache.resolve("base"))
                    .setApplicationLayersCache(cache.resolve("layers"))
                    .setToolName("podfall");
            image.tags().forEach(target::withAdditionalTag);
            described(image).containerize(target);
        } catch (RegistryException | ExecutionException | CacheDirectoryCreationException failed) {
            throw unreachable(failed);
        } catch (InvalidImageReferenceException wrong) {
            throw new ImagesNotBuilt(
                    "\"" + base + "\" is no image reference.",
                    "Set " + ImageBase.SETTING + " to jlink, jre, or a reference such as " + ImageBase.PUBLIC_JRE + ".",
                    wrong);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ImagesNotBuilt("Building the images was interrupted.", "Start again.", stopped);
        }
    }

    /** Only a registry on this machine may speak without TLS. */
    private boolean isLocal() {
        return base instanceof ImageBase.Registry registry
                && registry.reference().matches("(localhost|127\\.0\\.0\\.1):.*");
    }

    private ImagesNotBuilt unreachable(Exception failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new ImagesNotBuilt(
                "The images can't be built on " + base + ": " + cause.getMessage(),
                base instanceof ImageBase.Registry
                        ? "Is there a network, is there a proxy? Set " + ImageBase.SETTING
                                + "=jlink to need none, or name another image with a Java 17."
                        : "Is there room on the disk?",
                failed);
    }

    private JibContainerBuilder described(ModelImage image) throws InvalidImageReferenceException {
        JibContainerBuilder builder = base instanceof ImageBase.Registry registry
                ? Jib.from(RegistryImage.named(registry.reference()))
                : Jib.fromScratch();
        layers.forEach(builder::addFileEntriesLayer);
        return builder.setPlatforms(
                        Set.of(new com.google.cloud.tools.jib.api.buildplan.Platform(platform.architecture(), "linux")))
                .setEntrypoint(entrypoint(image))
                .setEnvironment(environment(image))
                .setExposedPorts(Port.tcp(PORT))
                .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
                .setUser(Layers.USER)
                .setLabels(Map.of(
                        SOURCE + "title",
                        image.program(),
                        SOURCE + "version",
                        image.tags().get(0),
                        SOURCE + "vendor",
                        "Podfall",
                        SOURCE + "licenses",
                        "Apache-2.0"))
                .setCreationTime(CREATED);
    }

    /** A base from a registry has a search path of its own. */
    private Map<String, String> environment(ModelImage image) {
        Map<String, String> environment = new TreeMap<>(image.environment());
        if (base instanceof ImageBase.Jlink) {
            environment.put("PATH", "/jre/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        }
        return environment;
    }

    private List<String> entrypoint(ModelImage image) {
        List<String> words = new ArrayList<>(List.of(base.java()));
        words.addAll(Main.JVM_FLAGS);
        words.addAll(List.of("-cp", "/app/classes:/app/lib/*", Main.class.getName(), image.program()));
        return words;
    }
}
