package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a Job asks for. */
record JobView(KubeObject object) {
    static final String FINALIZER = "batch.kubernetes.io/job-tracking";
    static final String INDEX = "batch.kubernetes.io/job-completion-index";

    static JobView of(ObjectNode json) {
        return new JobView(new KubeObject(json));
    }

    int parallelism() {
        return object.spec().path("parallelism").asInt(1);
    }

    /** Empty: done once any pod succeeded. */
    OptionalInt completions() {
        JsonNode completions = object.spec().path("completions");
        return completions.isNumber() ? OptionalInt.of(completions.asInt()) : OptionalInt.empty();
    }

    int backoffLimit() {
        return object.spec().path("backoffLimit").asInt(6);
    }

    /** Whether each index may fail so often, whatever becomes of the others. */
    boolean isLimitedPerIndex() {
        return isIndexed() && object.spec().path("backoffLimitPerIndex").isNumber();
    }

    int backoffLimitPerIndex() {
        return object.spec().path("backoffLimitPerIndex").asInt();
    }

    /** Empty: as many as there are. */
    OptionalInt maxFailedIndexes() {
        JsonNode most = object.spec().path("maxFailedIndexes");
        return most.isNumber() ? OptionalInt.of(most.asInt()) : OptionalInt.empty();
    }

    OptionalLong activeDeadlineSeconds() {
        JsonNode deadline = object.spec().path("activeDeadlineSeconds");
        return deadline.isNumber() ? OptionalLong.of(deadline.asLong()) : OptionalLong.empty();
    }

    boolean isSuspended() {
        return object.spec().path("suspend").asBoolean();
    }

    boolean isIndexed() {
        return object.spec().path("completionMode").asText().equals("Indexed");
    }

    boolean isFinished() {
        return object.is("Complete") || object.is("Failed");
    }

    /** Whether a pod on its way out is replaced only once it is gone. */
    boolean replacesOnlyFailed() {
        return object.spec().path("podReplacementPolicy").asText().equals("Failed")
                || object.spec().has("podFailurePolicy");
    }

    boolean restartsOnFailure() {
        return object.spec()
                .path("template")
                .path("spec")
                .path("restartPolicy")
                .asText()
                .equals("OnFailure");
    }
}
