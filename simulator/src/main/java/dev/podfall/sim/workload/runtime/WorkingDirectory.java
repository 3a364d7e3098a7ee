package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.ContainerRuntime.StartFailure;
import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.FileSystem;
import java.util.Optional;

/** Where a container's first process begins: runc makes a missing directory, and fails where a file is in the way. */
record WorkingDirectory(FileTree tree, ContainerFiles files) {
    /** @throws StartFailure with runc's text */
    String enter(ContainerConfig config) {
        String wanted = config.workingDirectory() != null
                ? config.workingDirectory()
                : config.image().workingDirectory();
        String directory = wanted == null || wanted.isEmpty() ? "/" : FileSystem.resolve("/", wanted);
        Optional<FileSystem.Status> there = tree.status(directory);
        if (there.isPresent() && !there.get().directory()) {
            throw new StartFailure("mkdir " + directory + ": not a directory");
        }
        if (there.isEmpty()) {
            make(directory);
        } else if (!files.allows(directory, Credentials.EXECUTE)) {
            throw new StartFailure("chdir to cwd (\"" + directory + "\") set in config.json failed: permission denied");
        }
        return directory;
    }

    private void make(String directory) {
        String inTheWay = directory;
        try {
            tree.makeDirectory(directory);
        } catch (FileSystem.Failure notADirectory) {
            while (tree.status(inTheWay).isEmpty()) {
                inTheWay = FileSystem.parent(inTheWay);
            }
            throw new StartFailure("mkdir " + inTheWay + ": not a directory");
        }
    }
}
