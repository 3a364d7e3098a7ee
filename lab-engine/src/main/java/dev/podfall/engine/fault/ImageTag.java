package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.SetImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code image-tag}: a container's image gets another tag, whatever repository it is from. */
final class ImageTag implements Fault {
    @Override
    public FaultPage page() {
        Map<String, FaultPage.Parameter> parameters = new LinkedHashMap<>();
        parameters.put("deployment", new FaultPage.Parameter("the Deployment", null, null));
        parameters.put("container", new FaultPage.Parameter("its container", null, null));
        parameters.put("tag", new FaultPage.Parameter("the wrong tag", null, "[\\w][\\w.-]{0,127}"));
        return new FaultPage(
                "image-tag",
                FaultPage.Group.startup,
                "The image keeps its name and gets another tag.",
                "New pods wait with ErrImagePull and ImagePullBackOff; or, if the tag exists, another version runs.",
                parameters,
                draw());
    }

    private static FaultDraw draw() {
        Map<String, JsonNode> with = new LinkedHashMap<>();
        JsonNodeFactory json = JsonNodeFactory.instance;
        with.put("deployment", json.objectNode().put("each", "Deployment/*:/metadata/name"));
        with.put(
                "container",
                json.objectNode().put("each", "Deployment/${deployment}:/spec/template/spec/containers/*/name"));
        ArrayNode tags = json.arrayNode();
        List.of("v2", "v4", "v3-rc1", "3", "stable", "prod-latest").forEach(tags::add);
        with.put("tag", tags);
        return new FaultDraw(
                null,
                with,
                "Deployment ${deployment}",
                "the image's tag",
                "Another image was named than the one that is meant to run.",
                List.of(
                        "kubectl get deployment ${deployment} -n ${namespace} -o"
                                + " jsonpath='{.spec.template.spec.containers[*].image}'",
                        "kubectl describe pods -n ${namespace} --show-events"));
    }

    @Override
    public Injection plan(ClusterApi api, Parameters with) {
        String now = with.container(api).path("image").asText();
        int colon = now.lastIndexOf(':');
        String repository = colon > now.lastIndexOf('/') ? now.substring(0, colon) : now;
        return new Injection(
                with.fault(), List.of(image(with, repository + ":" + with.text("tag"))), List.of(image(with, now)));
    }

    private static SetImage image(Parameters with, String image) {
        return new SetImage(with.deployment(), with.text("container"), image);
    }
}
