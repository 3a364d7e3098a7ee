package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.files.Content;
import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.NoSpaceException;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.kubelet.env.Expansion;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What of a volume a container mounts. A part of it that is not there becomes an empty directory; a part of what comes from
 * the API stays as it was when the container started. Mirrors {@code pkg/volume/util/subpath}.
 */
final class SubPaths {
    private static final String COPY = "copy";

    private final NodeFiles files;
    private final long mostBytes;

    /** @param mostBytes how much of the API's content one mount may hold */
    SubPaths(NodeFiles files, long mostBytes) {
        this.files = files;
        this.mostBytes = mostBytes;
    }

    /**
     * @param variables the container's environment, for {@code subPathExpr}
     * @throws ConfigError for a part that cannot be
     */
    Mount mount(PodVolume volume, JsonNode wanted, String container, Function<String, String> variables) {
        boolean readOnly = wanted.path("readOnly").asBoolean() || volume.isReadOnly();
        String part = wanted.has("subPathExpr")
                ? Expansion.expand(wanted.path("subPathExpr").asText(), variables)
                : wanted.path("subPath").asText();
        Mounted whole = volume.mount();
        if (part.isEmpty()) {
            return whole.view("", readOnly, volume.directory());
        }
        check(part);
        String path = whole.path() + "/" + part;
        if (whole.tree().follow(path) == null && !made(whole.tree(), path, modeOf(whole))) {
            String name = wanted.path("name").asText();
            throw new ConfigError("failed to create subPath directory for volumeMount \"" + name + "\" of container \""
                    + container + "\"");
        }
        String source = volume.directory() + "/" + part;
        return volume.isFromApi()
                ? frozen(whole.tree().follow(path), whole.inMemory(), source)
                : whole.view(part, readOnly, source);
    }

    private static void check(String part) {
        if (part.startsWith("/")) {
            throw new ConfigError("error SubPath `" + part + "` must not be an absolute path");
        }
        if (List.of(part.split("/")).contains("..")) {
            throw new ConfigError("unable to provision SubPath `" + part + "`: must not contain '..'");
        }
    }

    /** What is made in a volume is as open as the volume itself. */
    private static int modeOf(Mounted whole) {
        Inode top = whole.tree().find(whole.path());
        return top == null ? 0755 : top.mode();
    }

    private static boolean made(Tree tree, String path, int mode) {
        try {
            Inode made = tree.makeDirectory(path);
            if (made != null) {
                tree.changeMode(made, mode & 0777);
            }
            return made != null;
        } catch (NoSpaceException full) {
            return false;
        }
    }

    private Mount frozen(Inode part, boolean inMemory, String source) {
        Tree tree = files.unsaved(mostBytes);
        copy(part, COPY, tree);
        return new MountView(tree, COPY, true, inMemory, source);
    }

    private static void copy(Inode from, String path, Tree to) {
        Inode made = null;
        if (from.isDirectory()) {
            made = to.makeDirectory(path);
            for (Map.Entry<String, Inode> child : from.children().entrySet()) {
                copy(child.getValue(), path + "/" + child.getKey(), to);
            }
        } else if (from.isFile()) {
            Content content = from.content();
            made = to.file(path);
            made.content().write(0, content.bytes((int) content.length()));
        }
        if (made != null) {
            to.changeMode(made, from.mode());
            to.changeOwner(made, from.user(), from.group());
        }
    }
}
