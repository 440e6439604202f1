package dev.evenhand.bot;

import dev.evenhand.bot.answer.ArticleResponder;
import dev.evenhand.bot.answer.Responder;
import dev.evenhand.bot.answer.Writer;
import dev.evenhand.bot.conversation.BotPart;
import dev.evenhand.bot.conversation.BotVerticle;
import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.escalation.Heard;
import dev.evenhand.bot.knowledge.ArticleStore;
import dev.evenhand.bot.knowledge.ArticleStore.Amendment;
import dev.evenhand.bot.knowledge.ArticleStore.Kind;
import dev.evenhand.bot.knowledge.ArticleStore.Note;
import dev.evenhand.bot.knowledge.CalibrationMemory;
import dev.evenhand.bot.knowledge.Editions;
import dev.evenhand.bot.knowledge.LiveKnowledge;
import dev.evenhand.bot.knowledge.PhraseVectors;
import dev.evenhand.bot.knowledge.Press;
import dev.evenhand.bot.model.ChatWriter;
import dev.evenhand.bot.redis.RedisArticleStore;
import dev.evenhand.bot.redis.RedisTurnClaims;
import dev.evenhand.bot.retrieval.Language;
import dev.evenhand.bot.retrieval.Settings;
import dev.evenhand.bot.sample.SampleShop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the bot together. */
final class BotStart {
    private static final Logger LOG = LoggerFactory.getLogger(BotStart.class);

    private final Vertx vertx;
    private final BotOptions options;
    private final Doors doors;

    private BotStart(Vertx vertx, BotOptions options, Doors doors) {
        this.vertx = vertx;
        this.options = options;
        this.doors = doors;
    }

    static Future<Bot> start(Vertx vertx, BotOptions options, Doors doors) {
        var start = new BotStart(vertx, options, doors);
        var store = new RedisArticleStore(doors.link(), Clock.systemUTC());
        return start.seeded(store).compose(none -> start.press()).compose(press -> start.run(store, press));
    }

    /** A model takes a second each, the rules for handing off a little. */
    static void prepare() {
        new EscalationRules().judge(Heard.first("warm"));
        for (var language : Language.values()) {
            PhraseVectors.warm(language);
        }
    }

    private Future<Void> seeded(ArticleStore store) {
        if (!options.seeded()) {
            return Future.succeededFuture();
        }
        return store.number().compose(number -> number > 0 ? Future.succeededFuture() : seed(store));
    }

    private Future<Void> seed(ArticleStore store) {
        return vertx.executeBlocking(SampleShop::articles, false)
                .compose(articles -> {
                    var note = new Note("system", "seeded", Integer.toString(articles.size()));
                    return store.apply(new Amendment(Kind.SEED, articles, List.of(), note));
                })
                .mapEmpty();
    }

    private Future<Press> press() {
        var settings = new Settings(options.precision(), options.outOfScopeShare(), options.cautious());
        return vertx.executeBlocking(
                () -> {
                    var vectors = new PhraseVectors(options.directory());
                    var calibrations = new CalibrationMemory(options.directory());
                    SampleShop.teach(vectors, calibrations);
                    return new Press(vectors::encoder, settings, calibrations);
                },
                false);
    }

    private Future<Bot> run(ArticleStore store, Press press) {
        var editions = new Editions(vertx, store, press);
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        var parts = new BotParts(
                vertx,
                new LiveKnowledge(store, editions),
                editions,
                vertx.createSharedWorkerExecutor("evenhand-answer", threads),
                vertx.createSharedWorkerExecutor("evenhand-evaluate", 1, 10, java.util.concurrent.TimeUnit.MINUTES),
                editions.open(),
                new AtomicReference<>());
        parts.opened().onFailure(cause -> LOG.error("The knowledge base could not be indexed", cause));
        var articles = new ArticleResponder(parts.knowledge()::edition, parts.answers(), writer());
        var responder = new PatientResponder(parts.opened(), articles);
        return vertx.deployVerticle(new BotVerticle(doors.desk(), doors.live(), part(responder)))
                .onSuccess(parts.deployment()::set)
                .map(id -> new RunningBot(parts, responder));
    }

    private Optional<Writer> writer() {
        return Optional.ofNullable(options.llm()).map(llm -> new ChatWriter(vertx, llm));
    }

    private BotPart part(Responder responder) {
        var pace = options.pace();
        var claims = new RedisTurnClaims(doors.link(), UUID.randomUUID().toString());
        return new BotPart(
                responder, claims, pace.quiet(), pace.longestBurst(), pace.answerWithin(), pace.turnsInWork());
    }
}
