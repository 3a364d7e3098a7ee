package dev.podfall.engine.kind;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What lies about on a machine: containers but Ryuk's, networks, volumes, and the files of a folder. */
record Remains(Set<String> containers, Set<String> networks, Set<String> volumes, Set<String> files) {
    static Remains see(Path folder) {
        DockerClient client = Docker.connect().client();
        Set<String> containers = new TreeSet<>();
        client.listContainersCmd().withShowAll(true).exec().stream()
                .filter(c -> !c.getImage().contains("ryuk"))
                .forEach(c -> containers.add(c.getNames()[0]));
        Set<String> networks = new TreeSet<>();
        client.listNetworksCmd().exec().forEach(n -> networks.add(n.getName()));
        Set<String> volumes = new TreeSet<>();
        List<InspectVolumeResponse> all = client.listVolumesCmd().exec().getVolumes();
        if (all != null) {
            all.forEach(v -> volumes.add(v.getName()));
        }
        return new Remains(containers, networks, volumes, files(folder));
    }

    private static Set<String> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            Set<String> files = new TreeSet<>();
            walk.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    // What is kept on purpose: building it again takes longer than most labs.
                    .filter(f -> !f.startsWith("images"))
                    .forEach(files::add);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
