package dev.podfall.sim.admission.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a pod goes against which standard, in upstream's words. */
class StandardsTest {
    private static final ObjectMapper JSON = new ObjectMapper().configure(JsonParser.Feature.ALLOW_SINGLE_QUOTES, true);

    /** All that the level restricted wants, but for what a row adds. */
    private static final String CAREFUL = "{'name':'c','securityContext':{'allowPrivilegeEscalation':false,"
            + "'capabilities':{'drop':['ALL']},'runAsNonRoot':true,'seccompProfile':{'type':'RuntimeDefault'}}}";

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    private static String details(Level level, int minor, JsonNode spec) {
        return Standards.details(Standards.violations(new Standard(level, minor), MissingNode.getInstance(), spec));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'hostNetwork':true,'hostPID':true} | host namespaces (hostNetwork=true, hostPID=true)",
                "{'volumes':[{'name':'h','hostPath':{'path':'/'}}]} | hostPath volumes (volume \"h\")",
                "{'containers':[{'name':'a','ports':[{'hostPort':80},{'hostPort':443}]}]}"
                        + " | hostPort (container \"a\" uses hostPorts 443, 80)",
                "{'containers':[{'name':'a','securityContext':{'privileged':true}}],"
                        + "'initContainers':[{'name':'i','securityContext':{'privileged':true}}]}"
                        + " | privileged (containers \"i\", \"a\" must not set securityContext.privileged=true)",
                "{'containers':[{'name':'a','securityContext':{'capabilities':{'add':['SYS_TIME','CHOWN']}}}]}"
                        + " | non-default capabilities (container \"a\" must not include \"SYS_TIME\" in"
                        + " securityContext.capabilities.add)",
                "{'containers':[{'name':'a','securityContext':{'procMount':'Unmasked'}}]}"
                        + " | procMount (container \"a\" must not set securityContext.procMount to \"Unmasked\")",
                "{'securityContext':{'seccompProfile':{'type':'Unconfined'}}}"
                        + " | seccompProfile (pod must not set securityContext.seccompProfile.type to \"Unconfined\")",
                "{'securityContext':{'seLinuxOptions':{'type':'spc_t','user':'u'}}} | seLinuxOptions (pod set forbidden"
                        + " securityContext.seLinuxOptions: type \"spc_t\"; user may not be set)",
                "{'securityContext':{'sysctls':[{'name':'kernel.msgmax'},{'name':'net.ipv4.tcp_rmem'}]}}"
                        + " | forbidden sysctls (kernel.msgmax)",
                "{'securityContext':{'appArmorProfile':{'type':'Unconfined'}}} | forbidden AppArmor profile (pod must"
                        + " not set AppArmor profile type to \"Unconfined\")",
                "{'containers':[{'name':'a','livenessProbe':{'httpGet':{'host':'10.0.0.1'}}}]} | probe or lifecycle host"
                        + " (container \"a\" uses probe or lifecycle host \"10.0.0.1\")",
                "{'securityContext':{'windowsOptions':{'hostProcess':true}}} | hostProcess (pod must not set"
                        + " securityContext.windowsOptions.hostProcess=true)",
                "{'containers':[{'name':'a'}],'volumes':[{'name':'e','emptyDir':{}}]} | ``",
            })
    void baseline(String spec, String text) throws IOException {
        assertThat(details(Level.BASELINE, Standard.LATEST, json(spec))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'containers':[{'name':'a'},{'name':'b'}]} | allowPrivilegeEscalation != false (containers \"a\", \"b\""
                        + " must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities"
                        + " (containers \"a\", \"b\" must set securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot"
                        + " != true (pod or containers \"a\", \"b\" must set securityContext.runAsNonRoot=true),"
                        + " seccompProfile (pod or containers \"a\", \"b\" must set securityContext.seccompProfile.type"
                        + " to \"RuntimeDefault\" or \"Localhost\")",
                "{'containers':[" + CAREFUL + "]} | ``",
                "{'containers':[" + CAREFUL + "],'volumes':[{'name':'h','hostPath':{}},{'name':'n','nfs':{}}]}"
                        + " | restricted volume types (volumes \"h\", \"n\" use restricted volume types \"hostPath\","
                        + " \"nfs\")",
                "{'containers':[" + CAREFUL + "],'securityContext':{'runAsUser':0,'runAsNonRoot':false}}"
                        + " | runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false), runAsUser=0"
                        + " (pod must not set runAsUser=0)",
                "{'containers':[{'name':'a','securityContext':{'allowPrivilegeEscalation':false,'capabilities':"
                        + "{'drop':['ALL'],'add':['NET_ADMIN']}}}],'securityContext':{'runAsNonRoot':true,"
                        + "'seccompProfile':{'type':'Localhost'}}} | unrestricted capabilities (container \"a\" must not"
                        + " include \"NET_ADMIN\" in securityContext.capabilities.add)",
            })
    void restricted(String spec, String text) throws IOException {
        assertThat(details(Level.RESTRICTED, Standard.LATEST, json(spec))).isEqualTo(text);
    }

    @Test
    void older_versions_ask_for_less() throws IOException {
        JsonNode spec =
                json("{'hostUsers':false,'containers':[{'name':'a','livenessProbe':{'tcpSocket':{'host':'x'}}}]}");
        assertThat(details(Level.BASELINE, 33, spec)).isEmpty();
        assertThat(details(Level.BASELINE, 34, spec)).startsWith("probe or lifecycle host");
        assertThat(details(Level.RESTRICTED, 21, spec))
                .doesNotContain("capabilities")
                .contains("runAsNonRoot");
        assertThat(details(Level.RESTRICTED, 35, spec))
                .doesNotContain("runAsNonRoot")
                .contains("capabilities");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{'enforce':'restricted'} | restricted:latest | restricted:latest",
                "{'enforce':'baseline','enforce-version':'v1.30'} | baseline:v1.30 | baseline:v1.30",
                "{'enforce':'baseline','warn':'restricted'} | baseline:latest | restricted:latest",
                "{'enforce':'restricted','warn':'privileged'} | restricted:latest | privileged:latest",
                "{'audit':'restricted'} | privileged:latest | privileged:latest",
                "{'enforce':'strict'} | restricted:latest | privileged:latest",
            })
    void labels_say_what_is_asked_for(String labels, String enforce, String warn) throws IOException {
        JsonNode prefixed = json(labels.replaceAll("'([a-z-]+)':", "'pod-security.kubernetes.io/$1':"));
        Policy policy = Policy.of(prefixed);
        assertThat(List.of(policy.enforce().toString(), policy.warn().toString()))
                .containsExactly(enforce, warn);
        assertThat(policy.errors().isEmpty()).isEqualTo(!labels.contains("'strict'"));
    }

    @Test
    void labels_that_mean_nothing_are_named() throws IOException {
        Policy policy = Policy.of(json("{'pod-security.kubernetes.io/enforce':'strict',"
                + "'pod-security.kubernetes.io/warn-version':'1.30'}"));
        assertThat(policy.errors())
                .extracting(Object::toString)
                .containsExactly(
                        "metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: \"strict\": must be one of"
                                + " privileged, baseline, restricted",
                        "metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: \"1.30\": must be"
                                + " \"latest\" or \"v1.x\"");
    }
}
