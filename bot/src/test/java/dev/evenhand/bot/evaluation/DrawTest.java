package dev.evenhand.bot.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.bot.retrieval.corpus.ArticleText;
import dev.evenhand.bot.retrieval.corpus.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

    private final List<Question> sentences = IntStream.range(0, 60)
            .mapToObj(i -> new Question("sentence " + i, "article-" + i % 10))
            .toList();

    @Test
    void whatIsDrawnIsKnownAndTheRestIsAsked() {
        var material = new Draw(2, 0, 1).split(sentences);

        assertThat(material.phrases()).hasSize(20);
        assertThat(material.questions()).hasSize(40);
        assertThat(material.questions()).extracting(Question::text).doesNotContainAnyElementsOf(texts(material));
    }

    @Test
    void questionsOfADroppedArticleStayAndNothingAnswersThem() {
        var material = new Draw(2, 0.3, 1).split(sentences);

        var left = material.phrases().stream().map(Phrase::articleId).distinct().toList();
        assertThat(left).hasSize(7);
        assertThat(material.texts()).extracting(ArticleText::articleId).containsExactlyInAnyOrderElementsOf(left);
        assertThat(material.questions())
                .filteredOn(question -> !left.contains(question.label()))
                .hasSize(18);
    }

    @Test
    void theSameSeedDrawsTheSameFromAnyOrder() {
        var turned = new ArrayList<>(sentences);
        Collections.reverse(turned);

        assertThat(new Draw(2, 0.3, 7).split(turned).phrases())
                .isEqualTo(new Draw(2, 0.3, 7).split(sentences).phrases());
        assertThat(new Draw(2, 0.3, 8).split(sentences).phrases())
                .isNotEqualTo(new Draw(2, 0.3, 7).split(sentences).phrases());
    }

    @Test
    void aShareOfAllIsRefused() {
        assertThatThrownBy(() -> new Draw(0, 1, 1)).hasMessageContaining("[0, 1)");
    }

    private static List<String> texts(Material material) {
        return material.phrases().stream().map(Phrase::text).toList();
    }
}
