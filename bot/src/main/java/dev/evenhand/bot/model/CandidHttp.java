package dev.evenhand.bot.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LangChain4j's way to a model's server, for text only. Unlike the library's own it tells how long a server that refuses
 * wants to be left alone, follows no redirect, and ends a stream that falls silent instead of waiting on it for ever.
 */
final class CandidHttp implements HttpClient {
    private static final Logger LOG = LoggerFactory.getLogger(CandidHttp.class);

    private final java.net.http.HttpClient client;
    private final Duration limit;

    private CandidHttp(Duration connect, Duration limit) {
        this.client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .build();
        this.limit = limit;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("answers are streamed");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        client.sendAsync(translated(request), BodyHandlers.ofInputStream())
                .thenAccept(response -> listen(response, parser, listener))
                .exceptionally(failure -> {
                    listener.onError(failure instanceof CompletionException ? failure.getCause() : failure);
                    return null;
                });
    }

    private java.net.http.HttpRequest translated(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(limit)
                .method(
                        request.method().name(),
                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                request.body() == null ? "" : request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private void listen(
            HttpResponse<InputStream> response, ServerSentEventParser parser, ServerSentEventListener listener) {
        var body = response.body();
        if (response.statusCode() / 100 != 2) {
            listener.onError(refusal(response));
            return;
        }
        // Closing a stream that has ended does nothing.
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> close(body));
        listener.onOpen(SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .build());
        parser.parse(body, listener);
        listener.onClose();
    }

    /** Without the words of the server, which often repeat the request. */
    private static HttpException refusal(HttpResponse<InputStream> response) {
        var retryAfter = response.headers()
                .firstValue("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, Clock.systemUTC()));
        close(response.body());
        return new ServerRefused(response.statusCode(), retryAfter);
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            LOG.debug("A stream could not be closed: {}", e.getClass().getSimpleName());
        }
    }

    /** As the library wants it. */
    static final class Builder implements HttpClientBuilder {
        private Duration connect = Duration.ofSeconds(5);
        private Duration read = Duration.ofSeconds(60);

        @Override
        public Duration connectTimeout() {
            return connect;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration limit) {
            connect = limit;
            return this;
        }

        @Override
        public Duration readTimeout() {
            return read;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration limit) {
            read = limit;
            return this;
        }

        @Override
        public HttpClient build() {
            return new CandidHttp(connect, read);
        }
    }
}
