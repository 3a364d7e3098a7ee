package dev.podfall.sim.kubelet.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import dev.podfall.sim.workload.ContainerRuntime.SharedProcesses;
import dev.podfall.sim.workload.Credentials;
import dev.podfall.sim.workload.Image;
import dev.podfall.sim.workload.NameFiles;
import dev.podfall.sim.workload.Privileges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a container was started, kept so that the same process can go on after a restart. */
public final class Launch {
    /** Where it is on the disk, before the container id. */
    public static final String PREFIX = "container/";

    private Launch() {}

    public static ObjectNode save(ContainerConfig config) {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        saved.put("id", config.id()).put("namespace", config.namespace()).put("pod", config.pod());
        saved.put("container", config.container()).put("podIp", config.podIp());
        config.command().forEach(saved.putArray("command")::add);
        config.arguments().forEach(saved.putArray("arguments")::add);
        saved.put("workingDirectory", config.workingDirectory());
        ObjectNode environment = saved.putObject("environment");
        config.environment().forEach(environment::put);
        saved.put("memory", config.memoryLimitBytes()).put("cpu", config.cpuLimitMillis());
        Credentials who = config.credentials();
        saved.put("user", who.user()).put("group", who.group()).put("overrides", who.overrides());
        who.groups().forEach(saved.putArray("groups")::add);
        Privileges privileges = config.privileges();
        saved.put("bounding", privileges.bounding()).put("held", privileges.held());
        saved.put("fixed", privileges.fixed()).put("filtered", privileges.filtered());
        NameFiles names = config.names();
        saved.put("hostname", names.hostname()).put("hosts", names.hosts()).put("resolver", names.resolver());
        saved.put("processesOfPod", config.processes().ofPod());
        saved.put("processesOf", config.processes().target());
        saved.put("readOnly", config.readOnlyRootFilesystem());
        return saved.put("tty", config.tty()).put("stdin", config.stdin());
    }

    public static ContainerConfig load(JsonNode saved, Image image, Map<String, Mount> mounts) {
        return new ContainerConfig(
                saved.path("id").asText(),
                saved.path("namespace").asText(),
                saved.path("pod").asText(),
                saved.path("container").asText(),
                saved.path("podIp").asText(),
                image,
                strings(saved.path("command")),
                strings(saved.path("arguments")),
                saved.path("workingDirectory").textValue(),
                environment(saved),
                mounts,
                number(saved.path("memory")),
                number(saved.path("cpu")),
                credentials(saved, image),
                privileges(saved, image),
                names(saved),
                new SharedProcesses(
                        saved.path("processesOfPod").asBoolean(),
                        saved.path("processesOf").asText()),
                saved.path("readOnly").asBoolean(),
                saved.path("tty").asBoolean(),
                saved.path("stdin").asBoolean());
    }

    /** The environment of what was saved. */
    public static Map<String, String> environment(JsonNode saved) {
        Map<String, String> environment = new LinkedHashMap<>();
        saved.path("environment")
                .fields()
                .forEachRemaining(e -> environment.put(e.getKey(), e.getValue().asText()));
        return environment;
    }

    /** Before privileges were told, none were saved. */
    private static Privileges privileges(JsonNode saved, Image image) {
        return saved.has("bounding")
                ? new Privileges(
                        saved.path("bounding").asLong(),
                        saved.path("held").asLong(),
                        saved.path("fixed").asBoolean(),
                        saved.path("filtered").asBoolean())
                : Privileges.usual(credentials(saved, image).user());
    }

    /** Before users counted, only a number was saved, if one was given. */
    private static Credentials credentials(JsonNode saved, Image image) {
        long user = saved.path("user").asLong(image.user());
        List<Long> groups = new ArrayList<>();
        saved.path("groups").forEach(group -> groups.add(group.asLong()));
        return Credentials.of(
                user,
                saved.path("group").asLong(),
                groups,
                saved.path("overrides").asBoolean(user == 0));
    }

    private static NameFiles names(JsonNode saved) {
        return saved.hasNonNull("hostname")
                ? new NameFiles(
                        saved.path("hostname").asText(),
                        saved.path("hosts").asText(),
                        saved.path("resolver").asText())
                : NameFiles.ordinary(
                        saved.path("namespace").asText(),
                        saved.path("pod").asText(),
                        saved.path("podIp").asText());
    }

    private static List<String> strings(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(v -> all.add(v.asText()));
        return all;
    }

    private static Long number(JsonNode node) {
        return node.isNumber() ? node.asLong() : null;
    }
}
