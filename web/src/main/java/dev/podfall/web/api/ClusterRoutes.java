package dev.podfall.web.api;

import dev.podfall.web.cluster.ClusterRequest;
import dev.podfall.web.cluster.Clusters;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** Bare clusters. */
@Controller("/api/v1/clusters")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClusterRoutes {
    private final Clusters clusters;

    ClusterRoutes(Clusters clusters) {
        this.clusters = clusters;
    }

    @Get
    HttpResponse<?> list() {
        return Json.ok(Map.of("clusters", clusters.all()));
    }

    @Post
    HttpResponse<?> create(@Nullable @Body byte[] body) {
        return Json.ok(clusters.create(Json.read(body, ClusterRequest.class)));
    }

    @Post("/{name}/open")
    HttpResponse<?> open(String name) {
        return Json.ok(clusters.open(name));
    }

    @Delete("/{name}")
    HttpResponse<?> delete(String name) {
        return Json.ok(clusters.delete(name));
    }
}
