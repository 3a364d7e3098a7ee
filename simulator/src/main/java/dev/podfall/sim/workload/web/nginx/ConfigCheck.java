package dev.podfall.sim.workload.web.nginx;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What nginx checks of a configuration when it reads it: which directives there are, where, and with how many arguments. */
final class ConfigCheck {
    private static final Set<String> MAIN = words(
            "user worker_processes worker_rlimit_nofile worker_cpu_affinity worker_priority worker_shutdown_timeout"
                    + " pid error_log events http stream daemon master_process env load_module pcre_jit timer_resolution"
                    + " working_directory thread_pool lock_file debug_points ssl_engine include");
    private static final Set<String> EVENTS =
            words("worker_connections use multi_accept accept_mutex debug_connection");
    private static final Set<String> HTTP_ALONE =
            words("server upstream map geo split_clients limit_req_zone limit_conn_zone log_format proxy_cache_path "
                    + "server_names_hash_bucket_size server_names_hash_max_size variables_hash_max_size "
                    + "variables_hash_bucket_size map_hash_bucket_size map_hash_max_size");
    private static final Set<String> SERVER_ALONE = words("listen server_name");
    private static final Set<String> LOCATION_ALONE =
            words("alias proxy_pass fastcgi_pass uwsgi_pass grpc_pass memcached_pass limit_except internal stub_status"
                    + " empty_gif");
    private static final Set<String> SERVER_AND_LOCATION =
            words("location return rewrite set if break try_files rewrite_log");
    private static final Set<String> ANYWHERE =
            words("root index error_page access_log error_log default_type types charset sendfile sendfile_max_chunk"
                    + " tcp_nopush tcp_nodelay keepalive_timeout keepalive_requests client_max_body_size"
                    + " client_body_buffer_size client_body_timeout client_header_timeout client_header_buffer_size"
                    + " client_body_temp_path large_client_header_buffers send_timeout server_tokens autoindex"
                    + " autoindex_exact_size autoindex_localtime autoindex_format add_header expires etag"
                    + " if_modified_since allow deny satisfy auth_basic auth_basic_user_file auth_request auth_request_set"
                    + " gzip gzip_types gzip_min_length gzip_comp_level gzip_vary gzip_proxied gzip_buffers"
                    + " gzip_http_version gzip_static gzip_disable gunzip log_not_found log_subrequest limit_req"
                    + " limit_req_status limit_req_log_level limit_conn limit_conn_status limit_rate limit_rate_after"
                    + " merge_slashes port_in_redirect absolute_redirect server_name_in_redirect recursive_error_pages"
                    + " open_file_cache open_file_cache_valid open_file_cache_min_uses open_file_cache_errors"
                    + " output_buffers resolver resolver_timeout reset_timedout_connection underscores_in_headers"
                    + " ignore_invalid_headers chunked_transfer_encoding directio aio real_ip_header set_real_ip_from"
                    + " real_ip_recursive sub_filter sub_filter_once sub_filter_types mirror ssi lingering_close"
                    + " lingering_time lingering_timeout connection_pool_size request_pool_size types_hash_max_size"
                    + " types_hash_bucket_size proxy_set_header proxy_pass_header proxy_hide_header proxy_http_version"
                    + " proxy_redirect proxy_buffering proxy_buffers proxy_buffer_size proxy_busy_buffers_size"
                    + " proxy_request_buffering proxy_connect_timeout proxy_read_timeout proxy_send_timeout"
                    + " proxy_next_upstream proxy_next_upstream_tries proxy_next_upstream_timeout proxy_intercept_errors"
                    + " proxy_cache proxy_cache_valid proxy_cache_key proxy_cache_bypass proxy_no_cache"
                    + " proxy_cache_use_stale proxy_cache_methods proxy_cache_lock proxy_ssl_verify proxy_ssl_server_name"
                    + " proxy_ssl_name proxy_ssl_certificate proxy_ssl_certificate_key proxy_ssl_trusted_certificate"
                    + " proxy_ssl_protocols proxy_ssl_session_reuse proxy_method proxy_set_body proxy_bind"
                    + " proxy_ignore_headers proxy_ignore_client_abort proxy_temp_path proxy_max_temp_file_size"
                    + " proxy_cookie_path proxy_cookie_domain proxy_headers_hash_max_size proxy_headers_hash_bucket_size"
                    + " proxy_limit_rate proxy_socket_keepalive fastcgi_param fastcgi_index fastcgi_split_path_info"
                    + " fastcgi_read_timeout fastcgi_buffers fastcgi_buffer_size fastcgi_temp_path uwsgi_param"
                    + " uwsgi_temp_path scgi_temp_path grpc_set_header grpc_read_timeout http2"
                    + " http2_max_concurrent_streams http3 ssl ssl_certificate ssl_certificate_key ssl_protocols"
                    + " ssl_ciphers ssl_prefer_server_ciphers ssl_session_cache ssl_session_timeout ssl_session_tickets"
                    + " ssl_dhparam ssl_client_certificate ssl_verify_client ssl_verify_depth ssl_stapling"
                    + " ssl_stapling_verify ssl_trusted_certificate ssl_ecdh_curve ssl_buffer_size");
    private static final Set<String> UPSTREAM =
            words("server zone least_conn ip_hash hash random keepalive keepalive_timeout keepalive_requests");

    /** Directives whose number of arguments is fixed. */
    private static final Map<String, Integer> ARGUMENTS = Map.ofEntries(
            Map.entry("root", 1),
            Map.entry("alias", 1),
            Map.entry("proxy_pass", 1),
            Map.entry("worker_connections", 1),
            Map.entry("worker_processes", 1),
            Map.entry("pid", 1),
            Map.entry("client_max_body_size", 1),
            Map.entry("default_type", 1),
            Map.entry("autoindex", 1),
            Map.entry("sendfile", 1),
            Map.entry("proxy_set_header", 2),
            Map.entry("proxy_http_version", 1),
            Map.entry("server_tokens", 1),
            Map.entry("upstream", 1));

    private ConfigCheck() {}

    private static Set<String> words(String text) {
        return new TreeSet<>(Arrays.asList(text.split(" ")));
    }

    /** @throws NginxError for the first thing that is wrong */
    static void check(Directive main) {
        main.block().forEach(d -> check(d, "main"));
        if (main.all("events").findAny().isEmpty()) {
            throw new NginxError("no \"events\" section in configuration");
        }
    }

    private static void check(Directive d, String context) {
        if (context.matches("map|geo|types|split_clients|stream|if_free")) {
            return;
        }
        Predicate<String> allowed = allowed(context);
        if (!allowed.test(d.name())) {
            throw d.error(
                    isKnown(d.name())
                            ? "\"" + d.name() + "\" directive is not allowed here"
                            : "unknown directive \"" + d.name() + "\"");
        }
        checkForm(d, context);
        if (d.block() != null) {
            d.block().forEach(inner -> check(inner, d.name()));
        }
    }

    private static void checkForm(Directive d, String context) {
        boolean block =
                d.name().matches("events|http|location|upstream|map|geo|types|if|limit_except|stream|split_clients")
                        || d.name().equals("server") && !context.equals("upstream");
        if (block && d.block() == null) {
            throw d.error("directive \"" + d.name() + "\" has no opening \"{\"");
        }
        if (!block && d.block() != null) {
            throw d.error("directive \"" + d.name() + "\" is not terminated by \";\"");
        }
        int given = d.arguments().size();
        Integer wanted =
                d.name().matches("events|http|types") || block && d.name().equals("server")
                        ? Integer.valueOf(0)
                        : ARGUMENTS.get(d.name());
        boolean tooFew = given == 0
                && d.name()
                        .matches(
                                "listen|server_name|index|return|try_files|add_header|error_page|set|rewrite|location");
        boolean tooMany = d.name().equals("location") && given > 2 || d.name().equals("return") && given > 2;
        if (wanted != null && wanted != given || tooFew || tooMany) {
            throw d.error("invalid number of arguments in \"" + d.name() + "\" directive");
        }
    }

    private static Predicate<String> allowed(String context) {
        return switch (context) {
            case "main" -> MAIN::contains;
            case "events" -> EVENTS::contains;
            case "http" -> name -> HTTP_ALONE.contains(name) || ANYWHERE.contains(name);
            case "upstream" -> UPSTREAM::contains;
            case "server" ->
                name -> SERVER_ALONE.contains(name) || SERVER_AND_LOCATION.contains(name) || ANYWHERE.contains(name);
            default ->
                name -> LOCATION_ALONE.contains(name) || SERVER_AND_LOCATION.contains(name) || ANYWHERE.contains(name);
        };
    }

    private static boolean isKnown(String name) {
        return MAIN.contains(name)
                || EVENTS.contains(name)
                || HTTP_ALONE.contains(name)
                || SERVER_ALONE.contains(name)
                || LOCATION_ALONE.contains(name)
                || SERVER_AND_LOCATION.contains(name)
                || ANYWHERE.contains(name)
                || UPSTREAM.contains(name);
    }
}
