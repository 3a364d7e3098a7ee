package dev.podfall.engine.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Takes out of an object what its author did not mean. */
public final class Normal {
    private static final List<String> SERVER_MADE = List.of(
            "uid",
            "resourceVersion",
            "creationTimestamp",
            "managedFields",
            "generation",
            "selfLink",
            "ownerReferences");
    private static final List<String> BOOKKEEPING = List.of(
            "deployment.kubernetes.io/revision",
            "kubectl.kubernetes.io/last-applied-configuration",
            "kubernetes.io/change-cause",
            "kubectl.kubernetes.io/restartedAt",
            "reconcile.fluxcd.io/requestedAt",
            "argocd.argoproj.io/refresh");
    /** What binding leaves on a claim. Which volume it is bound to is no bookkeeping: there lies its data. */
    private static final List<String> OF_BINDING = List.of(
            "pv.kubernetes.io/bind-completed",
            "pv.kubernetes.io/bound-by-controller",
            "volume.beta.kubernetes.io/storage-provisioner",
            "volume.kubernetes.io/storage-provisioner",
            "volume.kubernetes.io/selected-node");

    private static final List<String> ASSIGNED = List.of("clusterIP", "clusterIPs");

    /** What {@link dev.podfall.engine.LearnerRights} makes in a namespace. */
    private static final Set<String> OF_THE_LEARNER = Set.of("learner-edit", "learner-view", "learner-extra");

    private Normal() {}

    /** A copy without status and bookkeeping; a Secret's values become fingerprints. */
    public static ObjectNode of(String kind, ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        if (kind.equals("PersistentVolumeClaim")) {
            withoutBinding(copy);
        }
        metadata(copy.path("metadata"));
        metadata(copy.at("/spec/template/metadata"));
        if (kind.equals("Service") && !copy.at("/spec/clusterIP").asText().equals("None")) {
            ((ObjectNode) copy.path("spec")).remove(ASSIGNED);
        }
        if (kind.equals("Secret") && copy.path("data") instanceof ObjectNode data) {
            data.properties()
                    .forEach(e ->
                            e.setValue(data.textNode(fingerprint(e.getValue().asText()))));
        }
        return copy;
    }

    private static void withoutBinding(ObjectNode claim) {
        claim.withObject("/metadata").remove("finalizers");
        if (claim.at("/metadata/annotations") instanceof ObjectNode annotations) {
            annotations.remove(OF_BINDING);
        }
    }

    /** What every namespace gets from controllers. */
    static boolean isSystemMade(String kind, ObjectNode object) {
        String name = object.path("metadata").path("name").asText();
        return kind.equals("ConfigMap") && name.equals("kube-root-ca.crt")
                || kind.equals("ServiceAccount") && name.equals("default")
                || (kind.equals("Role") || kind.equals("RoleBinding")) && OF_THE_LEARNER.contains(name)
                || kind.equals("Job") && isControlledBy(object, Set.of("CronJob"))
                || kind.equals("Secret")
                        && isControlledBy(object, Set.of("Certificate", "ExternalSecret", "SealedSecret"));
    }

    /** What is controlled follows from its owner, as pods do. */
    private static boolean isControlledBy(ObjectNode object, Set<String> kinds) {
        for (JsonNode owner : object.at("/metadata/ownerReferences")) {
            if (kinds.contains(owner.path("kind").asText())
                    && owner.path("controller").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static void metadata(JsonNode node) {
        if (!(node instanceof ObjectNode metadata)) {
            return;
        }
        metadata.remove(SERVER_MADE);
        if (metadata.path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(BOOKKEEPING);
            if (annotations.isEmpty()) {
                metadata.remove("annotations");
            }
        }
        if (metadata.path("creationTimestamp").isNull()) {
            metadata.remove("creationTimestamp");
        }
    }

    private static String fingerprint(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
