package dev.podfall.web;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A route of the server.
 *
 * @param path with variables in braces
 */
record Route(String method, String path) {
    @Override
    public String toString() {
        return method + " " + path;
    }

    boolean isApi() {
        return path.startsWith("/api/");
    }

    /** All of them, read from the controllers. */
    static List<Route> all() {
        var routes = new ArrayList<Route>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.podfall.web")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Controller.class))
                        .map(JavaClass::reflect)
                        .forEach(type -> Arrays.stream(type.getDeclaredMethods())
                                .sorted(Comparator.comparing(Method::getName))
                                .forEach(method -> add(routes, type, method)));
        return routes;
    }

    private static void add(List<Route> routes, Class<?> type, Method method) {
        var base = type.getAnnotation(Controller.class).value();
        for (var annotation : method.getAnnotations()) {
            if (annotation instanceof Get get) {
                routes.add(route("GET", base, get.uri().equals("/") ? get.value() : get.uri()));
            } else if (annotation instanceof Post post) {
                routes.add(route("POST", base, post.value()));
            } else if (annotation instanceof Delete delete) {
                routes.add(route("DELETE", base, delete.value()));
            }
        }
    }

    private static Route route(String method, String base, String path) {
        var whole = (base + path).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
        return new Route(
                method,
                URI.create("http://x")
                        .resolve(whole.replace("{", "%7B").replace("}", "%7D"))
                        .getPath());
    }
}
