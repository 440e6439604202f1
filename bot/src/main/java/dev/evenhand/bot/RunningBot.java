package dev.evenhand.bot;

import dev.evenhand.bot.answer.Decision;
import dev.evenhand.bot.answer.Responder;
import dev.evenhand.bot.answer.Responder.Pieces;
import dev.evenhand.bot.answer.Turn;
import dev.evenhand.bot.evaluation.Evaluation;
import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.judge.Judge;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.knowledge.Knowledge;
import dev.evenhand.bot.learning.Learning;
import dev.evenhand.bot.model.ChatJudge;
import dev.evenhand.bot.model.ModelDoor;
import dev.evenhand.handoff.conversation.Candidate;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bot once it is started. */
final class RunningBot implements Bot {

    private static final int SUGGESTIONS = 4;

    private final BotParts parts;
    private final Responder responder;
    private final Optional<ModelDoor> model;

    RunningBot(BotParts parts, Responder responder, Optional<ModelDoor> model) {
        this.parts = parts;
        this.responder = responder;
        this.model = model;
    }

    @Override
    public Knowledge knowledge() {
        return parts.knowledge();
    }

    @Override
    public Learning learning() {
        return parts.learning();
    }

    @Override
    public Optional<Judge> judge() {
        return model.map(ChatJudge::new);
    }

    @Override
    public Optional<Model> model() {
        return model.map(door -> new Model(door.name(), door.away()));
    }

    @Override
    public Future<Explanation> ask(String text, String locale) {
        return responder.respond(Turn.first(locale, text), Pieces.UNSEEN).map(RunningBot::explained);
    }

    private static Explanation explained(Decision decision) {
        var assessment = decision.assessment();
        return new Explanation(
                decision.code(),
                assessment.candidates().stream()
                        .findFirst()
                        .map(Candidate::articleId)
                        .orElse(null),
                assessment.confidence(),
                decision.text(),
                assessment.candidates(),
                reason(decision),
                assessment.grounds(),
                assessment.threshold(),
                assessment.version());
    }

    private static @Nullable String reason(Decision decision) {
        return decision instanceof Decision.HandOff handOff ? handOff.reason().code() : null;
    }

    /** Of each topic the first question of its first article: a shop's own file begins with what is asked most. */
    @Override
    public List<String> suggestions(String locale) {
        String wanted = Edition.locale(Edition.language(locale));
        var now = Instant.now();
        return parts.knowledge().articles().stream()
                .filter(article -> article.locale().equals(wanted) && !article.handoff() && article.validAt(now))
                .collect(Collectors.toMap(
                        Article::topic, article -> article, (first, second) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .limit(SUGGESTIONS)
                .map(article -> article.questions().get(0))
                .toList();
    }

    @Override
    public Future<Evaluation> evaluate(List<Question> questions, String locale) {
        return parts.evaluation()
                .executeBlocking(
                        () -> {
                            var language = Edition.language(locale);
                            var edition = parts.knowledge().edition();
                            var index = edition.indexes().get(language);
                            if (index == null) {
                                throw new IllegalStateException(
                                        "The knowledge base has no articles in " + locale + ".");
                            }
                            return Evaluation.run(
                                    index, questions, edition.policy().askFrom());
                        },
                        false);
    }

    @Override
    public Readiness ready() {
        var edition = parts.knowledge().edition();
        boolean ready = parts.opened().succeeded();
        String detail = parts.opened().failed()
                ? "The knowledge base could not be indexed: "
                        + parts.opened().cause().getMessage()
                : ready
                        ? edition.version() + " serves " + edition.articles().size() + " articles."
                        : "The knowledge base is being indexed.";
        return new Readiness(ready, detail);
    }

    @Override
    public Future<Void> stop() {
        return parts.stop();
    }
}
