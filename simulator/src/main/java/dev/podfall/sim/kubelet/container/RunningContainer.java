package dev.podfall.sim.kubelet.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.volumes.SingleFile;
import dev.podfall.sim.workload.ContainerRuntime.Container;
import java.util.ArrayList;
import java.util.List;

/** A container whose process runs: its handle and who waits for its end. */
final class RunningContainer {
    private final String id;
    private final SingleFile terminationLog;
    private final List<Runnable> onExit = new ArrayList<>();
    private Container handle;
    private JsonNode saved;

    RunningContainer(String id, SingleFile terminationLog) {
        this.id = id;
        this.terminationLog = terminationLog;
    }

    String id() {
        return id;
    }

    SingleFile terminationLog() {
        return terminationLog;
    }

    void started(Container newHandle) {
        handle = newHandle;
    }

    Container handle() {
        return handle;
    }

    void whenExited(Runnable task) {
        onExit.add(task);
    }

    List<Runnable> waiting() {
        return List.copyOf(onExit);
    }

    /** What the program wants kept, if it changed since the last call; else null. */
    JsonNode takeChange() {
        JsonNode now = handle == null ? null : handle.save();
        if (now == null || now.equals(saved)) {
            return null;
        }
        saved = now;
        return now;
    }
}
