package dev.podfall.engine.image;

import dev.podfall.engine.Progress;
import dev.podfall.program.Main;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The images of the labs for real clusters: {@code fraud-scorer:v1}–{@code v3}, its neighbours, the prober and the image
 * registry, with the names and tags of the simulator's catalogue. One docker-archive a platform holds them all; they
 * share their layers. Built once and kept by content.
 *
 * @param platforms at least one
 */
public record ModelImages(ImageBase base, List<Platform> platforms, Progress progress) {
    private static final String FORMAT = "1";

    public ModelImages {
        platforms = List.copyOf(platforms);
    }

    /** For this machine's processor, on the base that {@link ImageBase#SETTING} names. */
    public static ModelImages usual() {
        return new ModelImages(ImageBase.of(System.getenv()), List.of(Platform.host()), Progress.NONE);
    }

    /** All names with tags, as manifests write them. */
    public static List<String> references() {
        return ModelImage.all().stream().flatMap(i -> i.references().stream()).toList();
    }

    /**
     * The archives, one a platform; those that are there already are not built again.
     *
     * @param cacheDirectory where they are kept; made if need be
     * @throws ImagesNotBuilt with the next step, when they can't be built here
     */
    public List<Path> archives(Path cacheDirectory) {
        List<Path> archives = new ArrayList<>();
        try {
            Files.createDirectories(cacheDirectory);
            Map<String, byte[]> programs = ProgramFiles.read();
            for (Platform platform : platforms) {
                archives.add(archive(cacheDirectory, platform, programs));
            }
        } catch (IOException disk) {
            throw new ImagesNotBuilt(
                    "The images can't be written to " + cacheDirectory + ": " + disk,
                    "Is there room, and may you write there? Some 200 MB are needed while they are built.",
                    disk);
        }
        return archives;
    }

    /**
     * Puts the images into a registry, for all platforms, with the credentials of Docker's configuration.
     *
     * @param prefix what stands for {@code registry.ml.internal}, such as {@code registry.example.com/podfall}
     * @return all names with tags
     * @throws ImagesNotBuilt with the next step, when that does not work
     */
    public List<String> push(String prefix) {
        platforms.forEach(this::refuseForeign);
        List<String> names = new ArrayList<>();
        try {
            Path work = Files.createTempDirectory("podfall-images-");
            try {
                ImageBuilder builder = new ImageBuilder(
                        base, platforms, new Layers(work).of(base, ProgramFiles.read()), work.resolve("cache"));
                for (ModelImage image : ModelImage.all()) {
                    ModelImage there = image.below(prefix);
                    progress.report("images", "Pushing " + there.reference(), Progress.State.started, 0);
                    builder.push(there);
                    names.addAll(there.references());
                }
            } finally {
                remove(work);
            }
        } catch (IOException disk) {
            throw new ImagesNotBuilt("The images can't be pushed: " + disk, "Is there room for temporary files?", disk);
        }
        return names;
    }

    private void refuseForeign(Platform platform) {
        if (base instanceof ImageBase.Jlink && platform != Platform.host()) {
            throw new ImagesNotBuilt(
                    "A base for " + platform + " can't be assembled on a machine that is " + Platform.host() + ".",
                    "Run this on such a machine, or choose the base jre, which comes for both.",
                    null);
        }
    }

    private Path archive(Path cache, Platform platform, Map<String, byte[]> programs) throws IOException {
        refuseForeign(platform);
        Path archive =
                cache.resolve("podfall-images-" + platform.architecture() + "-" + key(platform, programs) + ".tar");
        try (FileChannel lockFile = FileChannel.open(
                        cache.resolve("images.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lockFile.lock()) {
            if (!Files.exists(archive)) {
                build(archive, platform, programs);
            }
        }
        return archive;
    }

    private void build(Path archive, Platform platform, Map<String, byte[]> programs) throws IOException {
        long begun = System.nanoTime();
        String text = "Building the images for " + platform;
        progress.report("images", text, Progress.State.started, 0);
        Path work = Files.createTempDirectory(archive.getParent(), "building-");
        try {
            ImageBuilder builder = new ImageBuilder(
                    base, List.of(platform), new Layers(work).of(base, programs), work.resolve("cache"));
            Path whole = work.resolve("whole.tar");
            try (SharedArchive shared = new SharedArchive(Files.newOutputStream(whole))) {
                for (ModelImage image : ModelImage.all()) {
                    Path one = work.resolve("one.tar");
                    builder.build(image, one);
                    shared.add(one);
                    Files.delete(one);
                }
            }
            Files.move(whole, archive, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(work);
        }
        progress.report("images", text, Progress.State.done, (System.nanoTime() - begun) / 1_000_000);
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Changes with everything that goes into an image. */
    private String key(Platform platform, Map<String, byte[]> programs) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            String about = FORMAT + " " + base + " " + platform + " " + Main.JVM_FLAGS + " " + ModelImage.all() + " "
                    + (base instanceof ImageBase.Jlink ? JlinkRuntime.identity() : "");
            sha.update(about.getBytes(StandardCharsets.UTF_8));
            programs.forEach((name, content) -> {
                sha.update(name.getBytes(StandardCharsets.UTF_8));
                sha.update(content);
            });
            return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
