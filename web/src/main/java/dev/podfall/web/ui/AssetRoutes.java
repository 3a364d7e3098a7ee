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

    /** What scripts say, in a language. */
    @Get(uri = "/assets/{version}/texts/{language}.js", produces = MediaType.ALL)
    HttpResponse<?> texts(String version, String language) {
        return ScriptTexts.named(language)
                .<HttpResponse<?>>map(script -> HttpResponse.ok(script)
                        .contentType(MediaType.of("text/javascript;charset=utf-8"))
                        .header("Cache-Control", "public, max-age=31536000, immutable"))
                .orElseGet(HttpResponse::notFound);
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
