package dev.podfall.web.api;

import dev.podfall.web.account.KeyLinks;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Links that sign a browser in. */
@Controller("/api/v1/links")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LinkRoutes {
    private final KeyLinks links;

    LinkRoutes(KeyLinks links) {
        this.links = links;
    }

    @Post
    HttpResponse<?> create(@Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var link = links.to(wish.path() == null ? "/" : wish.path());
        return Json.ok(new Link(link.toString(), KeyLinks.VALID.toSeconds()));
    }

    /** @param path of a page; null for the start page */
    record Wish(String path) {}

    /** @param validSeconds from now, and for one visit */
    record Link(String url, long validSeconds) {}
}
