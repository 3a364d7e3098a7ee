package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.AccessSpec;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is given beyond what was given before, as RBAC reads rules. */
class GrantsTest {
    private static final String BOT = "{kind: ServiceAccount, namespace: a, name: bot}";
    private static final String BEFORE =
            "{apiGroups: [apps], resources: [deployments], verbs: [get, patch]}, {apiGroups: [''], resources: [pods],"
                    + " verbs: ['*']}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOT | {apiGroups: [apps], resources: [deployments], verbs: [patch]} | ''",
                "BOT | {apiGroups: [apps], resources: [deployments], resourceNames: [x], verbs: [get]} | ''",
                "BOT | {apiGroups: [''], resources: [pods], verbs: [delete]} | ''",
                "BOT | {apiGroups: [''], resources: [pods/exec], verbs: [create]} | system:serviceaccount:a:bot:"
                        + " create pods/exec",
                "BOT | {apiGroups: [''], resources: [secrets], resourceNames: [x], verbs: [get]} |"
                        + " system:serviceaccount:a:bot: get secrets x",
                "BOT | {apiGroups: [apps], resources: [deployments], verbs: [deletecollection]} |"
                        + " system:serviceaccount:a:bot: deletecollection deployments.apps",
                "BOT | {apiGroups: [apps], resources: ['*'], verbs: [get]} | system:serviceaccount:a:bot: get *.apps",
                "{kind: User, name: 'system:serviceaccount:a:bot'} | {apiGroups: [apps], resources: [deployments],"
                        + " verbs: [get]} | ''",
                "{kind: Group, name: 'system:authenticated'} | {apiGroups: [apps], resources: [deployments],"
                        + " verbs: [get]} | group system:authenticated: get deployments.apps",
                "{kind: ServiceAccount, namespace: a, name: other} | {apiGroups: [apps], resources: [deployments],"
                        + " verbs: [get]} | system:serviceaccount:a:other: get deployments.apps",
                "{kind: ServiceAccount, namespace: a, name: in-its-place} | {apiGroups: [apps], resources:"
                        + " [deployments], verbs: [get]} | ''",
                "{kind: ServiceAccount, namespace: a, name: in-its-place} | {apiGroups: [''], resources: [secrets],"
                        + " verbs: [get]} | system:serviceaccount:a:in-its-place: get secrets",
                "{kind: User, name: learner} | {apiGroups: [''], resources: [secrets], verbs: [get]} |"
                        + " learner: get secrets",
                "{kind: User, name: ada} | {apiGroups: [batch], resources: [jobs], verbs: [create]} | ''",
                "{kind: User, name: ada} | {apiGroups: [batch], resources: [jobs, cronjobs], verbs: [create]} |"
                        + " ada: create cronjobs.batch",
                "{kind: Group, name: ada} | {apiGroups: [batch], resources: [jobs], verbs: [create]} |"
                        + " group ada: create jobs.batch",
                "{kind: ServiceAccount, namespace: a, name: in-its-place} | {apiGroups: [batch], resources: [jobs],"
                        + " verbs: [create]} | system:serviceaccount:a:in-its-place: create jobs.batch",
                "{kind: ServiceAccount, namespace: a, name: kept} | {apiGroups: [batch], resources: [jobs], verbs:"
                        + " [create]} | ''",
            })
    void what_is_given_beyond_is_named(String subject, String rules, String beyond) {
        Grants now = grants(subject.replace("BOT", BOT), rules);
        Grants letIn = grants(
                "{kind: User, name: ada}, {kind: User, name: 'system:serviceaccount:a:kept'}",
                "{apiGroups: [batch], resources: [jobs], verbs: [create]}");
        assertThat(String.join(
                        "; ",
                        now.beyond(
                                grants(BOT, BEFORE),
                                letIn,
                                List.of("system:serviceaccount:a:in-its-place"),
                                AccessSpec.Reading.counted)))
                .isEqualTo(beyond);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOT | {apiGroups: [''], resources: [pods/log], verbs: [get]} | true",
                "BOT | {apiGroups: [batch], resources: ['*'], verbs: [list]} | false",
                "BOT | {apiGroups: [''], resources: [secrets], verbs: [get]} | false",
                "BOT | {apiGroups: [''], resources: [pods/exec], verbs: [get]} | false",
                "BOT | {apiGroups: [''], resources: ['*/exec'], verbs: [get]} | false",
                "BOT | {apiGroups: [''], resources: [services], verbs: [update]} | false",
                "{kind: ServiceAccount, namespace: a, name: other} | {apiGroups: [''], resources: [services], verbs: [get]} | false",
                "{kind: Group, name: g} | {apiGroups: [''], resources: [services], verbs: [get]} | false"
            })
    void who_could_read_something_and_reads_a_little_more_has_hardly_more(
            String subject, String rules, boolean little) {
        Grants now = grants(subject.replace("BOT", BOT), rules);
        Grants before = grants(BOT, BEFORE);
        Grants nobody = new Grants(List.of(), List.of(), List.of());
        assertThat(now.beyond(before, nobody, List.of(), AccessSpec.Reading.alone)
                        .isEmpty())
                .isEqualTo(!little);
        assertThat(now.beyond(before, nobody, List.of(), AccessSpec.Reading.ignored)
                        .isEmpty())
                .isEqualTo(little);
    }

    private static Grants grants(String subject, String rules) {
        JsonNode role = tree("{metadata: {name: r}, rules: [" + rules + "]}");
        JsonNode binding = tree("{roleRef: {kind: Role, name: r}, subjects: [" + subject + "]}");
        return new Grants(List.of(role), List.of(binding), List.of());
    }

    private static JsonNode tree(String yaml) {
        return Yaml.documents("test", yaml).get(0);
    }
}
