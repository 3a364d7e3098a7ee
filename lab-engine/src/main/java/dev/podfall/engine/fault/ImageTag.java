package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.SetImage;
import java.util.List;

/** {@code image-tag}: a container's image gets another tag. Parameters: namespace, deployment, container, tag. */
final class ImageTag implements Fault {
    @Override
    public String name() {
        return "image-tag";
    }

    @Override
    public Injection plan(ClusterApi api, ObjectNode with) {
        Parameters p = new Parameters(name(), with);
        String now = p.container(api).path("image").asText();
        int colon = now.lastIndexOf(':');
        String repository = colon > now.lastIndexOf('/') ? now.substring(0, colon) : now;
        SetImage broken = new SetImage(p.deployment(), p.text("container"), repository + ":" + p.text("tag"));
        return new Injection(name(), List.of(broken), List.of(new SetImage(p.deployment(), p.text("container"), now)));
    }
}
