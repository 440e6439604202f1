package dev.evenhand.bot;

import dev.evenhand.bot.answer.ArticleResponder;
import dev.evenhand.bot.answer.Composer;
import dev.evenhand.bot.answer.LookUps;
import dev.evenhand.bot.answer.Responder;
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
import dev.evenhand.bot.learning.Forgetting;
import dev.evenhand.bot.learning.Listener;
import dev.evenhand.bot.learning.LiveLearning;
import dev.evenhand.bot.learning.LiveLearning.Thinking;
import dev.evenhand.bot.learning.Teaching;
import dev.evenhand.bot.model.ChatSummariser;
import dev.evenhand.bot.model.ChatWriter;
import dev.evenhand.bot.model.ModelDoor;
import dev.evenhand.bot.redis.RedisArticleStore;
import dev.evenhand.bot.redis.RedisLessons;
import dev.evenhand.bot.redis.RedisTurnClaims;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.sample.SampleShop;
import dev.evenhand.bot.tool.HttpLookUps;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the bot together. */
final class BotStart {
    private static final Logger LOG = LoggerFactory.getLogger(BotStart.class);

    private final Vertx vertx;
    private final BotOptions options;
    private final Doors doors;
    private final Optional<ModelDoor> model;

    private BotStart(Vertx vertx, BotOptions options, Doors doors) {
        this.vertx = vertx;
        this.options = options;
        this.doors = doors;
        this.model = Optional.ofNullable(options.llm()).map(llm -> new ModelDoor(vertx, llm));
    }

    static Future<Bot> start(Vertx vertx, BotOptions options, Doors doors) {
        var start = new BotStart(vertx, options, doors);
        var store = new RedisArticleStore(doors.link(), Clock.systemUTC());
        return start.seeded(store).compose(none -> start.memories()).compose(memories -> start.run(store, memories));
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

    private Future<Memories> memories() {
        return vertx.executeBlocking(
                () -> {
                    var vectors = new PhraseVectors(options.directory());
                    var calibrations = new CalibrationMemory(options.directory());
                    SampleShop.teach(vectors, calibrations);
                    return new Memories(vectors, calibrations);
                },
                false);
    }

    private Future<Bot> run(ArticleStore store, Memories memories) {
        var settings = new Settings(options.precision(), options.outOfScopeShare(), options.cautious());
        var press = new Press(memories.vectors()::encoder, settings, memories.calibrations());
        var editions = new Editions(vertx, store, press);
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        var evaluation = vertx.createSharedWorkerExecutor("evenhand-evaluate", 1, 10, TimeUnit.MINUTES);
        var lessons = new RedisLessons(doors.link());
        var thinking = new Thinking(editions::current, memories.vectors()::encoder, evaluation);
        var parts = new BotParts(
                vertx,
                new LiveKnowledge(vertx, store, editions),
                editions,
                new LiveLearning(doors.desk(), lessons, thinking),
                new Listener(doors.desk(), doors.live(), lessons),
                new Forgetting(vertx, doors.desk()::stands, lessons),
                new Teaching(vertx, new Teaching.Sources(lessons, store), editions, evaluation),
                vertx.createSharedWorkerExecutor("evenhand-answer", threads),
                evaluation,
                editions.open(),
                new AtomicReference<>());
        parts.opened().onFailure(cause -> LOG.error("The knowledge base could not be indexed", cause));
        return deployed(parts);
    }

    private Future<Bot> deployed(BotParts parts) {
        var articles = new ArticleResponder(
                parts.knowledge()::edition,
                new ArticleResponder.Thinking(parts.answers(), options.pace().answerWithin()),
                composer());
        var responder = new PatientResponder(parts.opened(), articles);
        return vertx.deployVerticle(new BotVerticle(doors.desk(), doors.live(), part(responder)))
                .onSuccess(parts.deployment()::set)
                .map(id -> new RunningBot(parts, responder, model));
    }

    /** What is remembered between starts. */
    private record Memories(PhraseVectors vectors, CalibrationMemory calibrations) {}

    private Composer composer() {
        var lookUps = options.tools().isEmpty() ? LookUps.NONE : new HttpLookUps(vertx, options.tools());
        return new Composer(lookUps, model.map(ChatWriter::new));
    }

    private BotPart part(Responder responder) {
        var pace = options.pace();
        var claims = new RedisTurnClaims(doors.link(), UUID.randomUUID().toString());
        return new BotPart(
                responder,
                model.map(ChatSummariser::new),
                claims,
                pace.quiet(),
                pace.longestBurst(),
                pace.answerWithin(),
                pace.turnsInWork());
    }
}
