package dev.podfall.sim.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestInfoTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/v1/namespaces | list |  |  | namespaces |  | ",
                "GET | /api/v1/namespaces/shop | get |  | shop | namespaces |  | shop",
                "PUT | /api/v1/namespaces/shop/finalize | update |  | shop | namespaces | finalize | shop",
                "GET | /api/v1/namespaces/shop/pods | list |  | shop | pods |  | ",
                "GET | /api/v1/namespaces/shop/pods?watch=true | watch |  | shop | pods |  | ",
                "GET | /api/v1/namespaces/shop/pods/a/log | get |  | shop | pods | log | a",
                "POST | /apis/apps/v1/namespaces/shop/deployments | create | apps | shop | deployments |  | ",
                "DELETE | /apis/apps/v1/namespaces/shop/deployments | deletecollection | apps | shop | deployments |  | ",
                "GET | /api/v1/watch/pods | watch |  |  | pods |  | ",
                "GET | /api/v1/pods?fieldSelector=metadata.name%3Da | list |  |  | pods |  | a",
                "GET | /api/v1/namespaces/shop/services/web:80/proxy/x/y | get |  | shop | services | proxy | web:80"
            })
    void reads_the_path(
            String method,
            String uri,
            String verb,
            String group,
            String namespace,
            String resource,
            String subresource,
            String name) {
        RequestInfo info = RequestInfo.of(method, uri.split("\\?")[0], Query.of(uri));
        assertThat(info.resourceRequest()).isTrue();
        assertThat(new String[] {
                    info.verb(), info.group(), info.namespace(), info.resource(), info.subresource(), info.name()
                })
                .containsExactly(verb, text(group), text(namespace), resource, text(subresource), text(name));
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
