package dev.evenhand.bot.answer;

import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.knowledge.AnswerPolicy;
import dev.evenhand.bot.knowledge.CalibrationMemory;
import dev.evenhand.bot.knowledge.Catalogue;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.knowledge.PhraseVectors;
import dev.evenhand.bot.knowledge.Press;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.encoder.Progress;
import dev.evenhand.bot.sample.SampleShop;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The bot of the sample shop as it decides, under a policy or the usual one. */
final class SampleBot {

    private final EscalationRules rules = new EscalationRules();
    private final Press press;
    private final Edition usual;

    SampleBot(Path directory) {
        var vectors = new PhraseVectors(directory);
        var calibrations = new CalibrationMemory(directory);
        SampleShop.teach(vectors, calibrations);
        press = new Press(vectors::encoder, Settings.DEFAULT, calibrations);
        usual = edition(null);
    }

    Edition edition() {
        return usual;
    }

    Judgement judge(Turn turn) {
        return judge(turn, usual);
    }

    Judgement judge(Turn turn, AnswerPolicy policy) {
        return judge(turn, edition(policy));
    }

    private Judgement judge(Turn turn, Edition edition) {
        return new Deliberation(rules, new Lookup(edition, Clock.systemUTC())).judge(turn);
    }

    private Edition edition(@Nullable AnswerPolicy policy) {
        return press.print(new Catalogue(1, SampleShop.articles(), policy), Progress.SILENT);
    }
}
