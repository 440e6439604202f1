package dev.evenhand.bot;

import dev.evenhand.bot.model.LlmSettings;
import dev.evenhand.bot.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the bot works on this node.
 *
 * @param directory where vectors are remembered between starts; made when missing
 * @param precision the share of answers that should be right, in (0, 1)
 * @param outOfScopeShare the expected share of messages no article answers, in (0, 1)
 * @param cautious whether near misses weigh more: for knowledge bases that split one topic into neighbouring articles
 * @param seeded whether an empty store is filled once with the sample shop
 * @param pace how long turns are gathered, how long an answer may take, how many may be in work
 * @param llm the model that words answers; null for extractive answers only
 * @param tools read-only look-ups in the operator's systems; usually none
 */
public record BotOptions(
        Path directory,
        double precision,
        double outOfScopeShare,
        boolean cautious,
        boolean seeded,
        Pace pace,
        @Nullable LlmSettings llm,
        List<Tool> tools) {

    public BotOptions {
        tools = List.copyOf(tools);
    }

    /** Nine answers in ten right, four messages in ten outside the knowledge base, the sample shop, no model. */
    public static BotOptions in(Path directory) {
        return new BotOptions(directory, 0.90, 0.40, false, true, Pace.DEFAULT, null, List.of());
    }

    public BotOptions withLlm(@Nullable LlmSettings settings) {
        return new BotOptions(directory, precision, outOfScopeShare, cautious, seeded, pace, settings, tools);
    }

    public BotOptions withSeeded(boolean wanted) {
        return new BotOptions(directory, precision, outOfScopeShare, cautious, wanted, pace, llm, tools);
    }

    public BotOptions withCalibration(double share, double outOfScope, boolean careful) {
        return new BotOptions(directory, share, outOfScope, careful, seeded, pace, llm, tools);
    }

    public BotOptions withPace(Pace wanted) {
        return new BotOptions(directory, precision, outOfScopeShare, cautious, seeded, wanted, llm, tools);
    }

    public BotOptions withTools(List<Tool> declared) {
        return new BotOptions(directory, precision, outOfScopeShare, cautious, seeded, pace, llm, declared);
    }

    /**
     * The bot's times and bounds.
     *
     * @param quiet a burst of messages ends after this much silence
     * @param longestBurst a burst ends at the latest this long after its first message
     * @param answerWithin an answer later than this becomes a handoff; below the desk's own deadline for the bot
     * @param turnsInWork turns answered at once on this node; those beyond go to people
     */
    public record Pace(Duration quiet, Duration longestBurst, Duration answerWithin, int turnsInWork) {
        public static final Pace DEFAULT =
                new Pace(Duration.ofMillis(250), Duration.ofMillis(1500), Duration.ofSeconds(12), 500);
    }
}
