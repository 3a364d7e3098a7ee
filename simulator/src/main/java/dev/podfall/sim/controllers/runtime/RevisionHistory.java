package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ControllerRevisions in which an owner's former pod templates are kept, each as a patch that brings it back.
 * Mirrors {@code pkg/controller/history}.
 */
public final class RevisionHistory {
    private final ControllerContext context;
    private final KubeObject owner;
    private final String hashLabel;

    /** @param hashLabel the label that holds the template's hash */
    public RevisionHistory(ControllerContext context, KubeObject owner, String hashLabel) {
        this.context = context;
        this.owner = owner;
        this.hashLabel = hashLabel;
    }

    /** All revisions of the owner, the oldest first. */
    public List<KubeObject> list() {
        LabelSelector selector = LabelSelector.ofObject(owner.spec().path("selector"));
        List<ObjectNode> all = context.client().list(Resources.CONTROLLERREVISIONS, owner.namespace());
        return new Adoption(context.client(), Resources.CONTROLLERREVISIONS, owner, selector)
                .claim(all).stream()
                        .map(KubeObject::new)
                        .sorted(Comparator.comparing((KubeObject r) -> number(r))
                                .thenComparing(KubeObject::name))
                        .toList();
    }

    /** The revision of the present template: the newest, an old one that becomes the newest, or a new one. */
    public KubeObject sync(List<KubeObject> revisions) {
        long next = revisions.isEmpty() ? 1 : number(revisions.get(revisions.size() - 1)) + 1;
        Optional<KubeObject> same = Optional.empty();
        for (KubeObject revision : revisions) {
            if (Semantic.equal(template(revision), owner.spec().path("template"))) {
                same = Optional.of(revision);
            }
        }
        if (same.isEmpty()) {
            return create(next);
        }
        if (number(same.get()) == next - 1) {
            return same.get();
        }
        ObjectNode copy = same.get().json().deepCopy();
        copy.put("revision", (int) next);
        return new KubeObject(context.client().update(Resources.CONTROLLERREVISIONS, copy));
    }

    /** Deletes the oldest revisions that nothing uses beyond the limit. */
    public void truncate(List<KubeObject> revisions, Set<String> live, int limit) {
        List<KubeObject> idle = new ArrayList<>(revisions);
        idle.removeIf(r -> live.contains(r.name()) || live.contains(hash(r)));
        for (KubeObject revision : idle.subList(0, Math.max(0, idle.size() - limit))) {
            context.client()
                    .delete(
                            Resources.CONTROLLERREVISIONS,
                            revision.namespace(),
                            revision.name(),
                            DeleteOptions.DEFAULT);
        }
    }

    /** The pod template that a revision keeps. */
    public static JsonNode template(KubeObject revision) {
        ObjectNode template =
                revision.json().path("data").path("spec").path("template").deepCopy() instanceof ObjectNode present
                        ? present
                        : revision.json().objectNode();
        template.remove("$patch");
        return template;
    }

    /** The hash in a revision's label. */
    public String hash(KubeObject revision) {
        return revision.labels().getOrDefault(hashLabel, "");
    }

    private static long number(KubeObject revision) {
        return revision.json().path("revision").asLong();
    }

    private KubeObject create(long number) {
        for (int collisions = 0; ; collisions++) {
            String hash = TemplateHash.of(owner.spec().path("template"), collisions);
            try {
                return new KubeObject(context.client().create(Resources.CONTROLLERREVISIONS, revision(hash, number)));
            } catch (ApiException taken) {
                if (taken.code() != 409) {
                    throw taken;
                }
            }
        }
    }

    private ObjectNode revision(String hash, long number) {
        String name = owner.name() + "-" + hash;
        ObjectNode revision = KubeObject.of(Resources.CONTROLLERREVISIONS, owner.namespace(), name);
        ObjectNode metadata = (ObjectNode) revision.get("metadata");
        ObjectNode labels = metadata.putObject("labels");
        owner.spec()
                .path("template")
                .path("metadata")
                .path("labels")
                .fields()
                .forEachRemaining(e -> labels.set(e.getKey(), e.getValue()));
        labels.put(hashLabel, hash);
        ObjectNode annotations = metadata.putObject("annotations");
        owner.annotations().forEach(annotations::put);
        metadata.putArray("ownerReferences").add(owner.ownerReference());
        ObjectNode template = owner.spec().path("template").deepCopy();
        template.put("$patch", "replace");
        revision.putObject("data").putObject("spec").set("template", template);
        return revision.put("revision", (int) number);
    }
}
