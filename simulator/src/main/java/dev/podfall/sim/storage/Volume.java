package dev.podfall.sim.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.NodeSelector;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.List;
import java.util.Optional;

/** A PersistentVolume as those read it who bind it. It wraps a tree and copies nothing. */
public record Volume(KubeObject object) {
    /** On volumes and claims: the controller brought them together, not who wrote them. */
    public static final String BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";

    /** Who made it for a claim. */
    public static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

    private static final String OLD_CLASS = "volume.beta.kubernetes.io/storage-class";

    public static Volume of(ObjectNode json) {
        return new Volume(new KubeObject(json));
    }

    /** The volume of that name, if there is one. */
    public static Optional<Volume> find(SimClient client, String name) {
        return name.isEmpty()
                ? Optional.empty()
                : client.find(Resources.PERSISTENTVOLUMES, null, name).map(Volume::of);
    }

    public String name() {
        return object.name();
    }

    public JsonNode spec() {
        return object.spec();
    }

    public String phase() {
        return object.status().path("phase").asText();
    }

    /** The claim that it is for; missing when it is for anybody. */
    public JsonNode claimRef() {
        return spec().path("claimRef");
    }

    public Quantity capacity() {
        return Quantity.of(spec().path("capacity").path("storage"));
    }

    /** Its StorageClass; empty for none. */
    public String storageClass() {
        return object.annotations()
                .getOrDefault(OLD_CLASS, spec().path("storageClassName").asText());
    }

    public List<String> accessModes() {
        return Claim.texts(spec().path("accessModes"));
    }

    /** Filesystem or Block. */
    public String volumeMode() {
        return spec().path("volumeMode").asText("Filesystem");
    }

    /** Whether it is reserved for that claim, or bound to it. */
    public boolean isFor(Claim claim) {
        JsonNode ref = claimRef();
        String uid = ref.path("uid").asText();
        return ref.isObject()
                && ref.path("name").asText().equals(claim.name())
                && ref.path("namespace").asText().equals(claim.object().namespace())
                && (uid.isEmpty() || uid.equals(claim.object().uid()));
    }

    /** Whether pods of that node can reach it. */
    public boolean isWithinReachOf(KubeObject node) {
        JsonNode required = spec().path("nodeAffinity").path("required");
        return required.isMissingNode() || NodeSelector.anyTerm(required.path("nodeSelectorTerms"), node);
    }

    /** The same bound to that claim, as a copy; this one when nothing is to be changed. */
    public Volume boundTo(Claim claim) {
        boolean annotate = !isFor(claim) && !object.annotations().containsKey(BOUND_BY_CONTROLLER);
        boolean refer = !isFor(claim) || claimRef().path("uid").asText().isEmpty();
        if (!annotate && !refer) {
            return this;
        }
        KubeObject copy = object.copy();
        if (refer) {
            ((ObjectNode) copy.spec()).set("claimRef", claim.object().reference());
        }
        if (annotate) {
            ((ObjectNode) copy.metadata()).withObject("/annotations").put(BOUND_BY_CONTROLLER, "yes");
        }
        return new Volume(copy);
    }
}
