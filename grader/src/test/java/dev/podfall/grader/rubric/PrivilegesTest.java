package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.load.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pod was given beyond the healthy template's, or is no longer held back by. */
class PrivilegesTest {
    private static final String HEALTHY =
            "{automountServiceAccountToken: false, securityContext: {runAsNonRoot: true}, containers: [{name: c,"
                    + " securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]}";
    private static final String CONTAINER =
            "name: c, securityContext: {allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: {drop:"
                    + " [ALL]}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{containers: [{C}]} | ''",
                "{containers: [{C}], tolerations: [{key: gpu, operator: Exists}], terminationGracePeriodSeconds: 5} |"
                        + " ''",
                "{containers: [{C}], nodeName: n} | ''",
                "{containers: [{C}], hostNetwork: true} | hostNetwork",
                "{containers: [{C}], hostPID: true, hostIPC: true} | hostIPC, hostPID",
                "{containers: [{C, ports: [{containerPort: 80, hostPort: 80}]}]} | hostPort 80",
                "{containers: [{C}], volumes: [{name: v, hostPath: {path: /var}}]} | the node's /var",
                "{containers: [{C}], volumes: [{projected: {sources: [{serviceAccountToken: {}}]}}]} | a token of its"
                        + " ServiceAccount",
                "{containers: [{C}], automountServiceAccountToken: true} | a token of its ServiceAccount",
                "{containers: [{C}], tolerations: [{operator: Exists}]} | a toleration of every taint",
                "{containers: [{C}], terminationGracePeriodSeconds: 0} | no time to end in",
                "{containers: [{C}, {name: s, securityContext: {privileged: true}}]} | privileged",
                "{containers: [{C}, {name: s, securityContext: {capabilities: {add: [NET_ADMIN]}}}]} | capability"
                        + " NET_ADMIN",
                "{containers: [{C}], initContainers: [{name: i, securityContext: {runAsUser: 0}}]} | runs as root",
                "{containers: [{name: c}]} | no longer all capabilities dropped, no longer allowPrivilegeEscalation:"
                        + " false, no longer runAsNonRoot"
            })
    void what_was_added_or_lost_is_named(String pod, String words) {
        assertThat(String.join(", ", ConfinedClaim.of(tree(HEALTHY), tree(pod.replace("{C", "{" + CONTAINER)))))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{nodeName: n-1} | nodeName n-1",
                "{nodeSelector: {kubernetes.io/hostname: n-1}} | the node n-1",
                "{priorityClassName: first} | ''",
                "{nodeSelector: {disk: fast}} | ''"
            })
    void a_template_that_knows_one_node_is_tied_to_it(String template, String words) {
        assertThat(String.join(", ", Privileges.ties(tree(template)))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {} | false",
                "{} | {priorityClassName: low} | false",
                "{priorityClassName: high} | {} | false",
                "{priorityClassName: high} | {priorityClassName: low} | false",
                "{priorityClassName: high} | {priorityClassName: polite} | false",
                "{} | {priorityClassName: not-there} | false",
                "{} | {priorityClassName: high} | true",
                "{priorityClassName: polite} | {priorityClassName: high} | true",
                "{priorityClassName: high} | {priorityClassName: system-node-critical} | true"
            })
    void only_a_higher_priority_or_one_that_preempts_is_a_gain(String healthy, String now, boolean more) {
        JsonNode classes =
                tree("list: [{metadata: {name: low}, value: 1, globalDefault: true}, {metadata: {name: high},"
                                + " value: 1000}, {metadata: {name: polite}, value: 1000, preemptionPolicy: Never}]")
                        .path("list");
        Priority before = Priority.of(tree(healthy), classes);
        assertThat(Priority.of(tree(now), classes).isMoreThan(before)).isEqualTo(more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | ''",
                "{nodeSelector: {disk: fast}} | n-1",
                "{nodeSelector: {os: linux}} | ''",
                "{nodeSelector: {os: linux, gpu: 'yes'}} | ''",
                "{tolerations: [{key: gpu, operator: Exists}], nodeSelector: {gpu: 'yes'}} | g-1",
                "{affinity: {AFFINITY: [{matchFields: [{key: metadata.name, operator: In, values: [n-2]}]}]}}} | n-2",
                "{affinity: {AFFINITY: [{matchExpressions: [{key: disk, operator: NotIn, values: [fast]}]}]}}} | n-2",
                "{affinity: {AFFINITY: [{matchExpressions: [{key: disk, operator: DoesNotExist}]}]}}} | n-2",
                "{affinity: {AFFINITY: [{matchExpressions: [{key: size, operator: Gt, values: ['4']}]}]}}} | n-1",
                "{affinity: {AFFINITY: [{matchExpressions: [{key: disk, operator: Exists}]}, {matchExpressions:"
                        + " [{key: os, operator: Exists}]}]}}} | ''"
            })
    void whoever_leaves_one_node_to_choose_is_tied_to_it_by_whatever_words(String template, String node) {
        JsonNode nodes =
                tree("list: [{metadata: {name: n-1, labels: {os: linux, disk: fast, size: '8'}}}, {metadata: {name: n-2,"
                                + " labels: {os: linux, size: '4'}}}, {metadata: {name: g-1, labels: {os: linux, gpu: 'yes'}}, spec:"
                                + " {taints: [{key: gpu, effect: NoSchedule}]}}]")
                        .path("list");
        String affinity = "nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms";
        String spec = template.contains("AFFINITY") ? template.replace("AFFINITY", affinity) + "}" : template;
        assertThat(NodeChoice.onlyOne(tree(spec), nodes).orElse("")).isEqualTo(node);
    }

    private static ObjectNode tree(String yaml) {
        return Yaml.documents("test", yaml).get(0);
    }
}
