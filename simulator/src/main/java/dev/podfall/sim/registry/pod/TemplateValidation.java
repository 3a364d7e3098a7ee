package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;

/** The selector and the pod template of a workload. Mirrors {@code pkg/apis/apps/validation} and {@code ValidatePodTemplateSpec}. */
public final class TemplateValidation {
    private static final String TEMPLATE = "spec.template";

    private TemplateValidation() {}

    /**
     * The selector of a workload that must have one.
     *
     * @param kind as upstream's text names it
     * @param complaint about a selector that cannot be used
     * @return whether pods can be selected with it, so that the template is worth looking at
     */
    public static boolean selector(JsonNode selector, String kind, String complaint, Errors errors) {
        if (!selector.isObject()) {
            errors.required("spec.selector", "");
            return true;
        }
        Labels.validateSelector(selector, "spec.selector", errors);
        notEmpty(selector, kind, errors);
        boolean usable = Labels.isUsable(selector);
        if (!usable) {
            errors.invalid("spec.selector", selector, complaint);
        }
        return usable;
    }

    /** A selector of everything is none. */
    public static void notEmpty(JsonNode selector, String kind, Errors errors) {
        if (selector.isObject() && selectsAll(selector)) {
            errors.invalid("spec.selector", selector, "empty selector is invalid for " + kind);
        }
    }

    /** The template's labels must be what the selector looks for. */
    public static void matches(JsonNode selector, JsonNode template, Errors errors) {
        JsonNode labels = template.path("metadata").path("labels");
        boolean all = selector.isObject() && selectsAll(selector);
        if (!all && !LabelSelector.ofObject(selector).matches(labels)) {
            mismatch(labels, errors);
        }
    }

    /** Says that the selector does not match. */
    public static void mismatch(JsonNode labels, Errors errors) {
        errors.invalid(
                TEMPLATE + ".metadata.labels",
                labels.isMissingNode() ? NullNode.instance : Labels.sorted(labels),
                "`selector` does not match template `labels`");
    }

    /** The template itself. */
    public static void template(JsonNode template, Errors errors) {
        template(template, TEMPLATE, errors);
    }

    /** The template at {@code path}. */
    public static void template(JsonNode template, String path, Errors errors) {
        JsonNode metadata = template.path("metadata");
        Labels.validate(metadata.path("labels"), path + ".labels", errors);
        Labels.validateAnnotations(metadata.path("annotations"), path + ".annotations", errors);
        AnnotationValidation.validate(
                metadata.path("annotations"), template.path("spec"), path + ".annotations", errors);
        PodValidation.validate(template.path("spec"), path + ".spec", errors);
        ProfileAnnotations.match(
                metadata.path("annotations"), new PodScope(template.path("spec"), null, path + ".spec", errors));
        if (!template.path("spec").path("ephemeralContainers").isEmpty()) {
            errors.forbidden(path + ".spec.ephemeralContainers", "ephemeral containers not allowed in pod template");
        }
    }

    /** Pods that are to run always. @param owner as upstream's text names it */
    public static void runsAlways(JsonNode template, String owner, Errors errors) {
        JsonNode spec = template.path("spec");
        String restart = spec.path("restartPolicy").asText();
        if (!restart.equals("Always")) {
            errors.notSupported(TEMPLATE + ".spec.restartPolicy", restart, "Always");
        }
        if (spec.hasNonNull("activeDeadlineSeconds")) {
            errors.forbidden(
                    TEMPLATE + ".spec.activeDeadlineSeconds",
                    "activeDeadlineSeconds in " + owner + " is not Supported");
        }
    }

    private static boolean selectsAll(JsonNode selector) {
        return selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty();
    }
}
