package dev.podfall.sim.api.clients;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;

/** fabric8's client over Vert.x, which it takes by default. */
class Fabric8VertxTest extends Fabric8Contract {
    @Override
    HttpClient.Factory transport() {
        return new VertxHttpClientFactory();
    }
}
