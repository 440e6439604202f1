package dev.evenhand.bot.tool;

import dev.evenhand.bot.answer.LookUps;
import dev.evenhand.bot.answer.Turn;
import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import dev.evenhand.bot.answer.Writer.Passage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Look-ups by GET. Redirects are not followed, and only JSON with the declared fields counts as an answer.
 *
 * <p>Nobody goes through numbers: a customer is looked up a few different ones, and of a tool so many calls are made in a minute.
 */
public final class HttpLookUps implements LookUps {
    private static final Logger LOG = LoggerFactory.getLogger(HttpLookUps.class);

    /** Different values of one parameter in what is remembered of a conversation. */
    private static final int MOST_VALUES = 5;

    /** What may stand beside a number that is asked about as a whole. */
    private static final Pattern BESIDE = Pattern.compile(
            "(?i)(?:[\\p{P}\\p{S}\\s]|\\b(?:hi|hello|hey|please|pls|and|so|yes|ok|where|what|is|'s|it|its|s|this|here"
                    + "|my|the|an?|of|for|about|order|number|no|nr|status|parcel|package|track(?:ing)?|thanks?|you)\\b"
                    + "|订单号?|单号|编号|号码?|我|的|是|请|帮|查询?|一下|看看?|到|在|哪里?|哪儿|了|呢|吗|啊|快递|包裹|物流|状态|现在|这个|你好|您好|谢谢)*");

    private final HttpClient client;
    private final List<Tool> tools;
    private final Map<Tool, Bucket> buckets;

    public HttpLookUps(Vertx vertx, List<Tool> tools) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2_000));
        this.tools = List.copyOf(tools);
        this.buckets = tools.stream()
                .collect(Collectors.toMap(
                        tool -> tool, tool -> new Bucket(tool.limits().perMinute(), System::nanoTime), (a, b) -> a));
    }

    @Override
    public Future<Optional<Fact>> about(Turn turn, Set<String> articles) {
        return tools.stream()
                .filter(tool -> tool.articles().stream().anyMatch(articles::contains) || alone(tool, turn))
                .filter(tool -> !tool.verified() || !turn.verified().isEmpty())
                .flatMap(tool -> value(tool, turn).map(value -> new Call(tool, value, turn.verified())).stream())
                .findFirst()
                .filter(this::allowed)
                .map(call -> looked(call, turn.locale()))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** Whoever sends a number and nothing that says more asks for what it stands for. */
    private static boolean alone(Tool tool, Turn turn) {
        var number = tool.parameter().pattern().matcher(String.join(" ", turn.messages()));
        return number.find() && BESIDE.matcher(number.replaceAll(" ")).matches();
    }

    private boolean allowed(Call call) {
        var bucket = buckets.get(call.tool);
        boolean allowed = bucket != null && bucket.take();
        if (!allowed) {
            LOG.warn(
                    "The look-up {} is not made: more than {} in a minute",
                    call.tool.name(),
                    call.tool.limits().perMinute());
        }
        return allowed;
    }

    /**
     * Only what this customer wrote can be looked up, the latest first; the words of articles and bots never are. Empty also for
     * whoever has named more than anybody needs.
     */
    private static Optional<String> value(Tool tool, Turn turn) {
        var earlier = turn.history().stream()
                .filter(remark -> remark.speaker() == Speaker.CUSTOMER)
                .map(Remark::text);
        var values = Stream.concat(earlier, turn.messages().stream())
                .flatMap(text -> tool.parameter().pattern().matcher(text).results().findFirst().stream())
                .map(MatchResult::group)
                .toList();
        boolean some = !values.isEmpty() && Set.copyOf(values).size() <= MOST_VALUES;
        return some ? Optional.of(values.get(values.size() - 1)) : Optional.empty();
    }

    private Future<Optional<Fact>> looked(Call call, String locale) {
        var limits = call.tool.limits();
        return asked(call)
                .map(body -> Findings.of(call.tool, body))
                .map(found -> found.map(values -> fact(call, values, locale)))
                .timeout(limits.time().toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> {
                    LOG.warn("The look-up {} found nothing out: {}", call.tool.name(), LookUpFailure.kind(cause));
                    return Future.succeededFuture(Optional.empty());
                });
    }

    private Future<Buffer> asked(Call call) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(call.tool.address(call.value, call.customer).toString())
                .setFollowRedirects(false)
                .setTimeout(call.tool.limits().time().toMillis());
        options.putHeader("Accept", "application/json");
        call.tool.headers().forEach(options::putHeader);
        return client.request(options)
                .compose(request -> request.send())
                .compose(response -> body(response, call.tool.limits().bytes()));
    }

    private static Future<Buffer> body(HttpClientResponse response, int most) {
        response.exceptionHandler(cause -> LOG.debug("A look-up's answer broke off: {}", LookUpFailure.kind(cause)));
        if (response.statusCode() != 200) {
            response.request().reset();
            return Future.failedFuture(new LookUpFailure("HTTP " + response.statusCode()));
        }
        Promise<Buffer> whole = Promise.promise();
        var body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > most) {
                response.request().reset();
                whole.tryFail(new LookUpFailure("the answer is longer than " + most + " bytes"));
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }

    private static Fact fact(Call call, Map<String, String> found, String locale) {
        var tool = call.tool;
        String language = locale.startsWith("zh") ? "zh" : "en";
        var values = new LinkedHashMap<>(Map.of(tool.parameter().name(), call.value));
        values.putAll(found);
        String lines = values.entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .map(value -> value.getKey() + ": " + value.getValue())
                .collect(Collectors.joining("\n"));
        String text = tool.answer()
                .getOrDefault(language, tool.answer().values().iterator().next());
        String title = tool.title().getOrDefault(language, tool.name());
        var personal = tool.result().stream()
                .filter(Tool.Field::personal)
                .map(field -> found.getOrDefault(field.path(), ""))
                .filter(value -> !value.isBlank())
                .toList();
        var passage = Passage.found(tool.name(), title, lines).hiding(personal);
        return new Fact(passage, Template.filled(text, values), call.value, tool.articles());
    }

    private record Call(Tool tool, String value, String customer) {}
}
