package dev.podfall.sim.api.clients;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

/** fabric8's client over Java's own HTTP client. */
class Fabric8JdkTest extends Fabric8Contract {
    @Override
    HttpClient.Factory transport() {
        return new JdkHttpClientFactory();
    }
}
