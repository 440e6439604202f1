package dev.evenhand.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorMemoryTest {

    @TempDir
    Path directory;

    private final List<String> encoded = new ArrayList<>();

    @Test
    void moreThanFitAreAnsweredAllAndWhatWasAskedLastIsKept() {
        var memory = memory();
        all(memory, phrases("old", VectorMemory.MOST - 1));
        all(memory, List.of("known"));
        encoded.clear();

        assertThat(all(memory, List.of("known", "missing"))).containsExactly(vector("known"), vector("missing"));
        assertThat(encoded).containsExactly("missing");
        encoded.clear();
        all(memory(), List.of("known", "missing"));
        assertThat(encoded).as("after a restart").isEmpty();
    }

    @Test
    void aKnowledgeBaseBeyondTheBoundIsNotForgottenForAFewNewPhrases() {
        var memory = memory();
        var base = phrases("phrase", VectorMemory.MOST + 10);
        all(memory, base);
        all(memory, List.of("changed"));
        encoded.clear();

        all(memory(), Stream.concat(base.stream(), Stream.of("changed")).toList());
        assertThat(encoded).isEmpty();
    }

    @Test
    void whatIsEncodedInPassingIsNotKept() {
        var memory = memory();
        all(memory, List.of("kept"));
        assertThat(memory.encodeInPassing(List.of("kept", "spoilt"))).containsExactly(vector("kept"), vector("spoilt"));
        encoded.clear();

        all(memory, List.of("kept", "spoilt"));
        assertThat(encoded).containsExactly("spoilt");
    }

    private static List<float[]> all(VectorMemory memory, List<String> texts) {
        return memory.encodeAll(texts, Progress.SILENT);
    }

    private static List<String> phrases(String stem, int count) {
        return IntStream.range(0, count).mapToObj(i -> stem + " " + i).toList();
    }

    private VectorMemory memory() {
        var file = new VectorFile(directory.resolve("vectors.bin"), 2);
        var memory = new VectorMemory(Counting::new, 2, file);
        memory.learn(file.read());
        return memory;
    }

    private static float[] vector(String text) {
        return new float[] {text.length(), text.hashCode()};
    }

    private final class Counting implements Encoder {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public float[] encode(String text) {
            encoded.add(text);
            return vector(text);
        }
    }
}
