package dev.podfall.sim.addon;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.events.Recorder;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an add-on's process has: the API as its account, its controllers, and one watch for each type that they look at. A watch that
 * is refused is tried again, more and more rarely, and logged each time. Mirrors {@code sigs.k8s.io/controller-runtime/pkg/manager}.
 */
public final class Manager {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ProcessContext process;
    private final SimClient client;
    private final Log log;
    private final Timeline timeline;
    private final Map<ResourceType, List<Consumer<WatchEvent>>> listeners = new LinkedHashMap<>();
    private final boolean isNew;
    private boolean started;

    Manager(ProcessContext process, SimClient client, Log log, boolean isNew) {
        this.process = process;
        this.client = client;
        this.log = log;
        this.isNew = isNew;
        this.timeline = new ProcessTimeline(process);
    }

    public ProcessContext process() {
        return process;
    }

    /** Whether the process begins. One that goes on after the host process was restarted says nothing of how it begins. */
    public boolean isNew() {
        return isNew;
    }

    /** Says ok on a port, to whatever is asked: where kubelets look whether the program lives and is ready. */
    public void answerProbes(int port) {
        process.listen(port, (request, answer) -> answer.accept(HttpResponse.text(200, "ok")));
    }

    /** The API as the account of the process. Any call may throw {@link ApiException} 401 or 403. */
    public SimClient client() {
        return client;
    }

    public Log log() {
        return log;
    }

    /** The cluster's time; what waits on it ends with the process. */
    public Timeline timeline() {
        return timeline;
    }

    /** Writes Events under that name. */
    public EventRecorder recorder(String component) {
        return new Recorder(client, timeline, component, "");
    }

    /** A controller of a type's objects; each that there is and each that changes is looked at. */
    public Controller controller(String name, ResourceType type, Reconciler reconciler) {
        return new Controller(this, name, type, reconciler);
    }

    /**
     * Tells of every object of a type, and of every change. Where the listener itself asks the API and is refused, or fails otherwise, that
     * is logged, and it is told again after a while.
     */
    public void watch(ResourceType type, Consumer<WatchEvent> listener) {
        if (started) {
            throw new IllegalStateException("What an add-on watches, it says before it starts.");
        }
        listeners.computeIfAbsent(type, t -> new ArrayList<>()).add(new Listener(this, type, listener));
    }

    void start() {
        started = true;
        listeners.forEach((type, told) -> watch(type, told, FIRST_PAUSE));
    }

    private void watch(ResourceType type, List<Consumer<WatchEvent>> told, Duration pause) {
        try {
            client.watch(type, null, event -> told.forEach(l -> l.accept(event)));
        } catch (ApiException refused) {
            watchFailed(type, refused);
            Duration next = pause.multipliedBy(2);
            process.after(pause, () -> watch(type, told, next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next));
        }
    }

    void watchFailed(ResourceType type, ApiException refused) {
        String goType = "*" + type.version() + "." + type.kind();
        log.watchFailed(goType, "failed to list " + goType + ": " + refused.getMessage());
    }

    /** Logs what nobody expected. @return its text */
    static String panic(Log log, Throwable defect) {
        String text = defect.getMessage() == null ? defect.getClass().getSimpleName() : defect.getMessage();
        log.error("Observed a panic", text);
        return text;
    }
}
