package dev.evenhand.metrics.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.outcome.Story;
import dev.evenhand.metrics.store.MemoryView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingListTest {
    private static final Instant START = Story.NINE;

    @Test
    void whatIsGradedIsAShareThatStaysTheSame() throws Exception {
        try (MemoryView view = new MemoryView().add(closed("bot_first", null, 400))) {
            ReadingList list = new ReadingList(view);
            List<String> quarter = await(list.ungraded(START, .25, 1_000));
            assertThat(quarter.size()).isBetween(70, 130);
            assertThat(await(list.ungraded(START, .5, 1_000))).containsAll(quarter);
            assertThat(await(list.ungraded(START, 1, 1_000))).hasSize(400);
            assertThat(await(list.ungraded(START, 0, 1_000))).isEmpty();
            assertThat(await(list.ungraded(START.plusSeconds(3_600), 1, 1_000))).isEmpty();
        }
    }

    @Test
    void everyBeginningOfWhatIsAuditedIsInProportion() throws Exception {
        List<Facts> rows = new ArrayList<>(closed("bot_first", "yes", 300));
        rows.addAll(closed("human_first", "no", 100));
        try (MemoryView view = new MemoryView().add(rows)) {
            ReadingList list = new ReadingList(view);
            List<String> first = await(list.unaudited(START, 40));
            assertThat(first).filteredOn(id -> id.startsWith("bot_first")).hasSize(30);
            assertThat(first).isNotEqualTo(first.stream().sorted().toList());
            assertThat(await(list.progress(START))).isEqualTo(new ReadingList.Progress(400, 0));
        }
    }

    @Test
    void nobodyIsSentToReadWhatWasImportedAndHasNoWordsHere() throws Exception {
        List<Facts> rows = new ArrayList<>(closed("bot_first", "yes", 5));
        rows.addAll(closed("human_first", "yes", 300, new Facts.Assignment("import", null)));
        try (MemoryView view = new MemoryView().add(rows)) {
            assertThat(await(new ReadingList(view).unaudited(START, 200)))
                    .hasSize(5)
                    .allMatch(id -> id.startsWith("bot_first"));
        }
    }

    @Test
    void questionsAreDrawnFromAllByChanceAndInTheSameOrder() throws Exception {
        List<Facts> rows = new ArrayList<>(closed("bot_first", null, 300));
        rows.addAll(closed("human_first", "no", 100));
        try (MemoryView view = new MemoryView().add(rows)) {
            ReadingList list = new ReadingList(view);
            List<String> drawn = await(list.written(START, 100));
            assertThat(drawn).hasSize(100).doesNotHaveDuplicates();
            assertThat(drawn.stream().filter(id -> id.startsWith("bot_first")).count())
                    .isBetween(60L, 90L);
            assertThat(await(list.written(START, 50))).isEqualTo(drawn.subList(0, 50));
            assertThat(await(list.written(START.plusSeconds(3_600), 100))).isEmpty();
        }
    }

    private static List<Facts> closed(String entry, @Nullable String grade, int count) {
        return closed(entry, grade, count, null);
    }

    private static List<Facts> closed(
            String entry, @Nullable String grade, int count, Facts.@Nullable Assignment assignment) {
        List<Facts> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Facts.Review review = grade == null ? null : new Facts.Review(grade, "m-1", null);
            rows.add(new Facts(
                    entry + "-" + i,
                    "k-" + i,
                    entry,
                    START,
                    START.plusSeconds(60),
                    null,
                    null,
                    "delivery",
                    null,
                    null,
                    assignment,
                    null,
                    1,
                    null,
                    null,
                    null,
                    null,
                    1,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    review,
                    null,
                    null));
        }
        return rows;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
