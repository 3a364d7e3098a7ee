package dev.podfall.web.ui;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Arrays;

/** Serves the static files, from memory and by name only. */
@Controller
final class AssetRoutes {
    @Get(uri = "/assets/{version}/{file}", produces = MediaType.ALL)
    HttpResponse<byte[]> asset(String version, String file) {
        return find(file, "public, max-age=31536000, immutable");
    }

    /** Browsers ask for it unasked. */
    @Get(uri = "/favicon.ico", produces = MediaType.ALL)
    HttpResponse<byte[]> icon() {
        return find(Asset.ICON.file(), "public, max-age=86400");
    }

    private static HttpResponse<byte[]> find(String file, String caching) {
        return Arrays.stream(Asset.values())
                .filter(asset -> asset.file().equals(file))
                .findFirst()
                .<HttpResponse<byte[]>>map(asset -> HttpResponse.ok(asset.content())
                        .contentType(MediaType.of(asset.mediaType()))
                        .header("Cache-Control", caching))
                .orElseGet(HttpResponse::notFound);
    }
}
