package dev.evenhand.web.settings;

import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.LimitedRun;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What administrators set while the house runs.
 *
 * @param name of the desk, as the widget shows it
 * @param origins whose pages may embed the widget, besides our own
 * @param canned replies kept here before they had a place of their own; moved there, and none from then on
 * @param holdoutShare share of eligible contacts that go to people first while the experiment runs, 0 to 0.5; 0 while it
 *     does not
 * @param experiment since when, for whom; its share is {@code holdoutShare}
 * @param past the runs before that, the latest first; the oldest are forgotten
 * @param house what reports must know of this house: policy, costs
 * @param gradedShare share of closed conversations a model grades, 0 to 1; it costs money, so 0 until somebody sets it
 * @param surveyQuestion what the closing survey asks besides the rating
 */
public record Settings(
        String name,
        List<String> origins,
        List<Canned> canned,
        double holdoutShare,
        Experiment experiment,
        List<Experiment> past,
        HouseRules house,
        double gradedShare,
        SurveyQuestion surveyQuestion) {
    private static final int MOST_RUNS = 50;

    public static final Settings FRESH = new Settings(
            "Evenhand",
            List.of(),
            List.of(),
            0,
            Experiment.NEVER,
            List.of(),
            HouseRules.NONE,
            0,
            SurveyQuestion.RECOMMEND);

    /** Settings kept before there were experiments, house rules and a choice of the question have none. */
    public Settings(
            String name,
            List<String> origins,
            List<Canned> canned,
            double holdoutShare,
            @Nullable Experiment experiment,
            @Nullable List<Experiment> past,
            @Nullable HouseRules house,
            double gradedShare,
            @Nullable SurveyQuestion surveyQuestion) {
        this.name = name;
        this.origins = List.copyOf(origins);
        this.canned = List.copyOf(canned);
        this.holdoutShare = holdoutShare;
        this.experiment = experiment == null ? Experiment.NEVER : experiment;
        this.past = past == null ? List.of() : List.copyOf(past);
        this.house = house == null ? HouseRules.NONE : house;
        this.gradedShare = gradedShare;
        this.surveyQuestion = surveyQuestion == null ? SurveyQuestion.RECOMMEND : surveyQuestion;
    }

    public Settings withoutCanned() {
        return new Settings(
                name, origins, List.of(), holdoutShare, experiment, past, house, gradedShare, surveyQuestion);
    }

    public Settings with(HouseRules rules) {
        return new Settings(name, origins, canned, holdoutShare, experiment, past, rules, gradedShare, surveyQuestion);
    }

    /** Another run takes the place of the one before, which is kept beside it. */
    public Settings with(double share, Experiment changed) {
        return new Settings(
                name,
                origins,
                canned,
                share,
                changed.sharing(share),
                experiment.startedAt() == null || experiment.same(changed) ? past : before(),
                house,
                gradedShare,
                surveyQuestion);
    }

    private List<Experiment> before() {
        return Stream.concat(Stream.of(experiment), past.stream())
                .limit(MOST_RUNS)
                .toList();
    }

    /** Runs that are about some topics alone, up to now. */
    public List<LimitedRun> limitedRuns(Instant now) {
        return Stream.concat(Stream.of(experiment), past.stream())
                .flatMap(run -> run.limits(now).stream())
                .toList();
    }

    public Settings grading(double share) {
        return new Settings(name, origins, canned, holdoutShare, experiment, past, house, share, surveyQuestion);
    }

    /** A reply to pick by its shortcut; {@code locale} null for any language. */
    public record Canned(String shortcut, String text, @Nullable String locale) {}

    /** What is to change; null keeps what is. {@code version} is of the settings it was made of, null for whatever they are. */
    public record Change(
            @Nullable String name,
            @Nullable List<String> origins,
            @Nullable Double holdoutShare,
            @Nullable SurveyQuestion surveyQuestion,
            @Nullable String version) {
        public Settings of(Settings old, Instant now) {
            double share = holdoutShare == null ? old.holdoutShare() : holdoutShare;
            Settings changed = new Settings(
                    name == null ? old.name() : name,
                    origins == null ? old.origins() : origins,
                    old.canned(),
                    old.holdoutShare(),
                    old.experiment(),
                    old.past(),
                    old.house(),
                    old.gradedShare(),
                    surveyQuestion == null ? old.surveyQuestion() : surveyQuestion);
            return changed.with(share, old.experiment().shared(old.holdoutShare(), share, now));
        }
    }
}
