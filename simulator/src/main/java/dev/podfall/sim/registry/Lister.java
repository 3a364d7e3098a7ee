package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.store.CompactedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Lists, whole or in pages, now or as of a resourceVersion. Mirrors {@code k8s.io/apiserver/pkg/storage/etcd3}'s List. */
final class Lister {
    private static final String TOO_OLD =
            "The provided continue parameter is too old to display a consistent list result. You can start a new list "
                    + "without the continue parameter, or use the continue token in this response to retrieve the "
                    + "remainder of the results. Continuing with the provided token results in an inconsistent list "
                    + "- objects that were created, modified, or deleted between the time the first chunk was returned "
                    + "and now may show up in the list.";

    private final Objects objects;

    Lister(Objects objects) {
        this.objects = objects;
    }

    /** The objects of a type now. */
    List<ObjectNode> all(ResourceType type, String namespace, Predicate<? super ObjectNode> wanted) {
        List<ObjectNode> found = new ArrayList<>();
        UnaryOperator<ObjectNode> view = objects.view(type);
        for (ObjectNode object : objects.store().list(Objects.table(type), Objects.prefix(type, namespace))) {
            ObjectNode seen = view.apply(object);
            if (wanted.test(seen)) {
                found.add(seen);
            }
        }
        return found;
    }

    /** The objects of a namespace that the owner with that UID controls; for an empty UID, those that nobody does. */
    List<ObjectNode> controlledBy(ResourceType type, String namespace, String uid) {
        UnaryOperator<ObjectNode> view = objects.view(type);
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode object : objects.owners().of(Objects.table(type), Objects.prefix(type, namespace), uid)) {
            found.add(view.apply(object));
        }
        return found;
    }

    Answer.Many list(Request request) {
        ListOptions options = request.list();
        objects.strategy(request.type());
        Selection selection = Selection.of(objects.strategy(request.type()), options);
        if (options.continueToken() != null && !options.continueToken().isEmpty()) {
            return continued(request, selection, options.continueToken());
        }
        long now = objects.store().revision();
        String asked = options.resourceVersion() == null ? "" : options.resourceVersion();
        long version = Versions.parse(asked);
        if (version > now) {
            throw Versions.tooLarge(version, now);
        }
        if ("Exact".equals(options.resourceVersionMatch()) && version > 0) {
            return at(request, selection, version, "");
        }
        if (options.limit() > 0) {
            return page(request, selection, now, current(request));
        }
        return new Answer.Many(all(request.type(), request.namespace(), selection), text(now), null, null, List.of());
    }

    private Map<String, ObjectNode> current(Request request) {
        try {
            return objects.store()
                    .listAt(
                            Objects.table(request.type()),
                            Objects.prefix(request.type(), request.namespace()),
                            objects.store().revision());
        } catch (CompactedException never) {
            throw new IllegalStateException(never);
        }
    }

    private Answer.Many continued(Request request, Selection selection, String token) {
        ContinueToken from = ContinueToken.decode(token);
        if (from.version() < 0) {
            return rest(request, selection, objects.store().revision(), current(request), from.start());
        }
        return at(request, selection, from.version(), from.start());
    }

    private Answer.Many at(Request request, Selection selection, long version, String start) {
        try {
            var state = objects.store()
                    .listAt(
                            Objects.table(request.type()),
                            Objects.prefix(request.type(), request.namespace()),
                            version);
            return rest(request, selection, version, state, start);
        } catch (CompactedException e) {
            if (start.isEmpty()) {
                throw ApiException.expired("The resourceVersion for the provided list is too old.");
            }
            throw new ExpiredList(TOO_OLD, new ContinueToken(-1, start).encode());
        }
    }

    private Answer.Many rest(
            Request request, Selection selection, long version, Map<String, ObjectNode> state, String start) {
        Map<String, ObjectNode> left =
                start.isEmpty() ? state : ((java.util.NavigableMap<String, ObjectNode>) state).tailMap(start, true);
        return page(request, selection, version, left);
    }

    private Answer.Many page(Request request, Selection selection, long version, Map<String, ObjectNode> state) {
        long limit = request.list().limit();
        List<ObjectNode> items = new ArrayList<>();
        String last = null;
        int seen = 0;
        UnaryOperator<ObjectNode> view = objects.view(request.type());
        for (Map.Entry<String, ObjectNode> entry : state.entrySet()) {
            if (limit > 0 && items.size() == limit) {
                Long remaining = selection.everything() ? Long.valueOf(state.size() - seen) : null;
                return new Answer.Many(
                        items, text(version), new ContinueToken(version, last + "\0").encode(), remaining, List.of());
            }
            seen++;
            last = entry.getKey();
            ObjectNode object = view.apply(entry.getValue());
            if (selection.test(object)) {
                items.add(object);
            }
        }
        return new Answer.Many(items, text(version), null, null, List.of());
    }

    private static String text(long version) {
        return Long.toString(version);
    }

    /** Which objects a list or watch shows. */
    record Selection(LabelSelector labels, FieldSelector fields) implements Predicate<ObjectNode> {
        static Selection of(dev.podfall.sim.registry.strategy.Strategy strategy, ListOptions options) {
            for (FieldSelector.Requirement r : options.fields().requirements()) {
                boolean known = r.field().equals("metadata.name")
                        || r.field().equals("metadata.namespace")
                        || strategy.selectableFields().contains(r.field());
                if (!known) {
                    throw ApiException.badRequest(unknown(strategy, r.field()));
                }
            }
            return new Selection(options.labels(), options.fields());
        }

        private static String unknown(dev.podfall.sim.registry.strategy.Strategy strategy, String field) {
            return strategy.selectableFields().isEmpty()
                    ? "\"" + field + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                    : "field label not supported: " + field;
        }

        @Override
        public boolean test(ObjectNode object) {
            return fields.test(object) && labels.test(object);
        }

        boolean everything() {
            return labels.requirements().isEmpty() && fields.requirements().isEmpty();
        }
    }

    /** 410 with a token that goes on with what is there now. */
    static final class ExpiredList extends ApiException {
        private static final long serialVersionUID = 1L;

        private final String token;

        ExpiredList(String message, String token) {
            super(410, "Expired", message, null);
            this.token = token;
        }

        @Override
        public ObjectNode toStatus() {
            ObjectNode status = super.toStatus();
            ((ObjectNode) status.get("metadata")).put("continue", token);
            return status;
        }
    }
}
