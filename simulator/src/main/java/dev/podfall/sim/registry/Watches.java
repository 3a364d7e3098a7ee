package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.store.Change;
import dev.podfall.sim.store.CompactedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All running watches. Mirrors {@code k8s.io/apiserver/pkg/storage/cacher}, with its index of watches by the node whose pods
 * they want: a change of a pod costs the same on a thousand nodes as on one.
 */
final class Watches {
    private static final Duration BOOKMARK_EVERY = Duration.ofMinutes(1);

    private final Objects objects;
    private final Timeline timeline;
    private final Map<String, Audience> byTable = new HashMap<>();
    private long opened;

    Watches(Objects objects, Timeline timeline) {
        this.objects = objects;
        this.timeline = timeline;
        objects.store().listen(this::changed);
    }

    SimClient.Watch open(Request request, WatchSink sink) {
        ListOptions options = request.list();
        Watcher watcher = new Watcher(request, sink, Lister.Selection.of(objects.strategy(request.type()), options));
        long from = Versions.parse(options.resourceVersion());
        long now = objects.store().revision();
        if (from > now) {
            throw Versions.tooLarge(from, now);
        }
        boolean initial = options.sendInitialEvents() != null ? options.sendInitialEvents() : from == 0;
        if (initial) {
            watcher.sendAll();
            if (options.sendInitialEvents() != null && options.bookmarks()) {
                watcher.soon(() -> sink.bookmark(bookmark(request, now, true)));
            }
        } else if (from > 0) {
            watcher.resume(from);
        }
        byTable.computeIfAbsent(watcher.table, t -> new Audience()).add(watcher);
        if (options.bookmarks()) {
            watcher.armBookmark();
        }
        return watcher;
    }

    int running() {
        return byTable.values().stream().mapToInt(Audience::size).sum();
    }

    private void changed(Change change) {
        Audience audience = byTable.get(change.type());
        if (audience != null) {
            audience.of(change).forEach(w -> w.changed(change));
        }
    }

    /** The watches of one type: those that want the objects of one node by its name, all others together. */
    private static final class Audience {
        private static final String NODE = "spec.nodeName";

        private final Set<Watcher> general = new LinkedHashSet<>();
        private final Map<String, Set<Watcher>> byNode = new HashMap<>();

        void add(Watcher watcher) {
            String node = watcher.selection.fields().required(NODE);
            (node == null ? general : byNode.computeIfAbsent(node, n -> new LinkedHashSet<>())).add(watcher);
        }

        void remove(Watcher watcher) {
            String node = watcher.selection.fields().required(NODE);
            Set<Watcher> watchers = node == null ? general : byNode.getOrDefault(node, general);
            watchers.remove(watcher);
            if (node != null && watchers.isEmpty()) {
                byNode.remove(node);
            }
        }

        int size() {
            return general.size() + byNode.values().stream().mapToInt(Set::size).sum();
        }

        /** Whom the change may concern, in the order in which they were opened. */
        List<Watcher> of(Change change) {
            List<Watcher> concerned = new ArrayList<>(general);
            if (!byNode.isEmpty()) {
                String before = change.before() == null ? null : node(change.before());
                String after = node(change.after());
                concerned.addAll(byNode.getOrDefault(after, Set.of()));
                if (before != null && !before.equals(after)) {
                    concerned.addAll(byNode.getOrDefault(before, Set.of()));
                }
                concerned.sort(Comparator.comparingLong(w -> w.number));
            }
            return concerned;
        }

        private static String node(ObjectNode object) {
            return object.path("spec").path("nodeName").asText();
        }
    }

    private static ObjectNode bookmark(Request request, long revision, boolean initialEnd) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", request.type().kind())
                .put("apiVersion", request.type().apiVersion());
        ObjectNode metadata = object.putObject("metadata").put("resourceVersion", Long.toString(revision));
        if (initialEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return object;
    }

    /** One watch. */
    private final class Watcher implements SimClient.Watch {
        private final Request request;
        private final WatchSink sink;
        private final Lister.Selection selection;
        private final String table;
        private final String prefix;
        private final String task;
        private final long number = opened++;
        private boolean closed;
        private Timer bookmark;

        Watcher(Request request, WatchSink sink, Lister.Selection selection) {
            this.request = request;
            this.sink = sink;
            this.selection = selection;
            this.table = Objects.table(request.type());
            this.prefix = Objects.prefix(request.type(), request.namespace());
            this.task = "watch " + table + " for " + request.user().name();
        }

        void sendAll() {
            for (ObjectNode object : objects.store().list(table, prefix)) {
                ObjectNode seen = view(object);
                if (matches(seen)) {
                    send(new WatchEvent(WatchEvent.Type.ADDED, seen, null));
                }
            }
        }

        void resume(long from) {
            try {
                List<Change> missed = objects.store().changes(table, prefix, from);
                missed.forEach(this::changed);
            } catch (CompactedException e) {
                String text = "too old resource version: " + from + " (" + e.oldest() + ")";
                soon(() -> {
                    close();
                    sink.failed(ApiException.expired(text).toStatus());
                });
            }
        }

        void changed(Change change) {
            if (closed || !change.key().startsWith(prefix)) {
                return;
            }
            ObjectNode was = change.before() == null ? null : view(change.before());
            ObjectNode is = change.removed() ? null : view(change.after());
            boolean before = was != null && matches(was);
            boolean after = is != null && matches(is);
            if (after) {
                WatchEvent.Type type = before ? WatchEvent.Type.MODIFIED : WatchEvent.Type.ADDED;
                send(new WatchEvent(type, is, before ? was : null));
            } else if (before) {
                send(new WatchEvent(WatchEvent.Type.DELETED, view(lastSeen(change)), was));
            }
        }

        /** What leaves the selection is shown as it was, under the new resourceVersion. */
        private ObjectNode lastSeen(Change change) {
            if (change.removed()) {
                return change.after();
            }
            ObjectNode last = dev.podfall.sim.store.Trees.withMetadata(change.before());
            ((ObjectNode) last.get("metadata")).put("resourceVersion", Long.toString(change.revision()));
            return last;
        }

        private ObjectNode view(ObjectNode stored) {
            return objects.view(request.type()).apply(stored);
        }

        private boolean matches(ObjectNode object) {
            return (request.name() == null || request.name().equals(Metadata.text(object, "name")))
                    && selection.test(object);
        }

        private void send(WatchEvent event) {
            soon(() -> sink.event(event));
        }

        void soon(Runnable delivery) {
            timeline.soon(task, () -> {
                if (!closed) {
                    delivery.run();
                }
            });
        }

        void armBookmark() {
            bookmark = timeline.after(BOOKMARK_EVERY, task + ": bookmark", () -> {
                if (!closed) {
                    sink.bookmark(bookmark(request, objects.store().revision(), false));
                    armBookmark();
                }
            });
        }

        @Override
        public void close() {
            closed = true;
            if (bookmark != null) {
                bookmark.cancel();
            }
            Audience audience = byTable.get(table);
            if (audience != null) {
                audience.remove(this);
            }
        }
    }
}
