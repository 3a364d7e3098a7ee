package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.Kernel;
import java.util.Optional;

/** Where a command is found. */
public final class Which {
    private Which() {}

    public static Optional<String> find(Kernel kernel, String name, String path) {
        if (name.contains("/")) {
            return kernel.fileSystem().exists(FileSystem.resolve(kernel.workingDirectory(), name))
                    ? Optional.of(name)
                    : Optional.empty();
        }
        for (String directory : path.split(":")) {
            String candidate = FileSystem.resolve(directory.isEmpty() ? "/" : directory, name);
            Optional<FileSystem.Status> status = kernel.fileSystem().status(candidate);
            if (status.isPresent() && !status.get().directory()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
