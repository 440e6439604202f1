package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.Bot;
import dev.evenhand.bot.BotOptions;
import dev.evenhand.bot.Doors;
import dev.evenhand.bot.judge.Judge;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.metrics.Metrics;
import dev.evenhand.metrics.MetricsOptions;
import dev.evenhand.metrics.redis.RedisCustomerHistory;
import dev.evenhand.metrics.report.Reports;
import dev.evenhand.metrics.store.ViewBusy;
import dev.evenhand.web.attachment.AttachmentStore;
import dev.evenhand.web.attachment.DirectoryAttachments;
import dev.evenhand.web.http.AnswerSchemas;
import dev.evenhand.web.http.AnswerSchemas.Answered;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A running server over a real Redis, and the ways to call it. */
final class House implements AutoCloseable {
    static final String ADMIN_PASSWORD = "correct horse battery";

    static final AnswerSchemas SCHEMAS = new AnswerSchemas();

    private static final Duration KEPT = Duration.ofDays(30);

    final Vertx vertx = Vertx.vertx();
    final Handoff handoff;
    private final Bot bot;
    final Metrics metrics;
    final WebServer web;
    final WebClient client;
    private boolean storeAway;
    private final AttachmentStore attachments;
    private final HttpClient plain = vertx.createHttpClient();

    private House(Path directory, WebOptions options, boolean measures, Function<House, Bot> bots) {
        handoff = Handoff.start(vertx, HandoffOptions.embedded(directory)).await();
        bot = bots.apply(this);
        metrics = Metrics.start(
                        vertx,
                        MetricsOptions.in(directory),
                        new Metrics.Sources(handoff.link(), handoff.feed(), handoff.desk()))
                .await();
        attachments = new DirectoryAttachments(vertx, directory.resolve("attachments"), KEPT);
        Reports reports = measures ? Reports.over(metrics.view(), Clock.systemUTC()) : noReports();
        web = WebServer.start(vertx, options, services(reports)).await();
        web.ensureAdministrator(ADMIN_PASSWORD).await();
        web.open().await();
        client = WebClient.create(vertx);
    }

    static House open(Path directory) {
        return open(directory, WebOptions.LOOPBACK.withoutRateLimits());
    }

    static House open(Path directory, WebOptions options) {
        return new House(directory, options, false, house -> new QuietBot(Optional.empty()));
    }

    /** One whose reports are the real ones. */
    static House measuring(Path directory, WebOptions options) {
        return new House(directory, options, true, house -> new QuietBot(Optional.empty()));
    }

    /** One whose reports are the real ones, and whose closed conversations this judge may read. */
    static House judged(Path directory, Judge judge) {
        var house = new House(
                directory, WebOptions.LOOPBACK.withoutRateLimits(), true, made -> new QuietBot(Optional.of(judge)));
        house.metrics.onChange(house.web::outcomesChanged);
        return house;
    }

    /** With the bot itself and the sample shop. */
    static House withBot(Path directory) {
        return new House(directory, WebOptions.LOOPBACK.withoutRateLimits(), false, house -> Bot.start(
                        house.vertx, BotOptions.in(directory.resolve("bot")), house.doors())
                .await());
    }

    private Doors doors() {
        return new Doors(handoff.desk(), handoff.live(), handoff.link());
    }

    private Services services(Reports reports) {
        return new Services(
                handoff.desk(),
                handoff.live(),
                handoff.link(),
                handoff.feed(),
                bot,
                measurement(reports),
                attachments,
                List.of());
    }

    private Services.Measurement measurement(Reports reports) {
        return new Services.Measurement(
                reports,
                metrics.importer(),
                metrics.exporter(),
                new RedisCustomerHistory(handoff.link()),
                metrics.readingList());
    }

    /** Reports have their own tests; here their routes only have to be there. */
    private static Reports noReports() {
        return (Reports) Proxy.newProxyInstance(
                Reports.class.getClassLoader(),
                new Class<?>[] {Reports.class},
                (proxy, method, arguments) -> Future.failedFuture(new ViewBusy("not in these tests")));
    }

    HttpRequest<Buffer> call(HttpMethod method, String path, @Nullable String bearer) {
        var request = client.request(method, web.port(), "127.0.0.1", path);
        return bearer == null ? request : request.putHeader("Authorization", "Bearer " + bearer);
    }

    /** Of the head alone, since a stream's body never ends. */
    int status(HttpMethod method, String path, String bearer) {
        var options = new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(web.port())
                .setURI(path)
                .putHeader("Authorization", "Bearer " + bearer);
        return plain.request(options)
                .compose(request -> request.send().map(response -> {
                    response.exceptionHandler(reset -> {});
                    request.reset();
                    return response.statusCode();
                }))
                .await();
    }

    HttpResponse<Buffer> get(String path, @Nullable String bearer) {
        return asDeclared(
                HttpMethod.GET, path, call(HttpMethod.GET, path, bearer).send());
    }

    HttpResponse<Buffer> post(String path, @Nullable String bearer, Object body) {
        return asDeclared(
                HttpMethod.POST, path, call(HttpMethod.POST, path, bearer).sendJson(body));
    }

    /** Whatever is asked, the answer holds what the contract says, no more and no less. */
    private static HttpResponse<Buffer> asDeclared(HttpMethod method, String path, Future<HttpResponse<Buffer>> asked) {
        var answer = asked.await();
        var type = String.valueOf(answer.getHeader("Content-Type")).split(";", 2)[0];
        var body = Objects.requireNonNullElse(answer.bodyAsString(), "");
        assertThat(SCHEMAS.faults(new Answered(method, path, answer.statusCode(), type, body)))
                .as("%s %s: %s", method, path, body)
                .isEmpty();
        return answer;
    }

    HttpResponse<Buffer> postText(String path, @Nullable String bearer, String body) {
        return call(HttpMethod.POST, path, bearer)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(body))
                .await();
    }

    /** A conversation and the token that is good for it. */
    record Talk(String id, String token) {
        String at(String rest) {
            return "/api/v1/conversations/" + id + rest;
        }
    }

    Talk open() {
        var opened = post("/api/v1/conversations", null, new JsonObject()).bodyAsJsonObject();
        return new Talk(opened.getString("id"), opened.getString("token"));
    }

    HttpResponse<Buffer> say(Talk talk, String text) {
        var message = new JsonObject()
                .put("clientMessageId", UUID.randomUUID().toString())
                .put("text", text);
        return post(talk.at("/messages"), talk.token(), message);
    }

    String signIn(String name, String password) {
        var signedIn =
                post("/api/v1/session", null, new JsonObject().put("name", name).put("password", password));
        var cookie = signedIn.cookies().get(0);
        return cookie.substring(0, cookie.indexOf(';'));
    }

    HttpResponse<Buffer> asStaff(HttpMethod method, String path, String cookie, @Nullable Object body) {
        var request = call(method, path, null).putHeader("Cookie", cookie);
        return asDeclared(method, path, body == null ? request.send() : request.sendJson(body));
    }

    /** The token of somebody with these roles who takes as many chats as come. */
    String atWork(String... roles) {
        var token = token(roles);
        call(HttpMethod.PUT, "/api/v1/me/presence", token)
                .sendJson(new JsonObject().put("status", "available").put("capacity", 1000))
                .await();
        return token;
    }

    /** An API token with these roles. */
    String token(String... roles) {
        var admin = signIn("admin", ADMIN_PASSWORD);
        var wish = new JsonObject().put("name", "test").put("roles", new JsonArray(List.of(roles)));
        return asStaff(HttpMethod.POST, "/api/v1/tokens", admin, wish)
                .bodyAsJsonObject()
                .getString("token");
    }

    /** Redis ends, and nobody starts it again. */
    void storeGoesAway() {
        storeAway = true;
        handoff.stop().await();
    }

    @Override
    public void close() {
        client.close();
        web.stop().await();
        bot.stop().await();
        metrics.stop().await();
        if (!storeAway) {
            handoff.stop().await();
        }
        vertx.close().await();
    }
}
