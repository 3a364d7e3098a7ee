package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import java.util.List;

/** The node's own file system, as far as {@code hostPath} volumes look at it. Mirrors {@code pkg/volume/hostpath}. */
final class HostPaths {
    private static final List<String> DIRECTORIES = List.of(
            "bin",
            "boot",
            "dev",
            "etc/kubernetes",
            "home",
            "lib",
            "lib/modules",
            "mnt",
            "opt",
            "proc",
            "root",
            "run/containerd",
            "srv",
            "sys/fs/cgroup",
            "tmp",
            "usr/bin",
            "usr/lib",
            "var/lib/kubelet",
            "var/log/pods",
            "var/run");

    private final FileTree root = new FileTree();

    HostPaths() {
        DIRECTORIES.forEach(root::makeDirectory);
        root.write("etc/hostname", new byte[0]);
        root.write("etc/machine-id", new byte[0]);
    }

    /** @throws ConfigError when the path is not what {@code type} asks for */
    Mount mount(JsonNode source) {
        String path = source.path("path").asText();
        boolean directory = root.isDirectory(path);
        boolean file = root.read(path).isPresent();
        switch (source.path("type").asText()) {
            case "DirectoryOrCreate" -> root.makeDirectory(FileTree.clean(path));
            case "FileOrCreate" -> {
                if (!file) {
                    root.write(path, new byte[0]);
                }
            }
            case "Directory" -> require(directory, path, "directory");
            case "File" -> require(file, path, "file");
            case "Socket" -> require(false, path, "socket file");
            case "CharDevice" -> require(false, path, "character device");
            case "BlockDevice" -> require(false, path, "block device");
            default -> {
                if (!directory && !file) {
                    root.makeDirectory(FileTree.clean(path));
                }
            }
        }
        return new MountView(root, FileTree.clean(path), false);
    }

    private static void require(boolean holds, String path, String what) {
        if (!holds) {
            throw new ConfigError("hostPath type check failed: " + path + " is not a " + what);
        }
    }
}
