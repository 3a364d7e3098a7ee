package dev.podfall.engine.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Apply;
import dev.podfall.scenario.action.Delete;
import dev.podfall.scenario.action.Patch;
import dev.podfall.scenario.action.Target;
import dev.podfall.scenario.authored.Required;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a declared fault does to the cluster, a step of it. Texts may hold parameters. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Edit.class, name = "edit"),
    @JsonSubTypes.Type(value = Change.Create.class, name = "create"),
    @JsonSubTypes.Type(value = Change.Remove.class, name = "delete"),
    @JsonSubTypes.Type(value = Change.ReplacePods.class, name = "replacePods")
})
sealed interface Change {
    List<String> SERVER_MADE = List.of("uid", "resourceVersion", "creationTimestamp", "managedFields", "generation");

    /** What to do, and what takes it back; recoveries follow the order of the changes. */
    record Plan(List<Action> actions, List<Action> recovery) {}

    Plan plan(ClusterApi api, Parameters with);

    private static String namespace(Parameters with) {
        return with.text("namespace");
    }

    private static ObjectNode found(ClusterApi api, Parameters with, String kind, String name) {
        return api.find(kind, namespace(with), name)
                .orElseThrow(() -> new FaultUnfit(
                        with.fault(), "there is no " + kind + " " + name + " in namespace " + namespace(with)));
    }

    /**
     * Changes fields of an object that is there.
     *
     * @param set values by path, there or not
     * @param replace values by path, which must be there
     * @param remove paths, which must be there
     * @param move a value from one path, which must be there, to another
     */
    record Edit(
            @Required String kind,
            @Required String name,
            Map<String, JsonNode> set,
            Map<String, JsonNode> replace,
            List<String> remove,
            Map<String, String> move)
            implements Change {
        @Override
        public Plan plan(ClusterApi api, Parameters with) {
            String object = with.fill(name);
            ObjectEdit edit = new ObjectEdit(with.fault(), found(api, with, kind, object));
            orNone(move).forEach((from, to) -> move(edit, ObjectPath.of(from, with), ObjectPath.of(to, with)));
            (remove == null ? List.<String>of() : remove).forEach(path -> edit.remove(ObjectPath.of(path, with)));
            orNone(replace).forEach((path, value) -> edit.replace(ObjectPath.of(path, with), with.fill(value)));
            orNone(set).forEach((path, value) -> edit.set(ObjectPath.of(path, with), with.fill(value)));
            if (edit.forth().isEmpty()) {
                throw new FaultUnfit(with.fault(), kind + " " + object + " is like that already");
            }
            Target target = new Target(kind, namespace(with), object);
            return new Plan(
                    List.of(new Patch(target, Patch.Type.json, edit.forth())),
                    List.of(new Patch(target, Patch.Type.json, edit.back())));
        }

        private static void move(ObjectEdit edit, ObjectPath from, ObjectPath to) {
            JsonNode value = edit.at(from);
            edit.remove(from);
            edit.set(to, value);
        }

        private static <T> Map<String, T> orNone(Map<String, T> given) {
            return given == null ? Map.of() : given;
        }
    }

    /** Puts an object there that was not. */
    record Create(@Required ObjectNode manifest) implements Change {
        @Override
        public Plan plan(ClusterApi api, Parameters with) {
            ObjectNode object = (ObjectNode) with.fill(manifest);
            object.withObject("/metadata").put("namespace", namespace(with));
            String kind = object.path("kind").asText();
            String name = object.at("/metadata/name").asText();
            if (api.find(kind, namespace(with), name).isPresent()) {
                throw new FaultUnfit(with.fault(), "there is a " + kind + " " + name + " already");
            }
            return new Plan(List.of(new Apply(object)), List.of(new Delete(kind, namespace(with), name, null)));
        }
    }

    /** Takes an object away. */
    record Remove(@Required String kind, @Required String name) implements Change {
        @Override
        public Plan plan(ClusterApi api, Parameters with) {
            String object = with.fill(name);
            ObjectNode kept = found(api, with, kind, object).deepCopy();
            kept.withObject("/metadata").remove(SERVER_MADE);
            kept.remove("status");
            return new Plan(List.of(new Delete(kind, namespace(with), object, null)), List.of(new Apply(kept)));
        }
    }

    /**
     * Deletes pods, so that what owns them puts others in their place. On the way back too, unless told otherwise.
     *
     * @param which {@code all}, or {@code first} for the first of them by name; null for all
     */
    record ReplacePods(@Required String selector, Boolean once, String which) implements Change {
        @Override
        public Plan plan(ClusterApi api, Parameters with) {
            List<Action> pods = List.of(new Delete("Pod", namespace(with), null, with.fill(selector)));
            if (which != null && with.fill(which).equals("first")) {
                pods = List.of(new Delete("Pod", namespace(with), first(api, with), null));
            }
            return new Plan(pods, Boolean.TRUE.equals(once) ? List.of() : new ArrayList<>(pods));
        }

        private String first(ClusterApi api, Parameters with) {
            return api.list("Pod", namespace(with), with.fill(selector)).stream()
                    .map(p -> p.at("/metadata/name").asText())
                    .findFirst()
                    .orElseThrow(() -> new FaultUnfit(with.fault(), "there is no pod with " + with.fill(selector)));
        }
    }
}
