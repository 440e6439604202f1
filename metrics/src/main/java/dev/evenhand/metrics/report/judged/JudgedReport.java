package dev.evenhand.metrics.report.judged;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.Judged;
import dev.evenhand.metrics.report.answer.Judged.Entry;
import dev.evenhand.metrics.report.answer.Judged.Pair;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.working.InWords;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Mover;
import dev.evenhand.metrics.statistics.PredictionPowered;
import dev.evenhand.metrics.statistics.PredictionPowered.Audit;
import dev.evenhand.metrics.statistics.PredictionPowered.Cell;
import dev.evenhand.metrics.statistics.PredictionPowered.Corrected;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Wilson;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The judge's rate per entry, corrected cell by cell of topics.
 *
 * <p>Judge and auditor alike: only "yes" counts as resolved, so that "cannot tell" is a miss on both sides and nobody is
 * left out for being hard to read. Topics with fewer than two audits are taken together, with the next least read one where
 * even together they have not: the others keep their own error, since the share that is read differs from topic to topic.
 */
public final class JudgedReport {
    private static final String BOT = "bot_first";
    private static final String PEOPLE = "human_first";
    static final List<String> SIDES = List.of(BOT, PEOPLE);
    private static final String YES = "yes";
    private static final List<String> VERDICTS = List.of(YES, "no", "cannot_tell");
    private static final InWords METHOD = new InWords(
            "Prediction-powered: the judge's rate of all it graded + the mean of (audit − grade) over a random part, within"
                    + " topics; only a plain yes counts as resolved; audits are blind to who answered. In a topic of fewer than"
                    + " 10 audits the errors vary as in all; where fewer than 3 were found, by no less than Wilson's upper"
                    + " limit for their rate allows. Where customers repeat, both parts are as uncertain as their customers"
                    + " make them.",
            "预测增强推断：模型对全部已评会话给出的比例，加上随机抽取部分中（人工审核 − 模型评分）的均值，按主题分层；"
                    + "只有明确的“是”才算解决；审核时不知道由谁回答。审核少于 10 个的主题，误差方差取全部审核；"
                    + "发现的误差少于 3 个时，方差不低于误差率 Wilson 上限所对应的值。客户多次来询时，两部分的不确定性均按客户计算。");

    private final OutcomeView view;
    private final ReportQuery query;
    private final Sql rows;

    public JudgedReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.rows = Sql.cohort(query, now).and("review_grade IS NOT NULL");
    }

    /** So many conversations of one entry and topic with these verdicts; {@code audit} null where nobody read them. */
    record Counted(String entry, String topic, String grade, @Nullable String audit, long count) {
        boolean audited() {
            return audit != null;
        }

        boolean judgedYes() {
            return grade.equals(YES);
        }

        boolean auditedYes() {
            return YES.equals(audit);
        }
    }

    /** Both entries; nothing corrected where too little was read. */
    public Future<Judged> answer() {
        return read().map(this::judged);
    }

    /** The same with its numbers. */
    public Future<Made> made() {
        return read().map(read -> new JudgedCalculation(query.chinese())
                .made(judged(read), side -> cells(read.of(side)), side -> corrected(side, read)));
    }

    /** Verdicts counted, and the customers behind them by entry. */
    private record Read(List<Counted> counts, Map<String, JudgedCustomers> customers) {
        List<Counted> of(String entry) {
            return counts.stream().filter(count -> count.entry.equals(entry)).toList();
        }
    }

    private Future<Read> read() {
        return counted()
                .compose(counts -> counts.isEmpty()
                        ? Future.succeededFuture(new Read(counts, Map.of()))
                        : JudgedCustomers.of(view, rows).map(found -> new Read(counts, found)));
    }

    private Future<List<Counted>> counted() {
        String columns =
                "entry::VARCHAR, coalesce(topic, 'unknown'), review_grade::VARCHAR, review_audit::VARCHAR, count(*)";
        return view.query(
                rows.select(columns, "GROUP BY ALL"),
                row -> new Counted(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)));
    }

    private Judged judged(Read read) {
        return new Judged(
                query.cohort().from().toString(),
                query.cohort().to().toString(),
                query.cohort().zone().getId(),
                query.house().nMin(),
                entry(BOT, read),
                entry(PEOPLE, read),
                difference(corrected(BOT, read), corrected(PEOPLE, read)),
                METHOD.of(query));
    }

    private Entry entry(String name, Read read) {
        List<Counted> counts = read.of(name);
        Proportion judged = judgedYes(counts);
        List<Counted> audited = counts.stream().filter(Counted::audited).toList();
        long n = total(audited);
        long agreed = total(audited.stream()
                .filter(count -> count.grade.equals(count.audit))
                .toList());
        Optional<Corrected> corrected = corrected(name, read);
        return new Entry(
                judged.n(),
                plain(judged),
                n,
                Math.max(0, query.house().nMin() - n),
                plain(new Proportion(agreed, n)),
                confusion(audited),
                corrected.map(rate -> arm(judged.n(), rate.rate())).orElse(null),
                corrected.map(Corrected::standardError).orElse(null));
    }

    private static List<Pair> confusion(List<Counted> audited) {
        List<Pair> pairs = new ArrayList<>();
        for (String grade : VERDICTS) {
            for (String audit : VERDICTS) {
                pairs.add(new Pair(
                        grade,
                        audit,
                        total(audited.stream()
                                .filter(count -> count.grade.equals(grade) && audit.equals(count.audit))
                                .toList())));
            }
        }
        return pairs;
    }

    private Optional<Corrected> corrected(String entry, Read read) {
        List<Counted> counts = read.of(entry);
        long audited = total(counts.stream().filter(Counted::audited).toList());
        if (audited < query.house().nMin()) {
            return Optional.empty();
        }
        List<Cell> cells = List.copyOf(cells(counts).values());
        return PredictionPowered.rate(cells, JudgedCustomers.effects(read.customers, entry, cells));
    }

    /** By topic, and {@code others} for those too little was audited of; {@code all} where that is so of all. */
    static Map<String, Cell> cells(List<Counted> counts) {
        Map<String, List<Counted>> topics = new TreeMap<>();
        counts.forEach(count ->
                topics.computeIfAbsent(count.topic, topic -> new ArrayList<>()).add(count));
        List<String> leastRead = new ArrayList<>(topics.keySet());
        leastRead.sort(Comparator.comparingLong(
                name -> cell(Objects.requireNonNull(topics.get(name))).audit().n()));
        List<Counted> others = new ArrayList<>();
        for (String name : leastRead) {
            List<Counted> topic = Objects.requireNonNull(topics.get(name));
            if (tooThin(topic) || (!others.isEmpty() && tooThin(others))) {
                others.addAll(topic);
                topics.remove(name);
            }
        }
        Map<String, Cell> cells = new LinkedHashMap<>();
        topics.forEach((name, topic) -> cells.put(name, cell(topic)));
        if (!others.isEmpty()) {
            cells.put(cells.isEmpty() ? "all" : "others", cell(others));
        }
        return cells;
    }

    private static boolean tooThin(List<Counted> counts) {
        return cell(counts).audit().n() < 2;
    }

    private static Cell cell(List<Counted> counts) {
        long truePositives = 0;
        long falsePositives = 0;
        long falseNegatives = 0;
        long trueNegatives = 0;
        for (Counted count : counts.stream().filter(Counted::audited).toList()) {
            truePositives += count.judgedYes() && count.auditedYes() ? count.count : 0;
            falsePositives += count.judgedYes() && !count.auditedYes() ? count.count : 0;
            falseNegatives += !count.judgedYes() && count.auditedYes() ? count.count : 0;
            trueNegatives += !count.judgedYes() && !count.auditedYes() ? count.count : 0;
        }
        return new Cell(judgedYes(counts), new Audit(truePositives, falsePositives, falseNegatives, trueNegatives));
    }

    private static Proportion judgedYes(List<Counted> counts) {
        return new Proportion(total(counts.stream().filter(Counted::judgedYes).toList()), total(counts));
    }

    private static long total(List<Counted> counts) {
        return counts.stream().mapToLong(Counted::count).sum();
    }

    private static @Nullable Difference difference(Optional<Corrected> bot, Optional<Corrected> people) {
        if (bot.isEmpty() || people.isEmpty()) {
            return null;
        }
        double[] whole = {1};
        Interval gap = Mover.difference(
                whole, List.of(bot.get().rate()), List.of(people.get().rate()));
        return Difference.of(gap.clipped(-1, 1));
    }

    private Arm.Plain plain(Proportion counts) {
        return Wilson.interval(counts)
                .map(interval -> arm(counts.n(), interval))
                .orElseGet(() -> new Arm.Plain(0, null, null, null, true));
    }

    private Arm.Plain arm(long n, Interval interval) {
        return new Arm.Plain(
                n,
                interval.value(),
                interval.low(),
                interval.high(),
                n < query.house().nMin());
    }
}
