package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.kubelet.pod.ConfigError;
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

    private final Tree root;

    HostPaths(NodeFiles files) {
        root = files.tree("host");
        DIRECTORIES.forEach(root::makeDirectory);
        root.file("etc/hostname");
        root.file("etc/machine-id");
    }

    /** @throws ConfigError when the path is not what {@code type} asks for */
    Mounted mount(JsonNode source) {
        String path = source.path("path").asText();
        Inode there = root.find(path);
        boolean directory = there != null && there.isDirectory();
        boolean file = there != null && there.isFile();
        switch (source.path("type").asText()) {
            case "DirectoryOrCreate" -> root.makeDirectory(path);
            case "FileOrCreate" -> {
                if (!file) {
                    root.file(path);
                }
            }
            case "Directory" -> require(directory, path, "directory");
            case "File" -> require(file, path, "file");
            case "Socket" -> require(false, path, "socket file");
            case "CharDevice" -> require(false, path, "character device");
            case "BlockDevice" -> require(false, path, "block device");
            default -> {
                if (!directory && !file) {
                    root.makeDirectory(path);
                }
            }
        }
        return new Mounted(root, path, false);
    }

    private static void require(boolean holds, String path, String what) {
        if (!holds) {
            throw new ConfigError("hostPath type check failed: " + path + " is not a " + what);
        }
    }
}
