package dev.podfall.cli.machine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Progress;
import dev.podfall.cli.server.Verb;
import dev.podfall.engine.image.ImageBase;
import dev.podfall.engine.image.ModelImages;
import dev.podfall.engine.image.Platform;
import dev.podfall.error.PodfallException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Builds the labs' images: the model server, its neighbours and the prober, as one docker-archive for each "
                    + "platform. What is there already is not built again.",
            "A kind cluster gets them by itself; other clusters need them by hand, or from a registry."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall images build                             for this machine, without a network",
            "  podfall images build --to /tmp/images            into a folder of your own",
            "  podfall images build --base jre --platform linux/amd64,linux/arm64",
            "  podfall images build --push registry.example.com/podfall",
            "  podfall images build -o json"
        })
final class ImagesBuildVerb extends Verb {
    @Option(names = "--to", paramLabel = "DIR", description = "Where to (default: the folder images in Podfall's own).")
    private Path directory;

    @Option(
            names = "--base",
            paramLabel = "BASE",
            description = {
                "What they stand on: jlink (default), a Java made of this JDK with the C library of this machine; jre, a "
                        + "public image from a registry, pinned by digest; or an image of your own with Java 17.",
                "The variable PODFALL_IMAGE_BASE says the same."
            })
    private String base;

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            split = ",",
            description =
                    "linux/amd64, linux/arm64 or both (default: this machine's). jlink can do this machine's only.")
    private List<String> platforms = List.of();

    @Option(
            names = "--push",
            paramLabel = "PREFIX",
            description =
                    "Puts them into a registry instead, as PREFIX/NAME:TAG, with the credentials of docker login.")
    private String prefix;

    @Override
    protected void run() {
        if (directory == null && prefix == null) {
            home().make();
        }
        try (Progress progress = console().progress()) {
            dev.podfall.engine.Progress shown = (phase, text, state, millis) -> {
                if (state == dev.podfall.engine.Progress.State.started) {
                    progress.step(text);
                }
            };
            List<Platform> wanted = platforms.isEmpty()
                    ? List.of(Platform.host())
                    : platforms.stream().map(Platform::of).toList();
            ImageBase chosen = base == null ? ImageBase.of(System.getenv()) : ImageBase.named(base);
            ModelImages images = new ModelImages(chosen, wanted, shown);
            if (prefix != null) {
                List<String> names = images.push(prefix);
                progress.close();
                tellPushed(names);
            } else {
                List<Path> archives = images.archives(target());
                progress.close();
                tell(chosen, wanted, archives);
            }
        } catch (PodfallException no) {
            throw new CommandFailed(no.category().name(), no.code(), no.getMessage(), no.next());
        }
    }

    private Path target() {
        return directory == null
                ? home().folder().resolve("images")
                : directory.toAbsolutePath().normalize();
    }

    private void tellPushed(List<String> names) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("prefix", prefix);
        names.forEach(tree.withArray("images")::add);
        if (!printedJson(tree)) {
            names.forEach(console()::line);
            console().note("In existing.yaml:  images: " + prefix);
        }
    }

    private void tell(ImageBase chosen, List<Platform> wanted, List<Path> archives) {
        if (printedJson(tree(chosen, wanted, archives))) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < archives.size(); i++) {
            rows.add(List.of(
                    archives.get(i).toString(), wanted.get(i).toString(), size(archives.get(i)) / (1 << 20) + " MiB"));
        }
        console().table(List.of("ARCHIVE", "PLATFORM", "SIZE"), rows);
        String archive = archives.get(0).toString();
        console().line("");
        console().line("To load them:");
        console().line("  Docker       docker load -i " + archive);
        console().line("  kind         kind load image-archive " + archive);
        console().line("  minikube     minikube image load " + archive);
        console().line("  k3s          k3s ctr images import " + archive);
        console().line("  containerd   ctr -n k8s.io images import " + archive + "   (on each node)");
        console().line("  a registry   podfall images build --push PREFIX, then in existing.yaml:  images: PREFIX");
    }

    private static ObjectNode tree(ImageBase chosen, List<Platform> wanted, List<Path> archives) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("base", chosen.toString());
        for (int i = 0; i < archives.size(); i++) {
            tree.withArray("archives")
                    .addObject()
                    .put("file", archives.get(i).toString())
                    .put("platform", wanted.get(i).toString())
                    .put("bytes", size(archives.get(i)));
        }
        ModelImages.references().forEach(tree.withArray("images")::add);
        return tree;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
