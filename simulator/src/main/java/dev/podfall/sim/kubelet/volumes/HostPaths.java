package dev.podfall.sim.kubelet.volumes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.files.Inode;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.kubelet.pod.ConfigError;
import java.util.List;

/** The node's own file system, as far as {@code hostPath} volumes look at it. Mirrors {@code pkg/volume/hostpath}. */
final class HostPaths {
    /** Where the local-path provisioner makes volumes: everybody may write to them. */
    private static final String PROVISIONED = "/var/local-path-provisioner/";

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
        root.changeMode(root.find("tmp"), 01777);
        root.changeMode(root.find("root"), 0700);
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
            case "DirectoryOrCreate" -> makeDirectory(path, there);
            case "FileOrCreate" -> makeFile(path, there);
            case "Directory" -> require(directory, path, "directory");
            case "File" -> require(file, path, "file");
            case "Socket" -> require(false, path, "socket file");
            case "CharDevice" -> require(false, path, "character device");
            case "BlockDevice" -> require(false, path, "block device");
            default -> {
                if (there == null) {
                    makeDirectory(path, null);
                }
            }
        }
        return new Mounted(root, path, false);
    }

    /** A local volume: somebody must have made it. @throws ConfigError when nobody has */
    Mounted existing(String path) {
        if (root.find(path) == null) {
            throw new ConfigError("path \"" + path + "\" does not exist");
        }
        return new Mounted(root, path, false);
    }

    /** Removes what a volume held. */
    void remove(String path) {
        root.remove(path);
    }

    private void makeDirectory(String path, Inode there) {
        require(there == null || there.isDirectory(), path, "directory");
        Inode made = root.makeDirectory(path);
        require(made != null, path, "directory");
        if (there == null && path.startsWith(PROVISIONED)) {
            root.changeMode(made, Directories.WRITABLE);
        }
    }

    /** Its directory is not made along with it. */
    private void makeFile(String path, Inode there) {
        require(there == null || there.isFile(), path, "file");
        int slash = path.lastIndexOf('/');
        Inode parent = slash <= 0 ? null : root.find(path.substring(0, slash));
        if (slash > 0 && (parent == null || !parent.isDirectory())) {
            throw new ConfigError("open " + path + ": no such file or directory");
        }
        if (there == null) {
            root.file(path);
        }
    }

    private static void require(boolean holds, String path, String what) {
        if (!holds) {
            throw new ConfigError("hostPath type check failed: " + path + " is not a " + what);
        }
    }
}
