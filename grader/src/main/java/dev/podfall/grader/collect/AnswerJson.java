package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.Provenance;

/** Answers as evidence keeps them: what was asked, what was wanted, what came back, and who gave it. */
final class AnswerJson {
    private AnswerJson() {}

    static ObjectNode of(Question question, HttpAnswer answer) {
        ObjectNode json = of(answer);
        json.put("ask", question.ask().name()).put("asked", question.body());
        json.putObject("wanted")
                .put("status", question.wanted().status())
                .put("body", question.wanted().body());
        return json;
    }

    static ObjectNode of(HttpAnswer answer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", answer.status()).put("body", answer.body());
        if (answer.failure() != null) {
            json.put("failure", answer.failure());
        }
        if (answer.provenance() != null) {
            json.set("by", by(answer.provenance()));
        }
        return json;
    }

    private static ObjectNode by(Provenance found) {
        ObjectNode by = JsonNodeFactory.instance.objectNode();
        by.put("ingress", found.ingress()).put("service", found.service()).put("endpoint", found.endpoint());
        Provenance.Pod pod = found.pod();
        if (pod != null) {
            ObjectNode node = by.putObject("pod");
            node.put("namespace", pod.namespace()).put("name", pod.name()).put("uid", pod.uid());
            pod.owners().forEach(node.putArray("owners")::add);
        }
        Provenance.Process process = found.process();
        if (process != null) {
            ObjectNode node = by.putObject("process");
            node.put("container", process.container())
                    .put("role", process.role().name());
            node.put("image", process.image()).put("repository", process.repository());
            node.put("digest", process.digest()).put("executable", process.executable());
            process.command().forEach(node.putArray("command")::add);
            node.put("main", process.isMain());
            node.put(
                    "started",
                    process.started() == null ? null : process.started().toString());
        }
        return by;
    }
}
