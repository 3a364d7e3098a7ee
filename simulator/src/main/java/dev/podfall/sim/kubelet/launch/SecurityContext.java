package dev.podfall.sim.kubelet.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.workload.Accounts;
import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.Image;
import dev.podfall.sim.workload.Privileges;
import java.util.ArrayList;
import java.util.List;

/** Who a container runs as: its own settings before the pod's before the image's. Mirrors {@code pkg/securitycontext}. */
public record SecurityContext(JsonNode own, JsonNode ofPod) {
    public static SecurityContext of(PodView pod, ContainerSpec container) {
        return new SecurityContext(
                container.json().path("securityContext"), pod.spec().path("securityContext"));
    }

    /** Null for the image's. */
    Long user() {
        JsonNode user = effective("runAsUser");
        return user.isNumber() ? user.asLong() : null;
    }

    public long user(Image image) {
        return user() == null ? image.user() : user();
    }

    /** Its own setting, else what the image says of the user, else 0. */
    public long group(Image image) {
        JsonNode group = effective("runAsGroup");
        return group.isNumber() ? group.asLong() : Accounts.of(image).group(user(image));
    }

    /** All groups, the primary one among them, ascending. */
    public List<Long> groups(Image image) {
        return credentials(image).groups();
    }

    Credentials credentials(Image image) {
        List<Long> supplemental = new ArrayList<>();
        ofPod.path("supplementalGroups").forEach(group -> supplemental.add(group.asLong()));
        if (ofPod.path("fsGroup").isNumber()) {
            supplemental.add(ofPod.path("fsGroup").asLong());
        }
        return Credentials.of(user(image), group(image), supplemental, user(image) == 0 && keepsOverride());
    }

    /** Whoever is not root holds none of what root would. */
    Privileges privileges(Image image) {
        boolean privileged = own.path("privileged").asBoolean();
        JsonNode capabilities = own.path("capabilities");
        long dropped = Privileges.bits(names(capabilities.path("drop")));
        long bounding = privileged
                ? Privileges.ALL
                : Privileges.USUAL & ~dropped | Privileges.bits(names(capabilities.path("add")));
        String profile = effective("seccompProfile").path("type").asText("Unconfined");
        return new Privileges(
                bounding,
                user(image) == 0 ? bounding : 0,
                own.has("allowPrivilegeEscalation")
                        && !own.path("allowPrivilegeEscalation").asBoolean(),
                !privileged && !profile.equals("Unconfined"));
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Root may go by permissions unless it lost that capability. */
    private boolean keepsOverride() {
        JsonNode capabilities = own.path("capabilities");
        return !names(capabilities.path("drop"), "ALL|DAC_OVERRIDE|CAP_DAC_OVERRIDE")
                || names(capabilities.path("add"), "ALL|DAC_OVERRIDE|CAP_DAC_OVERRIDE")
                || own.path("privileged").asBoolean();
    }

    private static boolean names(JsonNode capabilities, String pattern) {
        for (JsonNode capability : capabilities) {
            if (capability.asText().matches(pattern)) {
                return true;
            }
        }
        return false;
    }

    boolean readOnlyRootFilesystem() {
        return own.path("readOnlyRootFilesystem").asBoolean();
    }

    /** @throws ConfigError when it must not run as root and would. Mirrors {@code verifyRunAsNonRoot}. */
    void verify(PodView pod, ContainerSpec container, Image image) {
        if (!effective("runAsNonRoot").asBoolean()) {
            return;
        }
        String where = " (pod: \"" + pod.fullName() + "\", container: " + container.name() + ")";
        if (user() != null && user() == 0) {
            throw new ConfigError("container's runAsUser breaks non-root policy" + where);
        }
        if (user() == null && image.user() == 0) {
            throw new ConfigError("container has runAsNonRoot and image will run as root" + where);
        }
    }

    private JsonNode effective(String field) {
        JsonNode value = own.path(field);
        return value.isMissingNode() || value.isNull() ? orMissing(ofPod.path(field)) : value;
    }

    private static JsonNode orMissing(JsonNode node) {
        return node.isNull() ? MissingNode.getInstance() : node;
    }
}
