package dev.podfall.sim;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.RouteWatcher;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Those who use what runs on a cluster: their requests go the way of anybody's. Call it on the loop. */
public final class Users {
    private final ControlPlane plane;
    private final Timeline time;

    Users(ControlPlane plane, Timeline time) {
        this.plane = plane;
        this.time = time;
    }

    /**
     * Sends a request to the cluster's ingress, as from outside.
     *
     * @param watcher told which way it goes
     */
    public void enter(HttpRequest request, RouteWatcher watcher, Consumer<HttpResponse> answer) {
        plane.ingress().handle(request, watcher, answer);
    }

    /** The network as seen from a pod that is not there: of that namespace, with those labels. */
    public PodNetwork inPod(String namespace, Map<String, String> labels, RouteWatcher watcher) {
        return plane.network().fromClient(namespace, labels, watcher);
    }

    /** Does that as the next of what is done again and again, in cluster time. */
    public void nextRound(Duration period, String what, Runnable task) {
        time.nextRound(period, what, task);
    }

    /** Does that later, in cluster time. */
    public void after(Duration delay, String what, Runnable task) {
        time.after(delay, what, task);
    }
}
