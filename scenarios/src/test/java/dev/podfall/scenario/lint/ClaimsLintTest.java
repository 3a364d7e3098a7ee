package dev.podfall.scenario.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lint says of claims, and of the clients they are about. */
class ClaimsLintTest extends ChangedLab {
    private static final String CLIENTS = "shared/clients.yaml";

    @Test
    void clients_that_can_not_call_are_found() throws IOException {
        assertThat(lintAfter(CLIENTS, "container: fraud-scorer", "container: scorer"))
                .anyMatch(f -> f.what().contains("no container scorer in Deployment ml-serving-prod/fraud-scorer"));
        assertThat(lintAfter(CLIENTS, "namespace: payments", "namespace: nowhere"))
                .anyMatch(f -> f.where().endsWith("checkout") && f.what().contains("no namespace nowhere"));
        assertThat(lintAfter(CLIENTS, "http://fraud-api.ml.internal", "http://fraud.example"))
                .anyMatch(f -> f.where().endsWith("partners") && f.what().contains("No Ingress"));
        assertThat(lintAfter(CLIENTS, "url: http://fraud-scorer.ml-serving-prod/score", "url: 'ftp://fraud scorer'"))
                .anyMatch(f -> f.where().endsWith("checkout") && f.what().contains("not an http:// address"));
        assertThat(lintAfter(CLIENTS, "id: partners", "id: checkout"))
                .anyMatch(f -> f.what().contains("Two clients have the same id"));
    }

    @Test
    void a_claim_about_a_client_that_is_not_there_is_found() throws IOException {
        assertThat(lintAfter(
                        "shared/claims/scores.yaml", "scores: {times: 3}", "scores: {clients: [checkout, nobody]}"))
                .anyMatch(f ->
                        f.what().contains("no client nobody") && f.howToFix().contains("checkout"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubectl auth can-i get pods --as somebody      | act as somebody else",
                "kubectl get pods -A                            | list all namespaces",
                "kubectl get roles -n ml-serving-prod           | read Roles",
                "kubectl get pods -n vision-prod                | no rights in namespace vision-prod"
            })
    void a_command_that_learners_may_not_type_is_found(String command, String what) throws IOException {
        String file = "shared/claims/endpoints.yaml";
        String see = "see: kubectl get endpointslices -n ml-serving-prod -l kubernetes.io/service-name=fraud-scorer";
        assertThat(lintAfter(file, see, "see: " + command))
                .anyMatch(f -> f.where().contains("endpoints") && f.what().contains(what));
    }

    @Test
    void an_expression_about_words_that_change_nothing_is_found() throws IOException {
        String check = "check: >-\n      objects.map";
        assertThat(lintAfter(
                        "shared/claims/endpoints.yaml",
                        check,
                        "check: >-\n      objects[0].image.startsWith('x') || objects.map"))
                .anyMatch(f -> f.where().contains("endpoints") && f.what().contains("begins or contains"));
        assertThat(lintAfter(
                        "shared/claims/endpoints.yaml",
                        check,
                        "check: >-\n      has(objects[0].readinessProbe) || objects.map"))
                .anyMatch(f -> f.where().contains("endpoints") && f.what().contains("readinessProbe"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p.spec.containers[0].image == 'x:v3'                 | a name that is written here",
                "p.spec.containers[0].image in ['x:v3', 'x:v4']       | a name that is written here",
                "p.spec.containers[0].env[0].value == '0.5'           | a value that is written here",
                "objects[0].data.THRESHOLD == '0.5'                   | a value that is written here",
                "objects[0].data['THRESHOLD'] in ['0.5']              | a value that is written here",
                "has(objects[0].spec.minAvailable)                    | a budget",
                "has(p.spec.containers[0].lifecycle.preStop)          | a hook",
                "p.metadata.annotations['owner'] == 'me'              | annotations"
            })
    void an_expression_about_words_is_found_whatever_they_are(String expression, String words) throws IOException {
        String check = "check: >-\n      objects.map";
        assertThat(lintAfter(
                        "shared/claims/endpoints.yaml", check, "check: >-\n      " + expression + " || objects.map"))
                .anyMatch(f -> f.where().contains("endpoints") && f.what().contains(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ingress/fraud-scorer", "'fraud-scorer:/spec'", "'Ingress/fraud-scorer:spec'"})
    void an_exception_that_names_no_field_of_an_object_is_found(String entry) throws IOException {
        assertThat(lintAfter("shared/claims/route-kept.yaml", "[Ingress]", "[Ingress]\n    except: [" + entry + "]"))
                .anyMatch(f -> f.where().endsWith("route-kept")
                        && f.what().contains(entry.replace("'", ""))
                        && f.howToFix().contains("Kind/name:/pointer"));
        assertThat(lintAfter(
                        "shared/claims/route-kept.yaml",
                        "[Ingress]",
                        "[Ingress]\n    except: ['Ingress/fraud-scorer:/spec/rules/*/host']"))
                .isEmpty();
    }

    @Test
    void fields_of_an_answer_that_anybody_may_give_are_found() throws IOException {
        String claim = "  - id: asks\n"
                + "    title: It answers\n"
                + "    weight: 14\n"
                + "    claim: {responds: {request: {url: 'http://x/'}, answer: {status: 200, fields: {/a:"
                + " b}}%s}}\n"
                + "    why: w\n"
                + "    see: kubectl get pods\n";
        String before = "  - {use: endpoints, weight: 14}\n";
        assertThat(lintAfter("rubric.yaml", before, claim.formatted(", anybody: true")))
                .anyMatch(f -> f.where().endsWith("asks") && f.what().contains("anybody may give"));
        assertThat(lintAfter("rubric.yaml", before, claim.formatted(""))).isEmpty();
        assertThat(lintAfter(
                        "rubric.yaml",
                        before,
                        claim.formatted(
                                ", by: {namespace: ml-platform, deployment: model-registry, container: nobody}")))
                .anyMatch(f -> f.what().contains("no container nobody in Deployment ml-platform/model-registry"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "completes: {namespace: ml-platform, prints: done} | neither a Job nor a CronJob",
                "completes: {namespace: ml-platform, cronJob: nightly} | no CronJob ml-platform/nightly",
                "completes: {namespace: ml-platform, job: once, otherProgram: true} | Any program that ends well",
                "waitsFor: {namespace: n, selector: a=b, neighbour: {namespace: n, deployment: d}} | no Deployment n/d",
                "byName: {namespace: n, service: s, request: {url: 'http://s'}, answer: {status: 200}} | no Service n/s",
                "bounded: {namespace: n, labels: {app: a}, who: a pod} | No policy of the baseline bounds",
                "admits: {object: {kind: Pod}} | could not be sent",
                "admits: {object: {apiVersion: v1, kind: Pod, metadata: {name: p}}, refused: true} | for any reason",
                "admits: {object: {apiVersion: v1, kind: Pod, metadata: {name: p}}, because: x} | is to be taken"
            })
    void what_cannot_be_tried_or_is_met_by_anything_is_found(String claim, String what) throws IOException {
        String criterion = "  - {id: tried, title: T, weight: 16, claim: {%s}, why: w, see: kubectl get pods}\n";
        String before = "  - {use: readiness-means-loaded, needed: true, weight: 16}\n";
        assertThat(lintAfter("rubric.yaml", before, criterion.formatted(claim)))
                .anyMatch(f -> f.where().endsWith("tried") && f.what().contains(what));
    }

    @ParameterizedTest
    @CsvSource({
        "lasts, it lasts",
        "confined, the pods got no more rights on their node",
        "hangs-are-noticed, a server that hangs is restarted"
    })
    void a_guard_that_every_server_needs_is_missed(String guard, String what) throws IOException {
        assertThat(lintAfter("rubric.yaml", "  - {use: " + guard + "}\n", ""))
                .anyMatch(f -> f.what().equals("Nothing claims that " + what + ".")
                        && f.howToFix().contains(guard));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{fault: config-value, with: {namespace: ml-serving-prod, config: fraud-scorer-config, key: THRESHOLD, value: x}} | THRESHOLD counts",
                "{fault: environment, with: {namespace: ml-serving-prod, deployment: fraud-scorer, container: fraud-scorer, variable: THRESHOLD, value: x}} | THRESHOLD counts",
                "{fault: image-tag, with: {namespace: ml-serving-prod, deployment: fraud-scorer, container: fraud-scorer, tag: v2}} | with another image"
            })
    void what_a_fault_bends_is_asked_for_where_it_is_written(String fault, String what) throws IOException {
        assertThat(lintAfter("faults.yaml", "{fault: \"{{cause.fault}}\", with: {{cause.with}}}", fault))
                .anyMatch(f -> f.where().endsWith("rubric.yaml") && f.what().contains(what));
    }

    @Test
    void whom_a_policy_keeps_out_of_its_callers_namespace_and_its_own_is_tried() throws IOException {
        String policy = "include: fraud-scorer-network.yaml\n"
                + "---\n"
                + "apiVersion: networking.k8s.io/v1\n"
                + "kind: NetworkPolicy\n"
                + "metadata: {name: callers, namespace: ml-serving-prod}\n"
                + "spec:\n"
                + "  podSelector: {}\n"
                + "  ingress:\n"
                + "    - from:\n"
                + "        - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: payments}}\n"
                + "          podSelector: {matchLabels: {app: checkout}}\n";
        assertThat(lintAfter("baseline/10-cluster.yaml", "include: fraud-scorer-network.yaml\n", policy))
                .anyMatch(f -> f.what().startsWith("No pod of namespace payments tries")
                        && f.howToFix().contains("neighbours-kept-out"))
                .anyMatch(f -> f.what().startsWith("No pod of namespace ml-serving-prod tries")
                        && f.howToFix().contains("strangers-kept-out"));
    }

    @Test
    void volumes_that_learners_may_write_are_as_protected_as_before() throws IOException {
        String include = "include: model-registry.yaml\n";
        String volume = "---\napiVersion: v1\nkind: PersistentVolume\nmetadata: {name: models}\nspec: {}\n";
        String rule = "cluster:\n  - {apiGroups: [\"\"], resources: [persistentvolumes], verbs: [patch]}\nsymptom:";
        assertThat(lintAfter(Map.of(
                        "lab.yaml", List.of("symptom:", rule),
                        "baseline/10-cluster.yaml", List.of(include, include + volume))))
                .anyMatch(f -> f.what().startsWith("Learners may write volumes"));
    }
}
